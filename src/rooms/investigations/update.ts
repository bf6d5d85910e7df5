import { addDays, londonDate } from "../../kernel/dates.ts";
import {
  choiceFrom,
  date,
  defineForm,
  optionalChoiceFrom,
  optionalText,
  text,
  type Sent,
} from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { addStep } from "./change-investigation.ts";
import { isClosed } from "./investigation.ts";
import { dayDue } from "./scheme.ts";
import {
  beforeOpened,
  oneLine,
  optionalDay,
  optionsOf,
  peopleIn,
  whoOf,
  whyNot,
  wrongName,
  type Drawing,
  type Reading,
  type Working,
} from "./step-questions.ts";

const nobody = { value: "nobody", text: "Nobody: it was not safe" };

/** What the victim or family was told of the investigation, when, how and by whom. Who must not be told is refused. */
export const updateForm = defineForm<Reading, Drawing>()(
  {
    about: choiceFrom({
      label: "What was it about?",
      options: ({ scheme }) => optionsOf(scheme.updates.about),
      unchosen: "Choose what it was about",
      missing: "Choose what it was about",
    }),
    told: choiceFrom({
      label: "Who was told?",
      options: (drawing) => [...peopleIn(drawing), nobody],
      missing: "Choose who was told",
    }),
    toldName: optionalText({
      label: "Name, where it was another person",
      called: "The name",
      most: 200,
    }),
    way: optionalChoiceFrom({
      label: "How were they told?",
      options: ({ scheme }) => optionsOf(scheme.updates.ways),
      unchosen: "Choose how they were told",
      unknown: "Choose how they were told",
    }),
    toldOn: date({ label: "The day it was told or decided", called: "The day", isPast: true }),
    doneBy: text({
      label: "Who told them or decided it",
      called: "Who told them",
      most: 200,
      missing: "Enter who told them or decided it",
    }),
    why: oneLine("Why nobody was told (if nobody was)", "In one line. Nothing of an interview"),
    nextOn: optionalDay("nextOn", {
      label: "Next update by (optional)",
      hint: "Agreed with the child or family. Left empty, it is the usual number of days",
      called: "The next update",
    }),
  },
  {
    told: ({ told }, reading) => whyNot(reading, told),
    toldName: ({ told, toldName }, reading) => wrongName(reading, { chosen: told, name: toldName }),
    way: ({ told, way }) =>
      told !== "nobody" && told !== undefined && way === null && "Choose how they were told",
    toldOn: ({ toldOn }, reading) => beforeOpened(reading, toldOn),
    why: ({ told, why }) => told === "nobody" && why === null && "Enter why nobody was told",
    nextOn: ({ toldOn, nextOn }, { now }) => {
      if (nextOn == null || toldOn === undefined) return false;
      if (nextOn < londonDate(now)) return "It must be today or in the future";
      if (nextOn <= toldOn) return "It must be after the day that they were told";
      return nextOn > addDays(toldOn, 366) && "It must be within a year";
    },
  },
);

/** Records it, and sets the day of the next; none once the investigation has ended. */
export async function recordUpdate(
  tx: Tx,
  acting: CommandContext,
  { working, form }: { readonly working: Working; readonly form: Sent<typeof updateForm> },
): Promise<Change> {
  const { value, errors } = updateForm.read(form, { ...working, now: acting.at });
  if (errors) return { kind: "invalid", errors };
  const { investigation, scheme, calendar } = working;
  const usual = dayDue(value.toldOn, scheme.updates.every, calendar);
  const next = isClosed(investigation) ? null : (value.nextOn ?? usual);
  return addStep(tx, acting, {
    investigation,
    version: form.version,
    columns: { update_due_on: next },
    step: {
      step: "update",
      about: value.about,
      ...whoOf(value.told, value.toldName),
      way: value.told === "nobody" ? null : value.way,
      doneBy: value.doneBy,
      wording: value.told === "nobody" ? value.why : null,
      happenedOn: value.toldOn,
      dueOn: next,
    },
  });
}

import { addDays, readTime } from "../../kernel/dates.ts";
import type { DateParts } from "../../kernel/fields.ts";
import {
  askedIf,
  choiceFrom,
  date,
  defineForm,
  optionalText,
  readIf,
  type Option,
  type Sent,
} from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { noMeasureBecause, noMeasureWords } from "../people-and-places/index.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { changeMeasure } from "./decide.ts";
import type { Measure } from "./measure-reads.ts";
import { measureInScheme } from "./measure-scheme.ts";
import { namingErrors } from "./named-children.ts";
import { countOpenActions } from "./plan-reads.ts";
import { hoursOf, remindsAt, spanOf, type Span } from "./span.ts";
import { isEnding, mustEnd, saysSpan, stateText, stepsFrom, type Step } from "./steps.ts";

type Reading = {
  readonly now: Date;
  readonly measure: Measure;
  readonly mostHours: number | null;
};
type Drawing = { readonly measure: Measure };

const stepsIn = ({ measure }: Drawing): readonly Option[] =>
  openSteps(measure).map((step) => ({ value: step, text: stateText(measure.form, step) }));

const isFilled = (typed: unknown): boolean =>
  Object.values(typed as DateParts).some((part: string) => part.trim() !== "");

/** A step that says from when and until when can follow: a warning and a plan have none. */
const hasSpan = ({ measure }: Drawing): boolean =>
  openSteps(measure).some((step) => saysSpan(measure.form, step));

const timeOf = (label: string) =>
  askedIf(
    hasSpan,
    optionalText<Reading, Drawing>({
      label,
      hint: "For example, 9:30am",
      classes: "govuk-input--width-5",
      called: label,
      most: 10,
    }),
  );

const dayOf = (name: string, asked: { label: string; hint: string; called: string }) =>
  askedIf(
    hasSpan,
    readIf((typed) => isFilled(typed[name]), date<Reading, Drawing>(asked)),
  );

const badTime = (typed: string | null | undefined): string | false =>
  typed != null && readTime(typed) === undefined && "Enter a time, such as 9:30am";

/** What was done, and from when until when it is in force. */
export const stepForm = defineForm<Reading, Drawing>()(
  {
    step: choiceFrom({
      label: "What was done?",
      options: stepsIn,
      missing: "Choose what was done",
    }),
    on: date({ label: "When", called: "When", isPast: true }),
    startsOn: dayOf("startsOn", {
      label: "In force from (optional)",
      hint: "Empty: from the day that it was done",
      called: "In force from",
    }),
    startsTime: timeOf("At what time it begins (optional)"),
    endsOn: dayOf("endsOn", {
      label: "Until (optional)",
      hint: "The last day. Some orders have no end",
      called: "Until",
    }),
    endsTime: timeOf("At what time it ends (optional)"),
    wording: optionalText({
      label: "Note (optional)",
      hint: "Reference, court, conditions that changed. Name no child",
      rows: 3,
      called: "Note",
      most: 2000,
    }),
  },
  {
    on: ({ on }, { measure }) =>
      on !== undefined && on < measure.stateOn && "It must not be before the last step",
    startsTime: ({ startsTime }) => badTime(startsTime),
    endsOn: ({ step, on, startsOn, startsTime, endsOn, endsTime }, { measure, mostHours }) => {
      if (step === undefined || on === undefined || endsOn === undefined) return false;
      const typed = { startsOn: startsOn ?? null, startsTime: startsTime ?? null };
      const span = spanOf({ ...typed, endsOn, endsTime: endsTime ?? null }, on);
      return whyNoSpan(span, { step: step as Step, measure, mostHours });
    },
    endsTime: ({ endsTime }) => badTime(endsTime),
  },
);

type Spanning = {
  readonly step: Step;
  readonly measure: Measure;
  readonly mostHours: number | null;
};

function whyNoSpan(span: Span, { step, measure, mostHours }: Spanning): string | false {
  if (!saysSpan(measure.form, step))
    return span.endsAt !== null && "No end is set by this step: leave it empty";
  if (span.endsAt === null) return mustEnd(step, mostHours) && "Enter until when it is in force";
  if (span.endsAt <= span.startsAt) return "It must end after it begins";
  const hours = hoursOf(span) ?? 0;
  if (mostHours !== null && step !== "extended" && hours > mostHours)
    return "It is longer than the catalogue allows";
  return (
    step === "extended" &&
    measure.endsAt !== null &&
    span.endsAt <= measure.endsAt &&
    "An extension must end after the end that is set"
  );
}

/** What can be done now: nothing before it is safe to act and its effect on a child is agreed, but not to pursue it. */
export function openSteps(measure: Measure): readonly Step[] {
  const steps = stepsFrom(measure.form, measure.state);
  const isReady =
    measure.safe === true && (measure.household === "no-child" || measure.effect !== null);
  return isReady && !measure.isHalted ? steps : steps.filter(isEnding);
}

type Taking = { readonly measure: Measure; readonly form: Sent<typeof stepForm> };

/** Takes one step. Who was second is told that a colleague was first. */
export async function takeStep(tx: Tx, by: CommandContext, taking: Taking): Promise<Change> {
  const { measure, form } = taking;
  if (form.version !== String(measure.version)) return { kind: "stale" };
  const { row, remindAt } = await measureInScheme(tx, measure);
  const mostHours = row?.mostHours ?? null;
  const { value, errors } = stepForm.read(form, { now: by.at, measure, mostHours });
  if (errors) return { kind: "invalid", errors };
  const step = value.step as Step;
  const because = await noMeasureBecause(tx, { thingId: measure.thingId, today: by.today });
  if (because && !isEnding(step)) return invalid("step", noMeasureWords[because]);
  if (step === "ended" && !because && (await countOpenActions(tx, measure.measureId)) > 0)
    return invalid("step", "Say first what came of each action of the plan");
  const naming = await namingErrors(tx, { wording: value.wording });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const span = saysSpan(measure.form, step) ? spanOf(value, value.on) : undefined;
  const kept = span ?? null;
  const change = await changeMeasure(tx, by, {
    measure,
    version: form.version,
    row: {
      state: step,
      state_on: value.on,
      ...(kept && spanRow(kept, remindAt)),
      ...(step === "breached" && { breached_on: value.on, review_by: by.today }),
      ...(isBeginning(step) && { review_by: addDays(value.on, row?.reviewDays ?? 28) }),
    },
  });
  if (change.kind === "accepted") await keepStep(tx, by, { measure, step, value, span });
  return change;
}

const isBeginning = (step: Step): boolean => ["issued", "served", "started"].includes(step);

const spanRow = (span: Span, share: number) => ({
  starts_at: span.startsAt,
  ends_at: span.endsAt,
  reminds_at: remindsAt(span, share),
});

type Kept = {
  readonly measure: Measure;
  readonly step: Step;
  readonly value: { readonly on: string; readonly wording: string | null };
  readonly span: Span | undefined;
};

async function keepStep(
  tx: Tx,
  { actor, at }: CommandContext,
  { measure, step, value, span }: Kept,
): Promise<void> {
  await tx
    .insertInto("subjects.measure_steps")
    .values({
      measure_step_id: newId(),
      partnership_id: actor.partnershipId,
      measure_id: measure.measureId,
      step,
      happened_on: value.on,
      wording: value.wording,
      starts_at: span?.startsAt ?? null,
      ends_at: span?.endsAt ?? null,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
}

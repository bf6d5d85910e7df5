import {
  choice,
  date,
  defineForm,
  optionalChoiceFrom,
  text,
  type Option,
  type Sent,
} from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Change, CommandContext } from "../../../platform/rooms/command.ts";
import type { Tellable } from "../../child-record/index.ts";
import { audiences } from "./release.ts";
import type { ChildRelease } from "./release-reads.ts";

type Drawing = { readonly tellable: Tellable };
type Reading = Drawing & { readonly now: Date };

const carersIn = ({ tellable }: Drawing): readonly Option[] =>
  tellable.people.map(({ aroundId, text: name }) => ({ value: aroundId, text: name }));

/** Who was told that it ends, or why they were not. Who must not be told is told by nobody. */
export const tellingForm = defineForm<Reading, Drawing>()(
  {
    whom: choice({ label: "Who?", options: audiences, missing: "Choose who" }),
    carer: optionalChoiceFrom({
      label: "Which parent or carer (where it was one)",
      unchosen: "Not one of these",
      options: carersIn,
      unknown: "Choose which parent or carer was told",
    }),
    outcome: choice({
      label: "Were they told?",
      options: {
        told: "They were told",
        "not-told": {
          text: "They were not told",
          hint: "Because it is not safe, or they cannot be reached",
        },
      },
      missing: "Choose whether they were told",
    }),
    toldOn: date({ label: "When it was told or decided", called: "When", isPast: true }),
    toldBy: text({
      label: "Who told them or decided it",
      called: "Who told them",
      most: 200,
      missing: "Enter who told them or decided it",
    }),
    wording: text({
      label: "How, or why not",
      rows: 3,
      called: "How, or why not",
      most: 2000,
      missing: "Enter how they were told, or why not",
    }),
  },
  {
    carer: ({ whom, outcome, carer }, { tellable }) => {
      if (whom !== "carer" || outcome !== "told") return false;
      const why = tellable.people.find(({ aroundId }) => aroundId === carer)?.why;
      if (why !== undefined) return why;
      return tellable.isChosen && carer === null && "Choose which parent or carer was told";
    },
    wording: ({ whom, outcome, wording }, { tellable }) =>
      whom === "carer" &&
      outcome === "told" &&
      wording !== undefined &&
      (tellable.wrongWords(wording) ?? false),
  },
);

type Recording = {
  readonly release: ChildRelease;
  readonly tellable: Tellable;
  readonly form: Sent<typeof tellingForm>;
};

export async function recordTelling(
  tx: Tx,
  { actor, at }: CommandContext,
  { release, tellable, form }: Recording,
): Promise<Change> {
  const { value, errors } = tellingForm.read(form, { tellable, now: at });
  if (errors) return { kind: "invalid", errors };
  const isCarer = value.whom === "carer" && value.outcome === "told";
  await tx
    .insertInto("protect.release_tellings")
    .values({
      release_telling_id: newId(),
      partnership_id: actor.partnershipId,
      person_id: release.personId,
      release_id: release.releaseId,
      whom: value.whom,
      outcome: value.outcome,
      around_id: isCarer ? value.carer : null,
      ends_on: release.endsOn,
      told_on: value.toldOn,
      told_by: value.toldBy,
      wording: value.wording,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

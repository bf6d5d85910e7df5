import { choice, date, defineForm, text, type Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import type { Measure } from "./measure-reads.ts";

export const wordKinds = {
  wishes: "What the child wishes",
  account: "How it is for the child since",
} as const;

/** What a child says about a measure stands on the child’s record, and goes where that goes. */
export const childWordsForm = defineForm<{ readonly now: Date }>()({
  kind: choice({
    label: "What is it?",
    options: wordKinds,
    missing: "Choose what it is",
  }),
  wording: text({
    label: "What the child said",
    hint: "In their own words",
    rows: 4,
    isVerbatim: true,
    called: "What the child said",
    most: 2000,
    missing: "Enter what the child said",
  }),
  saidOn: date({ label: "When it was said", called: "When it was said", isPast: true }),
  source: text({
    label: "Who they said it to",
    called: "Who they said it to",
    most: 400,
    missing: "Enter who they said it to",
  }),
});

type Recording = {
  readonly personId: string;
  readonly measure: Measure;
  readonly form: Sent<typeof childWordsForm>;
};

export async function recordChildWords(
  tx: Tx,
  { actor, at }: CommandContext,
  { personId, measure, form }: Recording,
): Promise<Change> {
  const { value, errors } = childWordsForm.read(form, { now: at });
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("protect.measure_words")
    .values({
      measure_word_id: newId(),
      partnership_id: actor.partnershipId,
      person_id: personId,
      measure_id: measure.measureId,
      kind: value.kind,
      wording: value.wording,
      said_on: value.saidOn,
      source: value.source,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

import { readText, type FieldError } from "../../kernel/fields.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { counted } from "../../kernel/words.ts";
import { dueByClock } from "../directory/index.ts";
import { notify, writeAskings, type ReadContext, type ChaseSubject } from "../work/index.ts";
import { whomToAsk, type Whose } from "../actions/index.ts";

export type AskedAbout = Whose & { readonly subject: ChaseSubject };

export type AskChange =
  | {
      readonly kind: "accepted";
      readonly asked: number;
      /** The acting person's own: nobody asks themselves. */
      readonly own: number;
      /** Nobody who could be asked reaches the child. */
      readonly unseen: number;
    }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type CommandContext = { readonly actor: StaffActor; readonly at: Date };
type HandlerInput = {
  readonly askingId: string;
  readonly about: readonly AskedAbout[];
  readonly note: string;
};

/** Asks about each, whoever reaches the child today, and tells each person once. */
export async function ask(
  tx: Tx,
  { actor, at }: CommandContext,
  { askingId, about, note: typed }: HandlerInput,
): Promise<AskChange> {
  const note = readText(typed, { name: "Note", most: 500 });
  if (!note.ok) return { kind: "invalid", errors: [{ field: "note", message: note.error }] };
  const whom = await whomToAsk(tx, about, at);
  const askings: ReadContext[] = about.flatMap(({ personId, agencyId, subject }, index) => {
    const staffId = whom[index]?.staffId;
    return staffId === undefined || staffId === actor.id
      ? []
      : [{ personId, agencyId, staffId, subject }];
  });
  const due = await dueByClock(tx, "chase-answer", at);
  await writeAskings(tx, { actor, at, askingId, dueAt: due, note: note.value || null }, askings);
  await tell(tx, { actor, at }, askings);
  const own = whom.filter((one) => one?.staffId === actor.id).length;
  const unseen = whom.filter((one) => one === undefined).length;
  return { kind: "accepted", asked: askings.length, own, unseen };
}

/** A headline says how many things, and nothing of which child. */
async function tell(
  tx: Tx,
  { actor, at }: CommandContext,
  askings: readonly ReadContext[],
): Promise<void> {
  for (const [staffId, theirs] of Map.groupBy(askings, (one) => one.staffId)) {
    await notify(
      tx,
      {
        partnershipId: actor.partnershipId,
        staffIds: [staffId],
        kind: "chase",
        headline: `You have been asked about ${counted(theirs.length, "thing")}: most answers take one click`,
        href: "/asked",
      },
      { by: actor, at },
    );
  }
}

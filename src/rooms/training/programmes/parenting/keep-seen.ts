import type { Sent } from "../../../../kernel/forms/index.ts";
import { newId } from "../../../../kernel/ids.ts";
import { versionOf } from "../../../../kernel/version-of.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../../../platform/rooms/command.ts";
import { readNamingNoChild } from "../../../subjects/index.ts";
import { accountOf } from "../../keep-person.ts";
import type { Programme } from "../programme-reads.ts";
import { seenForm } from "./seen-form.ts";
import type { Seen } from "./seen.ts";

/** How often it was seen so far: what a form says that it has read. */
export const versionSeen = (seen: readonly Seen[]): number => (seen[0]?.number ?? 0) + 1;

type Seeing = {
  readonly programme: Programme;
  readonly seen: readonly Seen[];
  readonly form: Sent<typeof seenForm>;
};

/** Says who saw a parenting programme, when, and whether exploitation is part of it. */
export async function addSeen(
  tx: Tx,
  by: CommandContext,
  { programme, seen, form }: Seeing,
): Promise<Change> {
  const number = versionOf(form.version);
  if (number !== versionSeen(seen)) return { kind: "stale" };
  const { value, errors } = await readNamingNoChild(tx, seenForm, {
    form,
    context: { now: by.at, today: by.today },
  });
  if (errors) return { kind: "invalid", errors };
  const { agreed, area } = value;
  const seenBy = await accountOf(tx, value.seenBy);
  if (seenBy === null)
    return invalid("seenBy", "No colleague with an account has this e-mail address");
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.programme_reviews")
    .values({
      programme_review_id: newId(),
      partnership_id: by.actor.partnershipId,
      programme_id: programme.programmeId,
      number,
      seen_on: value.seenOn,
      seen_by: seenBy,
      way: value.way,
      exploitation: value.exploitation,
      agreed,
      area,
      review_by: value.reviewBy,
      added_by: by.actor.id,
      added_at: by.at,
    })
    .onConflict((conflict) => conflict.columns(["programme_id", "number"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";

/** From now on who has a conflict of interest in the case is shut out of the item. */
export async function keepCase(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  { itemId, sittingId, contextId }: Readonly<Record<"itemId" | "sittingId" | "contextId", string>>,
): Promise<void> {
  await tx
    .insertInto("panels.item_contexts")
    .values({
      agenda_item_id: itemId,
      partnership_id: actor.partnershipId,
      sitting_id: sittingId,
      context_id: contextId,
      added_by: actor.id,
      added_at: at,
    })
    .execute();
}

/** The case that an earlier item was about, while it is open and can stand on an agenda. */
export async function openCaseOf(tx: Tx, itemId: string): Promise<string | null> {
  const found = await tx
    .selectFrom("panels.item_contexts as x")
    .innerJoin("subjects.contexts as c", "c.context_id", "x.context_id")
    .select("x.context_id")
    .where("x.agenda_item_id", "=", itemId)
    .where("c.state", "=", "open")
    .where("c.is_restricted", "=", false)
    .executeTakeFirst();
  return found?.context_id ?? null;
}

/** A case on a place, a group or an online space that can stand on an agenda. */
export type OpenCase = { readonly contextId: string; readonly name: string };

/** Open cases that the reader reads, that are not restricted and not on this agenda. */
export async function listCasesFor(tx: Tx, sittingId: string): Promise<readonly OpenCase[]> {
  const { rows } = await sql<OpenCase>`
    select c.context_id as "contextId", c.name from subjects.contexts c
    where c.partnership_id = (select sec.partnership()) and c.state = 'open' and not c.is_restricted and not exists (
      select from panels.item_contexts x join panels.agenda_items i on i.agenda_item_id = x.agenda_item_id
      where x.context_id = c.context_id and i.sitting_id = ${sittingId}::uuid and i.taken_off_at is null)
    order by lower(c.name), c.context_id limit 300`.execute(tx);
  return rows;
}

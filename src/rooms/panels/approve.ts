import { readText } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { AgendaItem } from "./agenda-reads.ts";
import type { AgendaChange } from "./agenda.ts";
import { whyAsked } from "./attendance.ts";
import type { Panel } from "./panel.ts";
import { isOpen, listSittingPeople, type Sitting } from "./sitting-reads.ts";

export type Approval = AgendaChange | { readonly kind: "refused" };

type Approving = {
  readonly sitting: Sitting;
  readonly panel: Panel;
  readonly without: string;
};

/**
 * Approves the minutes: from then on nothing of the sitting changes, and its decisions stand in the
 * chronology of each child. Where attendance was not recorded, or the quorum was not there, the chair says why.
 */
export async function approveSitting(
  tx: Tx,
  { actor, at }: CommandContext,
  { sitting, panel, without }: Approving,
): Promise<Approval> {
  if (sitting.chairId !== actor.id) return { kind: "refused" };
  if (!(await isOpen(tx, sitting.sittingId))) return { kind: "closed" };
  if (sitting.startsAt > at) {
    const message = "The meeting has not been held yet, so there is nothing to approve";
    return { kind: "invalid", errors: [{ field: "without", message }] };
  }
  const why = whyAsked(panel, await listSittingPeople(tx, sitting.sittingId));
  const read = readText(without, {
    name: "The reason",
    most: 2000,
    ...(why === undefined ? {} : { missing: why.missing }),
  });
  if (!read.ok) return { kind: "invalid", errors: [{ field: "without", message: read.error }] };
  await tx
    .updateTable("panels.sittings")
    .set((row) => ({
      approved_at: at,
      approved_by: actor.id,
      approved_without: read.value || null,
      version: row("version", "+", 1),
    }))
    .where("sitting_id", "=", sitting.sittingId)
    .execute();
  return { kind: "accepted" };
}

/** A correction to what approved minutes say of one item: below it, with who and when. */
export async function addItemAddendum(
  tx: Tx,
  { actor, at }: CommandContext,
  given: { readonly sitting: Sitting; readonly item: AgendaItem; readonly wording: string },
): Promise<AgendaChange> {
  if (given.sitting.approvedAt === null) return { kind: "closed" };
  const wording = readText(given.wording, {
    name: "Correction",
    most: 4000,
    missing: "Enter what is to be corrected, and how",
  });
  if (!wording.ok)
    return { kind: "invalid", errors: [{ field: "addendum", message: wording.error }] };
  await tx
    .insertInto("panels.item_addenda")
    .values({
      item_addendum_id: newId(),
      partnership_id: actor.partnershipId,
      agenda_item_id: given.item.itemId,
      wording: wording.value,
      added_by: actor.id,
      added_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

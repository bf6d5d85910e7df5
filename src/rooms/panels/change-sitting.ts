import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Posted } from "../directory/index.ts";
import { notify } from "../work/index.ts";
import { askPeople, askToAgenda } from "./ask-people.ts";
import { readSitting, type SittingForm } from "./book-sitting.ts";
import type { Panel } from "./panel.ts";
import { isOpen, listSittingPeople, type Sitting } from "./sitting-reads.ts";

export type SittingChanged =
  | { readonly kind: "accepted" | "closed" | "stale"; readonly asked?: readonly string[] }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Moving = {
  readonly sitting: Sitting;
  readonly panel: Panel;
  readonly posted: readonly Posted[];
  readonly form: SittingForm & { readonly reason: string; readonly version: string };
};

const readReason = (text: string, missing: string) =>
  readText(text, { name: "Reason", most: 2000, missing });

/**
 * Another day, room or chair, with the reason; when papers open and close moves with the day. A new chair
 * and whoever has a seat since are asked, also to what is on the agenda; what somebody answered or was
 * recorded to come to was for the other day.
 */
export async function moveSitting(
  tx: Tx,
  acting: CommandContext,
  { sitting, panel, posted, form }: Moving,
): Promise<SittingChanged> {
  if (!(await isOpen(tx, sitting.sittingId))) return { kind: "closed" };
  const read = readSitting(form, { panel, posted, today: acting.today });
  const reason = readReason(form.reason, "Enter why the meeting is changed");
  const errors = [
    ...("startsAt" in read ? [] : read),
    ...(reason.ok ? [] : [{ field: "reason", message: reason.error }]),
  ];
  if (!("startsAt" in read) || !reason.ok) return { kind: "invalid", errors };
  const { numUpdatedRows } = await tx
    .updateTable("panels.sittings")
    .set((row) => ({
      starts_at: read.startsAt,
      room: read.room,
      join_link: read.joinLink,
      chair_id: read.chairId,
      opens_at: read.opensAt,
      closes_at: read.closesAt,
      version: row("version", "+", 1),
    }))
    .where("sitting_id", "=", sitting.sittingId)
    .where("version", "=", versionOf(form.version))
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  const { sittingId } = sitting;
  const isMoved = read.startsAt.getTime() !== sitting.startsAt.getTime();
  if (isMoved) await askAgain(tx, acting, sittingId);
  await keepChange(tx, acting, { sitting, kind: "moved", reason: reason.value, isMoved });
  const { chairId } = read;
  const asked = await askPeople(tx, acting, { panel, posted, sittingId, chairId });
  await askToAgenda(tx, acting, { sittingId, staffIds: asked });
  return { kind: "accepted", asked };
}

async function askAgain(tx: Tx, { actor, at }: CommandContext, sittingId: string): Promise<void> {
  await tx
    .updateTable("panels.sitting_people")
    .set((row) => ({
      attended: null,
      deputy: null,
      changed_by: actor.id,
      changed_at: at,
      version: row("version", "+", 1),
    }))
    .where("sitting_id", "=", sittingId)
    .where("attended", "is not", null)
    .execute();
}

/** Called off, with the reason: papers close at once. */
export async function cancelSitting(
  tx: Tx,
  acting: CommandContext,
  { sitting, reason: typed }: { readonly sitting: Sitting; readonly reason: string },
): Promise<SittingChanged> {
  if (!(await isOpen(tx, sitting.sittingId))) return { kind: "closed" };
  const reason = readReason(typed, "Enter why the meeting is cancelled");
  if (!reason.ok) {
    return { kind: "invalid", errors: [{ field: "cancelReason", message: reason.error }] };
  }
  await keepChange(tx, acting, { sitting, kind: "cancelled", reason: reason.value });
  await tx
    .updateTable("panels.sittings")
    .set((row) => ({ cancelled_at: acting.at, version: row("version", "+", 1) }))
    .where("sitting_id", "=", sitting.sittingId)
    .execute();
  return { kind: "accepted" };
}

type Keeping = {
  readonly sitting: Sitting;
  readonly kind: "moved" | "cancelled";
  readonly reason: string;
  /** To another day or time. */
  readonly isMoved?: boolean;
};

async function keepChange(
  tx: Tx,
  { actor, at }: CommandContext,
  { sitting, kind, reason, isMoved = false }: Keeping,
): Promise<void> {
  await tx
    .insertInto("panels.sitting_changes")
    .values({
      sitting_change_id: newId(),
      partnership_id: actor.partnershipId,
      kind,
      reason,
      sitting_id: sitting.sittingId,
      was_at: sitting.startsAt,
      was_in: sitting.room,
      changed_by: actor.id,
      changed_at: at,
    })
    .execute();
  const people = await listSittingPeople(tx, sitting.sittingId);
  await notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      kind: "meeting",
      href: `/sittings/${sitting.sittingId}`,
      staffIds: people.map(({ staffId }) => staffId),
      headline: headlineOf(kind, isMoved),
    },
    { by: actor, at },
  );
}

function headlineOf(kind: Keeping["kind"], isMoved: boolean): string {
  if (kind === "cancelled") return "A meeting was cancelled";
  return isMoved ? "A meeting was moved: answer for the new time" : "A meeting was changed";
}

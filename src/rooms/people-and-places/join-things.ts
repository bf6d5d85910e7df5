import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import { refusedNames } from "../subjects/index.ts";
import { listJoined, standingJoins, type Joined } from "./join-reads.ts";
import { mayBeChild } from "./adult-reads.ts";
import { findThing, type Thing } from "./thing-reads.ts";

type CommandContext = { readonly actor: StaffActor; readonly at: Date };
type Joining = CommandContext & { readonly today: string };

export type JoinForm = { readonly other: string; readonly reason: string };

export type JoinChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Stale where somebody else took them apart: nothing was written. */
export type PartChange = JoinChange | { readonly kind: "stale" };

/** Why the other record cannot be read under this one. */
export function whyNotJoin(
  thing: Thing | undefined,
  other: Thing | undefined,
  underOther: readonly Joined[],
): string | undefined {
  if (thing?.intoId !== null)
    return "This record is read under another by now: open that one, and join there";
  if (!other || other.thingId === thing.thingId) return "Choose the other record";
  if (other.kind !== thing.kind) return "Both records must be of the same kind";
  if (other.intoId !== null) return "This record has already been merged: search for it again";
  if (underOther.length > 0)
    return `Others are read under ${other.label}: open that record, and join this one to it there`;
  return undefined;
}

type Pair = {
  readonly now: Thing | undefined;
  readonly other: Thing | undefined;
  readonly today: string;
};

/** Nobody who may be a child is read as one with a person of concern: that is said as their age. */
async function whyNoAdults(tx: Tx, { now, other, today }: Pair): Promise<string | undefined> {
  for (const one of [now, other])
    if (one && (await mayBeChild(tx, { thingId: one.thingId, today })))
      return `${one.label} is a child, or may be one, and is read as one with nobody. If this is the same person, record it under “Record their age”, and ring the MASH`;
  return undefined;
}

const readReason = (text: string, missing: string) =>
  readText(text, { name: "Reason", most: 2000, missing });

/**
 * Says that two records are of one subject. The other is read under this one, with what hangs on both;
 * no row moves, so that taking them apart gives back what was there.
 */
export async function joinThings(
  tx: Tx,
  { actor, at, today }: Joining,
  { thing, form }: { readonly thing: Thing; readonly form: JoinForm },
): Promise<JoinChange> {
  await oneAtATime(tx, `things joined ${actor.partnershipId}`);
  const now = await findThing(tx, thing.thingId);
  const other = form.other === "" ? undefined : await findThing(tx, form.other);
  const under = other ? standingJoins(await listJoined(tx, other.thingId)) : [];
  const errors: FieldError[] = [];
  const why = whyNotJoin(now, other, under) ?? (await whyNoAdults(tx, { now, other, today }));
  if (why !== undefined) errors.push({ field: "other", message: why });
  const reason = readReason(form.reason, "Enter how it is known that they are one");
  if (reason.ok) errors.push(...(await refusedNames(tx, { reason: reason.value })));
  else errors.push({ field: "reason", message: reason.error });
  if (errors.length > 0 || !reason.ok || !other) return { kind: "invalid", errors };
  await tx
    .insertInto("subjects.thing_joins")
    .values({
      thing_join_id: newId(),
      partnership_id: actor.partnershipId,
      thing_id: other.thingId,
      into_id: thing.thingId,
      reason: reason.value,
      joined_by: actor.id,
      joined_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

/** Takes two records apart again: each has what was recorded on it, also meanwhile. */
export async function partThings(
  tx: Tx,
  { actor, at }: CommandContext,
  { joined, reason: typed }: { readonly joined: Joined; readonly reason: string },
): Promise<PartChange> {
  const reason = readReason(typed, "Enter how it is known that they are two");
  if (!reason.ok) return { kind: "invalid", errors: [{ field: "reason", message: reason.error }] };
  const naming = await refusedNames(tx, { reason: reason.value });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const { numUpdatedRows } = await tx
    .updateTable("subjects.thing_joins")
    .set({ parted_by: actor.id, parted_at: at, part_reason: reason.value })
    .where("thing_join_id", "=", joined.joinId)
    .where("parted_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

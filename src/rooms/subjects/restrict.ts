import { sql } from "kysely";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listHolders } from "../directory/index.ts";
import { lastingPlaces, listCircle, type CircleMember } from "./circle-members.ts";
import { findPerson, type Person } from "./people-reads.ts";

export type RestrictForm = {
  readonly reason: string;
  /** Who stays in the circle, besides the acting person, who always does. */
  readonly keep: readonly string[];
};

export type RestrictChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Somebody else restricted the record in the meantime. */
  | { readonly kind: "stale" };

/** Writes the line in the child's chronology: a room above this one keeps it. */
export type Chronicle = (line: { headline: string; detail: string }) => Promise<void>;

type Named = { readonly reason: string; readonly keep: readonly CircleMember[] };

export type Nameable = {
  readonly others: readonly CircleMember[];
  /** Hidden from the reader, who can neither choose them nor end their places: they stay. */
  readonly hidden: readonly CircleMember[];
  readonly holders: ReadonlySet<string>;
};

export function readRestrictForm(
  form: RestrictForm,
  { others, holders }: { others: readonly CircleMember[]; holders: ReadonlySet<string> },
): Named | readonly FieldError[] {
  const errors: FieldError[] = [];
  const keep = others.filter(({ staffId }) => form.keep.includes(staffId));
  if (keep.length === 0) {
    errors.push({
      field: "keep",
      message: "Choose at least one other person: nobody locks a record alone",
    });
  } else if (!keep.some(({ staffId }) => holders.has(staffId))) {
    errors.push({
      field: "keep",
      message:
        "Choose at least one person whose post can agree to lift the restriction: they are marked in the list",
    });
  }
  const reason = readText(form.reason, {
    name: "Reason",
    most: 2000,
    missing: "Enter why the record must be left to named people",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  return errors.length > 0 || !reason.ok ? errors : { reason: reason.value, keep };
}

/** Who could be named, and which of them could agree to lifting the restriction later. */
export async function listNameable(
  tx: Tx,
  { actor, at, today }: CommandContext,
  person: Person,
): Promise<Nameable> {
  const circle = lastingPlaces(await listCircle(tx, person.circleId, at));
  return {
    others: circle.filter(({ staffId, isHidden }) => staffId !== actor.id && !isHidden),
    hidden: circle.filter(({ isHidden }) => isHidden),
    holders: new Set(await listHolders(tx, "record.restrict", { on: today, onRecords: true })),
  };
}

/**
 * Leaves a record to named people: the other places in the circle end and every list, count and post
 * loses it. The chronology's line is written first: afterwards this transaction may not reach the child.
 */
export async function restrictRecord(
  tx: Tx,
  acting: CommandContext,
  { person, form, chronicle }: { person: Person; form: RestrictForm; chronicle: Chronicle },
): Promise<RestrictChange> {
  await oneAtATime(tx, `circle ${person.circleId}`);
  const now = await findPerson(tx, acting.actor, person.personId);
  if (!now || now.isRestricted) return { kind: "stale" };
  const nameable = await listNameable(tx, acting, person);
  const read = readRestrictForm(form, nameable);
  if (!("reason" in read)) return { kind: "invalid", errors: read };
  const kept = [...read.keep, ...nameable.hidden];
  // What everybody who is named reads for good: somebody of a sensitive service by its words.
  const names = [acting.actor.name, ...new Set(kept.map(({ instead, name }) => instead ?? name))];
  await chronicle({
    headline: "Record restricted to named people",
    detail: `Named: ${names.join(", ")}. ${read.reason}`,
  });
  const keep = [acting.actor.id, ...kept.map(({ staffId }) => staffId)];
  const { rows } = await sql<{ outcome: string }>`
    select sec.restrict_record(${newId()}, ${newId()}, ${person.personId}, ${keep}::uuid[], ${read.reason}, ${acting.at}) as outcome`.execute(
    tx,
  );
  if (rows[0]?.outcome !== "done")
    throw new Error(`restricting ended as ${rows[0]?.outcome ?? ""}`);
  return { kind: "accepted" };
}

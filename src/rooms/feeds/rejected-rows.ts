import { createHash } from "node:crypto";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { orderedFacts, type Said } from "./kinds.ts";
import type { WaitingRow } from "./row-reads.ts";
import { missingIn } from "./missing-in.ts";
import { holdWaiting, leaveWaiting } from "./row-writes.ts";
import type { CommandContext } from "./writing.ts";

/** Why nobody here is joined to a row. */
export const asideReasons: Readonly<Record<string, string>> = {
  "nobody-here": "It is about nobody here",
  "not-known": "Cannot tell who it is about",
  recorded: "It is recorded here already",
  mistake: "It was sent by mistake",
};

/** What the row said, so that it is known again: no name is in it. */
export const digestOf = (said: Said): string =>
  createHash("sha256").update(orderedFacts(said)).digest("hex");

type Aside = {
  readonly row: WaitingRow;
  readonly because: string;
  readonly version: number;
  /** Said by who reaches the whole partnership, of a child who is missing: for everybody who brings rows in. */
  readonly isForAll?: boolean;
};

/** That nobody can tell is no answer while the child is missing. */
export const asideReasonsWhileMissing = Object.fromEntries(
  Object.entries(asideReasons).filter(([key]) => key !== "not-known"),
);

export type SetAside =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

/** Sets a row aside with a reason; the same row does not wait again for this person, or for anybody. */
export async function setAside(
  tx: Tx,
  { actor, at }: CommandContext,
  { row, because, version, isForAll = false }: Aside,
): Promise<SetAside> {
  if (!Object.hasOwn(asideReasons, because)) {
    const message = "Choose why the row is set aside";
    return { kind: "invalid", errors: [{ field: "because", message }] };
  }
  if (missingIn(row) && !Object.hasOwn(asideReasonsWhileMissing, because)) {
    const message =
      "While the child is missing, choose another reason: the row stays until a person identifies them";
    return { kind: "invalid", errors: [{ field: "because", message }] };
  }
  if (row.version !== version || !(await holdWaiting(tx, row))) return { kind: "stale" };
  await tx
    .insertInto("identify.feed_asides")
    .values({
      feed_aside_id: newId(),
      partnership_id: actor.partnershipId,
      because,
      feed_source_id: row.sourceId,
      row_key: row.key,
      facts: digestOf(row.said),
      set_by: actor.id,
      set_at: at,
      for_all: isForAll,
    })
    .execute();
  await leaveWaiting(tx, row);
  return { kind: "accepted" };
}

/**
 * Keys of rows that this person set aside, each with what they said then. What somebody else set aside
 * waits again, unless it was said for all: a record that they do not reach may be the child’s.
 */
export async function listAside(
  tx: Tx,
  { sourceId, by }: { readonly sourceId: string; readonly by: string },
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("identify.feed_asides")
    .select(["row_key as key", "facts"])
    .where("feed_source_id", "=", sourceId)
    .where((is) => is.or([is("set_by", "=", by), is("for_all", "=", true)]))
    .where("row_key", "in", keys.length === 0 ? [""] : [...keys])
    .execute();
  return new Set(rows.map(({ key, facts }) => `${facts} ${key}`));
}

export const wasSetAside = (aside: ReadonlySet<string>, said: Said): boolean =>
  aside.has(`${digestOf(said)} ${said["key"] ?? ""}`);

/** How many rows of a system were set aside lately, by reason. */
export async function countAside(
  tx: Tx,
  sourceId: string,
): Promise<readonly { readonly because: string; readonly rows: number }[]> {
  const rows = await tx
    .selectFrom("identify.feed_asides")
    .select((is) => ["because", is.fn.countAll<string>().as("rows")])
    .where("feed_source_id", "=", sourceId)
    .groupBy("because")
    .orderBy("because")
    .execute();
  return rows.map(({ because, rows: count }) => ({ because, rows: Number(count) }));
}

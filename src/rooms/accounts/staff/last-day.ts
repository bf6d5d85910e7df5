import { sql } from "kysely";
import { isIsoDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/tx.ts";
import { endPost } from "./people-writes.ts";

type When = { readonly at: Date; readonly today: string };

export type LastDayChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "none" };

const dayErrors = (field: string, day: string, today: string): readonly FieldError[] =>
  isIsoDate(day) && day >= today ? [] : [{ field, message: "Enter today or a later day" }];

/** Somebody's last day, said beforehand; empty where they stay after all. */
export async function setLastDay(
  tx: Tx,
  { at, today }: When,
  { staffId, day }: { readonly staffId: string; readonly day: string },
): Promise<LastDayChange> {
  const last = day.trim() === "" ? null : day.trim();
  const errors = last === null ? [] : dayErrors("leaves", last, today);
  if (errors.length > 0) return { kind: "invalid", errors };
  const { rows } = await sql<{ done: boolean }>`
    select directory.leave_on(${staffId}::uuid, ${last}::date, ${at}) as done`.execute(tx);
  return { kind: rows[0]?.done === true ? "accepted" : "none" };
}

type PostEnd = { readonly staffId: string; readonly postId: string; readonly day: string };

/** The last day of one post, said beforehand. */
export async function endPostOn(
  tx: Tx,
  { at, today }: When,
  { staffId, postId, day }: PostEnd,
): Promise<LastDayChange> {
  const last = day.trim();
  const errors = [
    ...(postId === "" ? [{ field: "post", message: "Choose the post that ends" }] : []),
    ...dayErrors("last", last, today),
  ];
  if (errors.length > 0) return { kind: "invalid", errors };
  const isDone = await endPost(tx, { staffId, postId, last, at });
  return { kind: isDone ? "accepted" : "none" };
}

export type Leaver = {
  readonly staffId: string;
  readonly name: string;
  readonly lastOn: string | null;
  readonly endedAt: Date | null;
};

/** Who leaves or has left a team in which the acting person manages circles. */
export async function listLeavers(tx: Tx, at: Date): Promise<readonly Leaver[]> {
  const { rows } = await sql<Leaver>`
    select staff_id as "staffId", name, last_on as "lastOn", ended_at as "endedAt"
    from directory.leavers(${at})`.execute(tx);
  return rows;
}

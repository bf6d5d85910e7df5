import { sql } from "kysely";
import { newId, referenceFor } from "../../../../kernel/ids.ts";
import { toJsonb } from "../../../../platform/database/jsonb.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { shippedAlgorithms } from "./shipped-algorithms.ts";
import { shippedBases, type ShippedEntry } from "../../../directory/index.ts";
import { shippedEquality, shippedNotices } from "./shipped-notices.ts";
import { shippedProcessing, shippedRetention } from "./shipped-processing.ts";
import { shippedSharing } from "./shipped-sharing.ts";

export const shippedRegisters: readonly ShippedEntry[] = [
  ...shippedBases,
  ...shippedSharing,
  ...shippedProcessing,
  ...shippedRetention,
  ...shippedNotices,
  ...shippedEquality,
  ...shippedAlgorithms,
];

/** Entries without a review date of their own are looked at within a year. */
const reviewedRegisters = ["basis-set"];

/**
 * Gives a partnership the entries of each register of which it has none: to be confirmed, never in
 * force by themselves. Runs under the maintenance role.
 */
export async function addShippedRegisters(tx: Tx, partnershipId: number): Promise<void> {
  const held = await tx
    .selectFrom("govern.register_entries")
    .select("register")
    .distinct()
    .where("partnership_id", "=", partnershipId)
    .execute();
  const has = new Set(held.map(({ register }) => register));
  const missing = shippedRegisters.filter(({ register }) => !has.has(register));
  if (missing.length === 0) return;
  const { first, inAYear } = await numbersFor(tx, missing.length);
  await tx
    .insertInto("govern.register_entries")
    .values(
      missing.map(({ register, prefix, audience, title, body }, index) => {
        const isReviewed = !reviewedRegisters.includes(register);
        return {
          register_entry_id: newId(),
          partnership_id: partnershipId,
          register,
          audience,
          title,
          state: "draft",
          reference: referenceFor(prefix, first + index),
          body: toJsonb(isReviewed ? { ...body, reviewBy: inAYear } : body),
          due_on: isReviewed ? inAYear : null,
          added_at: sql<Date>`now()`,
          changed_at: sql<Date>`now()`,
        };
      }),
    )
    .execute();
}

async function numbersFor(tx: Tx, count: number): Promise<{ first: number; inAYear: string }> {
  const { rows } = await sql<{ first: number; inAYear: string }>`
    select (array_agg(nextval('govern.entry_numbers')))[1]::int as first, (current_date + 365)::date as "inAYear"
    from generate_series(1, ${count})`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("the registers gave no numbers");
  return row;
}

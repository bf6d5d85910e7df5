import { sql } from "kysely";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change } from "./acting.ts";

/** A place on the list of a cohort. */
export type CohortReader = {
  readonly readerId: string;
  readonly staffId: string;
  readonly name: string;
  readonly reason: string;
  readonly givenBy: string;
  readonly givenAt: Date;
};

/** Who may know of a cohort beside whoever opened it, today; for those who know of it themselves. */
export async function listReaders(tx: Tx, cohortId: string): Promise<readonly CohortReader[]> {
  const { rows } = await sql<CohortReader>`
    select r.cohort_reader_id as "readerId", r.staff_id as "staffId", s.name, r.reason, g.name as "givenBy", r.given_at as "givenAt"
    from protect.cohort_readers r join directory.staff s on s.staff_id = r.staff_id
    join directory.staff g on g.staff_id = r.given_by
    where r.cohort_id = ${cohortId}::uuid and r.ended_at is null order by s.name, r.cohort_reader_id limit 500`.execute(
    tx,
  );
  return rows;
}

type By = { readonly actor: StaffActor; readonly at: Date };
type Giving = {
  readonly cohortId: string;
  readonly colleagues: readonly string[];
  readonly form: { readonly staff: string; readonly reason: string };
};

/** Lets a colleague know of a cohort. Never oneself: the database holds that too. It opens no record. */
export async function giveReader(
  tx: Tx,
  { actor, at }: By,
  { cohortId, colleagues, form }: Giving,
): Promise<Change> {
  const errors: FieldError[] = [];
  const isColleague = form.staff !== actor.id && colleagues.includes(form.staff);
  if (!isColleague) errors.push({ field: "staff", message: "Choose a colleague" });
  const reason = readText(form.reason, {
    name: "Why",
    most: 1000,
    missing: "Enter why they need to know",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (!isColleague || !reason.ok) return { kind: "invalid", errors };
  await tx
    .insertInto("protect.cohort_readers")
    .values({
      cohort_reader_id: newId(),
      partnership_id: actor.partnershipId,
      cohort_id: cohortId,
      staff_id: form.staff,
      reason: reason.value,
      given_by: actor.id,
      given_at: at,
    })
    // Pressed twice, or given by somebody else meanwhile: they are on it.
    .onConflict((is) =>
      is.columns(["cohort_id", "staff_id"]).where("ended_at", "is", null).doNothing(),
    )
    .execute();
  return { kind: "accepted" };
}

/** From the next request on they do not know of it. False where they are off it already. */
export async function endReader(
  tx: Tx,
  { actor, at }: By,
  { cohortId, readerId }: { readonly cohortId: string; readonly readerId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("protect.cohort_readers")
    .set((row) => ({ ended_by: actor.id, ended_at: at, version: row("version", "+", 1) }))
    .where("cohort_reader_id", "=", readerId)
    .where("cohort_id", "=", cohortId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

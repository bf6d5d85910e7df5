import { sql } from "kysely";
import type { FormTyped } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change } from "./acting.ts";
import { readerForm, type Person } from "./cohort-form.ts";

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
  readonly colleagues: readonly Person[];
  readonly form: FormTyped<typeof readerForm>;
};

/** Lets a colleague know of a cohort. Never oneself: the database holds that too. It opens no record. */
export async function giveReader(
  tx: Tx,
  { actor, at }: By,
  { cohortId, colleagues, form }: Giving,
): Promise<Change> {
  const others = colleagues.filter(({ staffId }) => staffId !== actor.id);
  const read = readerForm.read(form, { colleagues: others });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  await tx
    .insertInto("protect.cohort_readers")
    .values({
      cohort_reader_id: newId(),
      partnership_id: actor.partnershipId,
      cohort_id: cohortId,
      staff_id: read.value.staff,
      reason: read.value.reason,
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

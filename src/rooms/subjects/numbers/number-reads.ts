import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import type { ChildNumber, NumberKind } from "./number-kinds.ts";

export type KeptNumber = ChildNumber & {
  readonly identifierId: string;
  readonly source: string;
  readonly recordedBy: string;
  readonly recordedById: string;
  readonly recordedAt: Date;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly version: number;
};

/** Every number that a child within reach was recorded under, those that ended too, the oldest first. */
export async function listNumbers(tx: Tx, personId: string): Promise<readonly KeptNumber[]> {
  const rows = await tx
    .selectFrom("subjects.identifiers as i")
    .innerJoin("directory.staff as s", "s.staff_id", "i.recorded_by")
    .leftJoin("directory.staff as e", "e.staff_id", "i.ended_by")
    .select([
      "i.identifier_id as identifierId",
      "i.kind",
      "i.value",
      "i.source",
      shownName({ staff: "s", at: "i.recorded_at" }).as("recordedBy"),
      "i.recorded_by as recordedById",
      "i.recorded_at as recordedAt",
      shownName<string | null>({ staff: "e", at: "i.ended_at" }).as("endedBy"),
      "i.ended_at as endedAt",
      "i.end_reason as endReason",
      "i.version",
    ])
    .where("i.person_id", "=", personId)
    .orderBy("i.recorded_at")
    .orderBy("i.identifier_id")
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as NumberKind }));
}

/** Those of the record under this alias that hold today, oldest first, as `numberOf` reads them. */
export const numbersOf = (person: string): RawBuilder<string[]> => sql`array(
  select i.kind || ' ' || i.value from subjects.identifiers i
  where i.person_id = ${sql.ref(`${person}.person_id`)} and i.ended_at is null order by i.recorded_at)`;

/**
 * Whether the reader may know a child’s number of this kind: a pupil number tells a school, and is of
 * the named alone while where the child can be found is protected. The policies hold it.
 */
export async function mayKnow(
  tx: Tx,
  { personId }: { readonly personId: string },
  kind: NumberKind,
): Promise<boolean> {
  if (kind !== "upn") return true;
  const { rows } = await sql<{ may: boolean }>`
    select subjects.may_know_school(${personId}::uuid) as may`.execute(tx);
  return rows[0]?.may === true;
}

/** The number of this row, while it stands, on a record within reach. */
export async function findStandingNumber(
  tx: Tx,
  identifierId: string,
): Promise<ChildNumber | undefined> {
  const row = await tx
    .selectFrom("subjects.identifiers")
    .select(["kind", "value"])
    .where("identifier_id", "=", identifierId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row && { kind: row.kind as NumberKind, value: row.value };
}

/** Those that hold today. */
export const standingNumbers = (all: readonly KeptNumber[]): readonly KeptNumber[] =>
  all.filter(({ endedAt }) => endedAt === null);

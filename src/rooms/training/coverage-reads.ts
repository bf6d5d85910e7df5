import { sql } from "kysely";
import { addDays, type IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { allBodies, bodyKey } from "./bodies.ts";
import type { Counted, CoverageGiven, Headcount } from "./coverage.ts";
import { trainingSchemeOn } from "./training-scheme.ts";

type OfBody = { readonly agencyId: string | null; readonly schoolId: string | null };

const keyOf = ({ agencyId, schoolId }: OfBody): string =>
  schoolId === null
    ? bodyKey({ of: "agency", id: agencyId ?? "" })
    : bodyKey({ of: "school", id: schoolId });

/** In numbers, whoever asks: no name is read for them. */
export async function countTrained(
  tx: Tx,
  { today, soon }: { readonly today: IsoDate; readonly soon: IsoDate },
): Promise<readonly Counted[]> {
  const { rows } = await sql<Omit<Counted, "body"> & OfBody>`
    select agency_id as "agencyId", school_id as "schoolId", audience, role, people, valid, expiring
    from directory.training_coverage(${today}::date, ${soon}::date)`.execute(tx);
  return rows.map(({ agencyId, schoolId, ...counts }) => ({
    ...counts,
    body: keyOf({ agencyId, schoolId }),
  }));
}

/** The newest headcount of each agency and school, audience and role. */
export async function listHeadcounts(tx: Tx): Promise<readonly Headcount[]> {
  const { rows } = await sql<Omit<Headcount, "body"> & OfBody>`
    select distinct on (agency_id, school_id, audience, role) agency_id as "agencyId", school_id as "schoolId",
      audience, role, people, counted_on::text as "countedOn"
    from directory.training_headcounts
    order by agency_id, school_id, audience, role, counted_on desc, stated_at desc`.execute(tx);
  return rows.map(({ agencyId, schoolId, ...count }) => ({
    ...count,
    body: keyOf({ agencyId, schoolId }),
  }));
}

/** Everything that coverage is worked out from, as of a day. */
export async function readCoverage(tx: Tx, today: IsoDate) {
  const scheme = await trainingSchemeOn(tx, today);
  const soon = addDays(today, scheme.expiringDays);
  const given: CoverageGiven = {
    scheme,
    bodies: await allBodies(tx),
    counted: await countTrained(tx, { today, soon }),
    headcounts: await listHeadcounts(tx),
  };
  return { given, scheme };
}

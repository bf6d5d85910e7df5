import { sql, type RawBuilder } from "kysely";

type Basis = "allocation" | "team-around-the-child";

/**
 * A table of the circles in which somebody stands by one of these at a moment, each once: a place that
 * ends in time can stand beside one that is open. Read as `${circlesOf(…)} m`.
 */
export const circlesOf = (
  staffId: string,
  at: Date,
  by: readonly Basis[],
): RawBuilder<unknown> => sql`
  (select distinct o.circle_id from sec.memberships o where o.staff_id = ${staffId}::uuid
    and o.basis in (${sql.join(by.map((one) => sql.lit(one)))}) and o.starts_at <= ${at} and (o.ends_at is null or o.ends_at > ${at}))`;

/** Those in which they lead. */
export const ledCircles = (staffId: string, at: Date): RawBuilder<unknown> =>
  circlesOf(staffId, at, ["allocation"]);

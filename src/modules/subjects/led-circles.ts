import { sql, type RawBuilder } from "kysely";

/**
 * A table of the circles in which somebody leads at a moment, each once: a place that ends in time can
 * stand beside one that is open. Read as `${ledCircles(actor.id, at)} m`.
 */
export const ledCircles = (staffId: string, at: Date): RawBuilder<unknown> => sql`
  (select distinct o.circle_id from sec.memberships o where o.staff_id = ${staffId}::uuid and o.basis = 'allocation'
    and o.starts_at <= ${at} and (o.ends_at is null or o.ends_at > ${at}))`;

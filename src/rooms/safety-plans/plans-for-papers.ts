import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { planSchemeOn, ratingName } from "./plan-scheme.ts";

/** A child's plan in lines, for a page that others read. Nobody whom the child trusts is named in it. */
export type PlanInLines = {
  readonly openedOn: string;
  /** What was agreed last; null for a draft. */
  readonly agreed: {
    readonly number: number;
    readonly agreedOn: string;
    readonly reviewBy: string;
  } | null;
  readonly outcomes: readonly {
    readonly wording: string;
    readonly rating: string;
    readonly ratedOn: string | null;
  }[];
  readonly contingencies: readonly {
    readonly happens: string;
    readonly response: string;
    readonly who: string;
  }[];
};

type Row = PlanInLines & { readonly personId: string };

/** The open plans of these children, in one statement however many they are. */
export async function listPlansInLines(
  tx: Tx,
  { personIds, today }: { readonly personIds: readonly string[]; readonly today: string },
): Promise<ReadonlyMap<string, PlanInLines>> {
  const scheme = await planSchemeOn(tx, today);
  const { rows } = await sql<Row>`
    select p.person_id as "personId", p.opened_on as "openedOn",
      (select jsonb_build_object('number', v.number, 'agreedOn', v.agreed_on, 'reviewBy', v.review_by) from protect.plan_versions v
        where v.plan_id = p.plan_id order by v.number desc limit 1) as agreed,
      coalesce((select jsonb_agg(jsonb_build_object('wording', o.wording, 'rating', r.rating, 'ratedOn', r.rated_on) order by o.plan_outcome_id)
        from protect.plan_outcomes o left join lateral (select x.rating, x.rated_on from protect.plan_ratings x
          where x.plan_outcome_id = o.plan_outcome_id order by x.plan_rating_id desc limit 1) r on true
        where o.plan_id = p.plan_id and o.ended_on is null), '[]') as outcomes,
      coalesce((select jsonb_agg(jsonb_build_object('happens', c.happens, 'response', c.response, 'who', c.who) order by c.plan_contingency_id)
        from protect.plan_contingencies c where c.plan_id = p.plan_id and c.ended_on is null), '[]') as contingencies
    from protect.plans p where p.person_id = any (${personIds}::uuid[]) and p.closed_on is null`.execute(
    tx,
  );
  const named = ({ outcomes, ...plan }: Row): PlanInLines => ({
    ...plan,
    outcomes: outcomes.map((one) => ({ ...one, rating: ratingName(scheme, one.rating) })),
  });
  return new Map(rows.map((row) => [row.personId, named(row)]));
}

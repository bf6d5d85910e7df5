import { sql, type RawBuilder } from "kysely";
import { holds, type StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { firstOf, nothing, total, type FirstOf } from "../../platform/database/first-of.ts";
import { needsSecondLookSql, type TwoLooks } from "./matching/second-look.ts";
import type { PersonName } from "./names.ts";
import { bothReachedWith } from "./reached-with.ts";

type Named = PersonName & { readonly reference: string };

/** Two records about which a colleague did the first half, and somebody else has to do the other. */
export type ForSecond = {
  readonly key: string;
  readonly personId: string;
  readonly otherId: string;
  readonly one: Named;
  readonly other: Named;
  /** None of a pair that waits for its second look. */
  readonly proposalId: string | null;
  readonly since: Date;
};

type ReadQuery = { readonly at: Date; readonly most: number; readonly twoLooks: TwoLooks };

/** A decision that stands alone. What it says is read by nobody who is to look themselves, and so not selected. */
const lonely = (actor: StaffActor, twoLooks: TwoLooks): RawBuilder<unknown> => sql`
  select d.pair_decision_id as key, d.person_id, d.other_person_id, null::uuid as proposal_id, d.decided_at as since
  from subjects.pair_decisions d
  where d.partnership_id = ${actor.partnershipId} and d.ended_at is null and d.decided_by <> ${actor.id}
    and ${needsSecondLookSql(twoLooks)}
    and not exists (select from subjects.pair_decisions x where x.person_id = d.person_id
      and x.other_person_id = d.other_person_id and x.ended_at is null and x.pair_decision_id <> d.pair_decision_id)`;

const proposed = (actor: StaffActor): RawBuilder<unknown> => sql`
  select a.merge_proposal_id, a.person_id, a.other_person_id, a.merge_proposal_id, a.proposed_at
  from subjects.merge_proposals a
  where a.partnership_id = ${actor.partnershipId} and a.state = 'open' and a.proposed_by <> ${actor.id}`;

const named = (
  alias: "p" | "o",
) => sql`jsonb_build_object('reference', ${sql.ref(`${alias}.reference`)},
  'familyName', ${sql.ref(`${alias}.family_name`)}, 'givenName', ${sql.ref(`${alias}.given_name`)})`;

/**
 * What waits for the actor as the second person, the longest first: pairs for a second look, and proposals to
 * join two records. As the lists of pairs and of joined records have it: both records are reached by a post that
 * allows it, and to a wide actor no restricted record stands in a pair.
 */
export async function readForSecond(
  tx: Tx,
  actor: StaffActor,
  { at, most, twoLooks }: ReadQuery,
): Promise<FirstOf<ForSecond>> {
  const kinds = [
    holds(actor, "record.match") && {
      waits: lonely(actor, twoLooks),
      reached: sql`w.proposal_id is null and ${bothReachedWith(actor, "record.match", at)}`,
    },
    holds(actor, "record.merge") && {
      waits: proposed(actor),
      reached: sql`w.proposal_id is not null and ${bothReachedWith(actor, "record.merge", at)}`,
    },
  ].filter((one) => one !== false);
  if (kinds.length === 0) return nothing;
  const waits = sql.join(
    kinds.map((one) => one.waits),
    sql` union all `,
  );
  const reached = sql.join(
    kinds.map((one) => one.reached),
    sql` or `,
  );
  const { rows } = await sql<ForSecond & { total: number }>`
    select w.key, w.person_id as "personId", w.other_person_id as "otherId", ${named("p")} as one,
      ${named("o")} as other, w.proposal_id as "proposalId", w.since, ${total}
    from (${waits}) w (key, person_id, other_person_id, proposal_id, since)
    join subjects.people p on p.person_id = w.person_id
    join subjects.people o on o.person_id = w.other_person_id
    where (${reached}) and not (${actor.isWide} and (p.restricted or o.restricted))
    order by w.since, w.key limit ${most}`.execute(tx);
  return firstOf(rows);
}

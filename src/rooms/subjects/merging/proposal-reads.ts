import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import { bothReachedWith } from "../reached-with.ts";

export type MergeProposal = {
  readonly proposalId: string;
  readonly staysId: string;
  readonly endsId: string;
  readonly staysReference: string;
  readonly endsReference: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly state: "open" | "agreed" | "declined";
  readonly answer: string | null;
  readonly answeredByName: string | null;
  readonly answeredAt: Date | null;
  readonly version: number;
};

const selectProposals = sql`
  select a.merge_proposal_id as "proposalId", a.person_id as "staysId", a.other_person_id as "endsId",
    p.reference as "staysReference", o.reference as "endsReference", a.reason, a.proposed_by as "proposedBy",
    ${shownName({ staff: "s", at: "a.proposed_at" })} as "proposedByName", a.proposed_at as "proposedAt", a.state, a.answer,
    ${shownName<string | null>({ staff: "b", at: "a.answered_at" })} as "answeredByName",
    a.answered_at as "answeredAt", a.version
  from subjects.merge_proposals a join subjects.people p on p.person_id = a.person_id
  join subjects.people o on o.person_id = a.other_person_id
  join directory.staff s on s.staff_id = a.proposed_by left join directory.staff b on b.staff_id = a.answered_by`;

/** Proposals that wait for a second person, where the reader's posts let them join both records. */
export async function listOpenProposals(
  tx: Tx,
  actor: StaffActor,
  at: Date,
): Promise<readonly MergeProposal[]> {
  const { rows } = await sql<MergeProposal>`${selectProposals}
    where a.partnership_id = ${actor.partnershipId} and a.state = 'open'
      and ${bothReachedWith(actor, "record.merge", at)} order by a.proposed_at limit 100`.execute(
    tx,
  );
  return rows;
}

export async function findProposal(tx: Tx, proposalId: string): Promise<MergeProposal | undefined> {
  const { rows } = await sql<MergeProposal>`${selectProposals}
    where a.merge_proposal_id = ${proposalId}`.execute(tx);
  return rows[0];
}

/** The proposal that waits, whichever of the two would stay. */
export async function findOpenProposal(
  tx: Tx,
  one: string,
  other: string,
): Promise<MergeProposal | undefined> {
  const { rows } = await sql<MergeProposal>`${selectProposals}
    where a.state = 'open' and a.person_id in (${one}, ${other}) and a.other_person_id in (${one}, ${other})`.execute(
    tx,
  );
  return rows[0];
}

type Direction = { readonly stays: string; readonly ends: string };

/** Why the two are not joined now, as keys. */
export async function mergeRefusals(
  tx: Tx,
  { stays, ends }: Direction,
): Promise<readonly string[]> {
  const { rows } = await sql<{ why: string }>`
    select * from subjects.merge_refusals(${stays}, ${ends}) why`.execute(tx);
  return rows.map(({ why }) => why);
}

/** How many rows of each table are of the child, as far as the reader may read them. */
export async function countRowsOf(
  tx: Tx,
  personId: string,
): Promise<readonly { readonly relation: string; readonly count: number }[]> {
  const { rows: relations } = await sql<{ relation: string }>`
    select relation from subjects.merge_relations() where has_table_privilege(relation, 'select') order by 1`.execute(
    tx,
  );
  const counts = relations.map(
    ({ relation }) =>
      sql`select ${relation}::text as relation, count(*)::int as count from ${sql.table(relation)} where person_id = ${personId}`,
  );
  const { rows } = await sql<{ relation: string; count: number }>`
    select * from (${sql.join(counts, sql` union all `)}) c where count > 0`.execute(tx);
  return rows;
}

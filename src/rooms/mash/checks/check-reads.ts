import { sql, type RawBuilder } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";

/** One of the children whom an agency is asked about, as they were named to it, and what it said. */
export type CheckChild = {
  readonly childId: string;
  readonly concernId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string | null;
  /** Where no date of birth is known. */
  readonly ageAbout: number | null;
  readonly reason: string;
  readonly answer: Answer | null;
};

export type Answer = {
  /** Nothing where the agency looked and holds nothing. */
  readonly wording: string | null;
  readonly byTelephone: boolean;
  readonly by: string;
  readonly at: Date;
};

export type Check = {
  readonly checkId: string;
  readonly partnershipId: number;
  readonly agencyId: string;
  readonly agency: string;
  readonly agencyKind: string;
  readonly basis: string;
  readonly rating: string | null;
  readonly dueAt: Date;
  readonly askedBy: string;
  readonly askedById: string;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  readonly version: number;
  readonly chasedAt: Date | null;
  readonly escalatedAt: Date | null;
  readonly children: readonly CheckChild[];
};

type Row = Omit<Check, "children"> &
  Omit<CheckChild, "answer"> & {
    readonly wording: string | null;
    readonly byTelephone: boolean | null;
    readonly by: string | null;
    readonly at: Date | null;
  };

/** Whatever of the checks the actor reaches: the MASH's by the concern, an agency's own by its posts. */
async function readChecks(tx: Tx, which: RawBuilder<unknown>): Promise<readonly Check[]> {
  const { rows } = await sql<Row>`
    select k.partner_check_id as "checkId", k.partnership_id as "partnershipId", k.agency_id as "agencyId", g.name as agency,
      g.kind as "agencyKind", k.basis, k.rating, k.due_at as "dueAt", s.name as "askedBy", k.asked_by as "askedById",
      k.asked_at as "askedAt", k.answered_at as "answeredAt", k.version,
      (select max(p.done_at) from identify.partner_check_steps p where p.partner_check_id = k.partner_check_id
        and p.step = 'chased') as "chasedAt",
      (select max(p.done_at) from identify.partner_check_steps p where p.partner_check_id = k.partner_check_id
        and p.step = 'escalated') as "escalatedAt",
      c.partner_check_child_id as "childId", c.mash_episode_id as "concernId", c.family_name as "familyName",
      c.given_name as "givenName", c.born_on as "bornOn", c.age_about as "ageAbout", c.reason,
      n.wording, n.by_telephone as "byTelephone", ${shownName<string | null>({ staff: "b", at: "n.answered_at" })} as by, n.answered_at as at
    from identify.partner_checks k
    join directory.agencies g on g.agency_id = k.agency_id
    join directory.staff s on s.staff_id = k.asked_by
    join identify.partner_check_children c on c.partner_check_id = k.partner_check_id
    left join lateral (select * from identify.partner_answers a
      where a.partner_check_child_id = c.partner_check_child_id order by a.partner_answer_id desc limit 1) n on true
    left join directory.staff b on b.staff_id = n.answered_by
    where ${which}
    order by k.due_at, k.partner_check_id, c.partner_check_child_id`.execute(tx);
  return gathered(rows);
}

function gathered(rows: readonly Row[]): readonly Check[] {
  const byId = new Map<string, Check>();
  for (const row of rows) {
    const known = byId.get(row.checkId);
    byId.set(row.checkId, { ...row, children: [...(known?.children ?? []), childOf(row)] });
  }
  return [...byId.values()];
}

function childOf(row: Row): CheckChild {
  const { childId, concernId, familyName, givenName, bornOn, ageAbout, reason, wording, by, at } =
    row;
  const answer =
    by === null || at === null ? null : { wording, byTelephone: row.byTelephone ?? false, by, at };
  return { childId, concernId, familyName, givenName, bornOn, ageAbout, reason, answer };
}

/** What was asked about one concern, of whom, and what they said. */
export const listChecksOn = (tx: Tx, concernId: string): Promise<readonly Check[]> =>
  readChecks(
    tx,
    sql`k.partner_check_id in (select o.partner_check_id from identify.partner_check_children o
      where o.mash_episode_id = ${concernId})`,
  );

/** What partners still owe the MASH, first due first. */
export const listOwed = (tx: Tx, { partnershipId }: StaffActor): Promise<readonly Check[]> =>
  readChecks(
    tx,
    sql`k.partner_check_id in (select o.partner_check_id from identify.partner_checks o
      where o.partnership_id = ${partnershipId} and o.answered_at is null
      order by o.due_at, o.partner_check_id limit 200)`,
  );

/** The agencies in whose name somebody answers: those of their posts that allow it. */
export function answeringFor({ posts }: Pick<StaffActor, "posts">): readonly string[] {
  const answering = posts.filter(({ permissions }) => permissions.includes("check.answer"));
  return [...new Set(answering.map(({ agencyId }) => agencyId))];
}

export const checksPerPage = 50;

const waitingFor = (actor: StaffActor): RawBuilder<unknown> =>
  sql`identify.partner_checks o
      where o.agency_id = any (${answeringFor(actor)}::uuid[]) and o.answered_at is null`;

type Part = { readonly limit: number; readonly offset: number };

const readWaiting = (tx: Tx, actor: StaffActor, { limit, offset }: Part) =>
  readChecks(
    tx,
    sql`k.partner_check_id in (select o.partner_check_id from ${waitingFor(actor)}
      order by o.due_at, o.partner_check_id limit ${limit} offset ${offset})`,
  );

/** What the actor's own agencies are asked and have not answered, first due first. */
export const listAsked = (tx: Tx, actor: StaffActor, page: number): Promise<readonly Check[]> =>
  readWaiting(tx, actor, { limit: checksPerPage + 1, offset: (page - 1) * checksPerPage });

/** The first of these. */
export const listFirstAsked = (
  tx: Tx,
  actor: StaffActor,
  most: number,
): Promise<readonly Check[]> => readWaiting(tx, actor, { limit: most, offset: 0 });

export async function countAsked(tx: Tx, actor: StaffActor): Promise<number> {
  const { rows } = await sql<{ checks: number }>`
    select count(*)::int as checks from ${waitingFor(actor)}`.execute(tx);
  return rows[0]?.checks ?? 0;
}

const lately = 14 * 24 * 3_600_000;

/** What they answered in the last fortnight, for whoever wants to add to it. */
export const listAnswered = (tx: Tx, actor: StaffActor, now: Date): Promise<readonly Check[]> =>
  readChecks(
    tx,
    sql`k.partner_check_id in (select o.partner_check_id from identify.partner_checks o
      where o.agency_id = any (${answeringFor(actor)}::uuid[])
        and o.answered_at > ${new Date(now.getTime() - lately)}
      order by o.answered_at desc limit ${checksPerPage})`,
  );

/** One check of the actor's own agencies. */
export async function findAsked(
  tx: Tx,
  actor: StaffActor,
  checkId: string,
): Promise<Check | undefined> {
  const own = answeringFor(actor);
  const found = await readChecks(
    tx,
    sql`k.partner_check_id = ${checkId} and k.agency_id = any (${own}::uuid[])
      and c.agency_id = any (${own}::uuid[])`,
  );
  return found[0];
}

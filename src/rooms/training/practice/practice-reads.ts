import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import type { Effect, Practice } from "./practice.ts";

const cells: RawBuilder<unknown> = sql`
  select p.practice_id as "practiceId", p.name, p.field, p.came_from as "cameFrom", p.about, p.since_on::text as "sinceOn",
    p.ended_on::text as "endedOn", p.owner_id as "ownerId", ${shownName({ staff: "o", at: "p.kept_at" })} as owner,
    o.email as "ownerMail", p.review_on::text as "reviewOn", p.version, e.direction, e.measured_on::text as "measuredOn"
  from directory.practices p join directory.staff o on o.staff_id = p.owner_id
  left join lateral (select f.direction, f.measured_on from directory.practice_effects f
    where f.practice_id = p.practice_id order by f.measured_on desc, f.practice_effect_id desc limit 1) e on true`;

/** The first to review first; what has ended comes last. */
export async function listPractices(tx: Tx): Promise<readonly Practice[]> {
  const { rows } = await sql<Practice>`
    ${cells} order by p.ended_on desc nulls first, p.review_on, lower(p.name), p.practice_id limit 1000`.execute(
    tx,
  );
  return rows;
}

export async function findPractice(tx: Tx, practiceId: string): Promise<Practice | undefined> {
  const { rows } = await sql<Practice>`
    ${cells} where p.practice_id = ${practiceId}::uuid`.execute(tx);
  return rows[0];
}

export async function listEffects(tx: Tx, practiceId: string): Promise<readonly Effect[]> {
  const { rows } = await sql<Effect>`
    select f.practice_effect_id as "effectId", f.measured_on::text as "measuredOn", f.measured_how as "measuredHow", f.effect,
      f.direction, ${shownName({ staff: "s", at: "f.stated_at" })} as "statedBy"
    from directory.practice_effects f join directory.staff s on s.staff_id = f.stated_by
    where f.practice_id = ${practiceId}::uuid order by f.measured_on desc, f.practice_effect_id desc limit 500`.execute(
    tx,
  );
  return rows;
}

/** Where a practice is used: programmes, and cases on places that the reader reads. */
export type Used = {
  readonly id: string;
  readonly name: string;
  readonly of: "case" | "programme";
};

export async function listUses(tx: Tx, practiceId: string): Promise<readonly Used[]> {
  const { rows } = await sql<Used>`
    select g.programme_id as id, g.name, 'programme' as of
    from directory.practice_programmes l join directory.programmes g on g.programme_id = l.programme_id
    where l.practice_id = ${practiceId}::uuid
    union all
    select c.context_id, c.name, 'case'
    from subjects.context_practices l join subjects.contexts c on c.context_id = l.context_id
    where l.practice_id = ${practiceId}::uuid
    order by 3, 2 limit 200`.execute(tx);
  return rows;
}

/** Those that a case uses; the slot of contexts is filled with it. */
export async function practicesOfCase(tx: Tx, contextId: string): Promise<readonly Practice[]> {
  const { rows } = await sql<Practice>`
    ${cells} where p.practice_id in (select l.practice_id from subjects.context_practices l
      where l.context_id = ${contextId}::uuid) order by lower(p.name) limit 100`.execute(tx);
  return rows;
}

export async function practicesOfProgramme(
  tx: Tx,
  programmeId: string,
): Promise<readonly Practice[]> {
  const { rows } = await sql<Practice>`
    ${cells} where p.practice_id in (select l.practice_id from directory.practice_programmes l
      where l.programme_id = ${programmeId}::uuid) order by lower(p.name) limit 100`.execute(tx);
  return rows;
}

/** Cases that the acting person reads and that are open. */
export async function listOpenCases(
  tx: Tx,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ readonly id: string; readonly name: string }>`
    select context_id as id, name from subjects.contexts where state = 'open'
    order by lower(name), context_id limit 500`.execute(tx);
  return rows;
}

import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { FamilyInBrief, Tellable } from "../child-record/index.ts";
import { askAgain } from "./late-telling.ts";
import { isAdult } from "./family.ts";
import { whoMayBeTold } from "./telling-reads.ts";
import { mustNotBeTold, untoldMeant, whyNotTold } from "./who-may-be-told.ts";

type Asked = Parameters<typeof whoMayBeTold>[1];

/** Names alone, in one statement: it stands above every page of a record. */
export async function findFamilyInBrief(tx: Tx, { person, today }: Asked): Promise<FamilyInBrief> {
  const { rows } = await sql<FamilyInBrief>`
    with people as (
      select e.around_id, coalesce(e.name, e.described) as called from protect.around_entries e
      where e.person_id = ${person.personId}::uuid
        and not exists (select from protect.around_entries n where n.replaces_id = e.around_entry_id)
    )
    select array(select coalesce(r.authority, p.called) from protect.parental_responsibilities r
        left join people p on p.around_id = r.around_id
        where r.person_id = ${person.personId}::uuid and r.from_on <= ${today}::date
          and (r.until_on is null or r.until_on >= ${today}::date)
          and (r.ended_on is null or (r.end_kind = 'ended' and r.ended_on > ${today}::date))
        order by r.from_on, r.responsibility_id) as responsible,
      array(select p.called from protect.do_not_tell d join people p on p.around_id = d.around_id
        where d.person_id = ${person.personId}::uuid and d.lifted_at is null and d.from_on <= ${today}::date
        order by d.do_not_tell_id) as "doNotTell",
      (select min(a.due_on)::text from (${askAgain(sql`select ${person.personId}::uuid as person_id, ${person.bornOn}::date as born_on`, today)}) a) as "askAgainOn"`.execute(
    tx,
  );
  const found = rows[0] ?? { responsible: [], doNotTell: [], askAgainOn: null };
  return isAdult(person.bornOn, today) ? { ...found, responsible: [] } : found;
}

/** Parents and carers whom a privacy notice can be told to. */
export async function findTellable(tx: Tx, asked: Asked): Promise<Tellable> {
  const told = await whoMayBeTold(tx, asked);
  const shown = told.people.filter(({ isParent, isEnded, doNotTell }) =>
    doNotTell === null ? isParent && !isEnded : true,
  );
  const isMarked = told.people.some(({ doNotTell }) => doNotTell !== null);
  return {
    people: shown.map(({ aroundId, called, relation }) => ({
      aroundId,
      text: `${called} (${relation})`,
      why: whyNotTold(told, aroundId),
    })),
    isChosen: isMarked || told.namedAsAdult !== undefined,
    wrongWords: (words) => {
      const meant = untoldMeant(told, { words });
      return meant && mustNotBeTold(meant);
    },
  };
}

import { sql } from "kysely";
import { formatDate, type IsoDate } from "../../kernel/dates.ts";
import type { Hit, Searched, Searching } from "../search/index.ts";
import { dutySchemeOn } from "./duty-scheme.ts";
import { dutyStates, stateOf, type Duty } from "./duty.ts";
import { releasePaths } from "./releases/web/paths.ts";
import { dutyPaths } from "./web/paths.ts";

const most = 50;
const likeOf = ({ sought }: Searching): string =>
  `%${sought.text.trim().replaceAll(/[\\%_]/g, "\\$&")}%`;

/** By what was learned, or the reference of the body that was told, of children within reach. */
export const dutiesSearched: Searched = {
  heading: "Who must be told",
  needs: "child.view",
  search: searchDuties,
  order: 49,
};

type FoundDuty = Pick<Duty, "dutyId" | "name" | "outcome" | "personId"> & {
  readonly reference: string;
};

async function searchDuties(searching: Searching): Promise<readonly Hit[]> {
  const like = likeOf(searching);
  const { rows } = await sql<FoundDuty>`
    select d.duty_id as "dutyId", d.person_id as "personId", d.name, d.outcome, p.reference
    from protect.duties d join subjects.people p on p.person_id = d.person_id
    where d.partnership_id = (select sec.partnership()) and (d.name ilike ${like} or d.force_reference ilike ${like})
    order by d.duty_id desc limit ${most}`.execute(searching.tx);
  return rows.map((one) => ({
    id: one.personId,
    href: dutyPaths.one(one.personId, one.dutyId),
    text: `${one.name}: ${one.reference}`,
    detail: dutyStates[stateOf(one)],
  }));
}

/** Bail and releases by the person of concern, as long as they are listed, that concern children within reach. */
export const releasesSearched: Searched = {
  heading: "Bail, release and conditions",
  needs: "subject.view",
  search: searchReleases,
  order: 52,
};

type FoundRelease = {
  readonly releaseId: string;
  readonly personId: string;
  readonly kind: string;
  readonly thing: string;
  readonly reference: string;
  readonly endsOn: IsoDate | null;
};

async function searchReleases(searching: Searching): Promise<readonly Hit[]> {
  const { tx, today } = searching;
  const like = likeOf(searching);
  const { rows } = await sql<FoundRelease>`
    select distinct on (r.release_id, p.person_id) r.release_id as "releaseId", p.person_id as "personId", r.kind, t.label as thing,
      p.reference, r.ends_on::text as "endsOn"
    from subjects.releases r join subjects.things t on t.thing_id = r.thing_id and t.listed_until >= ${today}::date
    join protect.release_children c on c.release_id = r.release_id join subjects.people p on p.person_id = c.person_id
    where r.partnership_id = (select sec.partnership()) and r.ended_on is null and t.label ilike ${like}
    order by r.release_id desc, p.person_id limit ${most}`.execute(tx);
  const { kinds } = (await dutySchemeOn(tx, today)).releases;
  const nameOf = (kind: string): string => kinds.find(({ key }) => key === kind)?.name ?? kind;
  return rows.map((one) => ({
    id: one.personId,
    href: releasePaths.one(one.personId, one.releaseId),
    text: `${nameOf(one.kind)}: ${one.thing}, ${one.reference}`,
    detail: one.endsOn === null ? "No end is recorded" : `Ends ${formatDate(one.endsOn)}`,
  }));
}

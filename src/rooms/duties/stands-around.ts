import { sql } from "kysely";
import { formatDate, type IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { StandsAround } from "../child-record/index.ts";
import { dutySchemeOn } from "./duty-scheme.ts";
import { releasePaths } from "./releases/web/paths.ts";
import { dutyPaths } from "./web/paths.ts";

type Asked = { readonly personIds: readonly string[]; readonly today: IsoDate };

type DutyRow = {
  readonly personId: string;
  readonly dutyId: string;
  readonly name: string;
  readonly dueOn: IsoDate | null;
};

/** What another body must still be told. */
async function openDuties(tx: Tx, { personIds, today }: Asked): Promise<readonly StandsAround[]> {
  const { rows } = await sql<DutyRow>`
    select d.person_id as "personId", d.duty_id as "dutyId", d.name, d.due_on::text as "dueOn"
    from protect.duties d where d.person_id = any (${personIds}::uuid[]) and d.closed_at is null
    order by d.due_on, d.duty_id`.execute(tx);
  return rows.map(({ personId, dutyId, name, dueOn }) => ({
    personId,
    what: `To tell: ${name}`,
    on: null,
    conditions: null,
    when: dueOn === null ? null : `Tell by ${formatDate(dueOn)}`,
    isOverdue: dueOn !== null && dueOn < today,
    day: dueOn,
    href: dutyPaths.one(personId, dutyId),
  }));
}

type ReleaseRow = {
  readonly personId: string;
  readonly releaseId: string;
  readonly kind: string;
  readonly conditions: string | null;
  readonly endsOn: IsoDate | null;
  readonly thing: string | null;
};

/** Bail, releases and conditions that have not ended; whose they are is for who reads subjects, as long as they are listed. */
async function runningReleases(
  tx: Tx,
  { personIds, today }: Asked,
): Promise<readonly StandsAround[]> {
  const { rows } = await sql<ReleaseRow>`
    select distinct on (c.person_id, r.release_id) c.person_id as "personId", r.release_id as "releaseId", r.kind, r.conditions,
      r.ends_on::text as "endsOn", t.label as thing
    from protect.release_children c join subjects.releases r on r.release_id = c.release_id and r.ended_on is null
    left join subjects.things t on t.thing_id = r.thing_id and t.listed_until >= ${today}::date
    where c.person_id = any (${personIds}::uuid[])
    order by c.person_id, r.release_id`.execute(tx);
  if (rows.length === 0) return [];
  const { kinds } = (await dutySchemeOn(tx, today)).releases;
  const nameOf = (kind: string): string => kinds.find(({ key }) => key === kind)?.name ?? kind;
  return rows.map(({ personId, releaseId, kind, conditions, endsOn, thing }) => ({
    personId,
    what: nameOf(kind),
    on: thing,
    conditions,
    when: endsOn === null ? null : `${endsOn < today ? "Ended" : "Ends"} ${formatDate(endsOn)}`,
    isOverdue: endsOn !== null && endsOn < today,
    day: endsOn,
    href: releasePaths.one(personId, releaseId),
  }));
}

/** Duties, bail and releases that stand around children, for whichever page asks. */
export const dutiesAround = async (tx: Tx, asked: Asked): Promise<readonly StandsAround[]> => [
  ...(await openDuties(tx, asked)),
  ...(await runningReleases(tx, asked)),
];

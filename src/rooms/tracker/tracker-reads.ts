import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { searchNames, type FoundName } from "../subjects/index.ts";
import { wordsOfTheirDay, entriesOf } from "../child-record/index.ts";
import { gatheredFor } from "./gathered.ts";
import { allocations, factOf, overdueActions, teamsInvolved } from "./tracker-lookups.ts";
import { missingNumbers } from "../missing/index.ts";
import { needsPeople, orderOf } from "./tracker-order.ts";
import type { TrackerView } from "./tracker-query.ts";
import type { TrackerRow } from "./tracker-row.ts";
import type { TrackerSetting } from "./tracker-setting.ts";
import { narrowedBy } from "./tracker-where.ts";

export type TrackerQuery = {
  readonly view: TrackerView;
  readonly setting: TrackerSetting;
  readonly page: number;
  readonly pageSize: number;
  /** Whom the names that are sought found, the likeliest first; absent where no name is sought. */
  readonly found?: readonly FoundName[] | undefined;
};

/** Whom the names that a view seeks may be of; undefined where it seeks none. */
export async function findNamed(
  tx: Tx,
  actor: Actor,
  { filters: { q } }: TrackerView,
): Promise<readonly FoundName[] | undefined> {
  if (q === undefined || actor.partnershipId === undefined) return undefined;
  return searchNames(tx, actor.partnershipId, q);
}

/**
 * One page of the tracker: first the keys of its rows, then what stands in them, so that the rows of
 * earlier pages are passed over in the index and never put together. A wide actor goes straight to
 * the ordered index; for a narrow actor the few visible rows are gathered first, because the planner
 * cannot know how few they are and would walk the whole index for them (docs/benchmarks.md).
 */
export async function listTracker(
  tx: Tx,
  actor: Actor,
  query: TrackerQuery,
): Promise<readonly TrackerRow[]> {
  const { view, setting, page, pageSize } = query;
  const found = query.found ?? (await findNamed(tx, actor, view));
  const { entries, visible } = entriesOf(actor);
  const people = needsPeople(view)
    ? sql`join subjects.people p on p.person_id = t.person_id and p.partnership_id = t.partnership_id`
    : sql``;
  // What is gathered already is kept: to look it up again by its key would be to go through all of it.
  const [kept, rowsOf] = actor.isWide
    ? [sql`t.person_id`, sql`placed join ${entries} t on t.person_id = placed.person_id`]
    : [sql`t.*`, sql`placed t`];
  const { tables, joins } = gatheredFor(view, { actor, setting, entries });
  const { rows } = await sql<TrackerRow>`
    with ${visible} ${tables} page as (
      select ${kept} from ${entries} t ${people} ${joins} ${whichEntries(actor, { view, setting, found })}
      order by ${orderOf(
        view,
        setting,
        found?.map(({ personId }) => personId),
      )} limit ${pageSize} offset ${(page - 1) * pageSize}
    ), placed as (select *, row_number() over () as place from page)
    select ${cells(setting)}
    from ${rowsOf} join subjects.people p on p.person_id = t.person_id
    order by place`.execute(tx);
  return rows;
}

/** The rows of `t` that a query lets through. */
export const whichEntries = (
  actor: Actor,
  { view, setting, found }: Pick<TrackerQuery, "view" | "setting" | "found">,
): RawBuilder<unknown> => sql`
  where t.partnership_id = ${actor.partnershipId} and t.is_open = ${view.filters.show !== "closed"}
    ${narrowedBy(
      view.filters,
      setting,
      found?.map(({ personId }) => personId),
    )}`;

/** Looked up for the rows of one page, so that nothing has to be kept in step with what is beside them. */
const cells = (setting: TrackerSetting): RawBuilder<unknown> => sql`
  t.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
  p.born_on as "bornOn", t.is_open as "isOpen",
  t.harm_status as "harmStatus", t.previous_harm_status as "previousHarmStatus",
  t.harm_decided_on as "harmDecidedOn", t.harm_review_by as "harmReviewBy",
  t.level, t.previous_level as "previousLevel", t.level_decided_on as "levelDecidedOn",
  ${wordsOfTheirDay(setting)},
  t.review_by as "reviewBy", t.flags, t.flag_review_by as "flagReviewBy",
  array(select s.name ${allocations(setting)} order by m.starts_at, m.membership_id) as leads,
  array(select s.staff_id ${allocations(setting)} order by m.starts_at, m.membership_id) as "leadIds",
  array(select distinct g.name from (${teamsInvolved(setting)}) involved
    join directory.teams i on i.team_id = involved.team_id
    join directory.agencies g on g.agency_id = i.agency_id order by g.name) as agencies,
  t.stage, t.stage_since as "stageSince", t.opened_on as "openedOn", t.last_panel_on as "lastPanelOn",
  t.last_contact_on as "lastContactOn", ${missingNumbers(setting)},
  (select count(*)::int from work.actions a where ${overdueActions(setting)}) as "actionsOverdue",
  ${factOf("ward", setting)} as ward, ${factOf("school", setting)} as school,
  t.last_entry_at as "lastEntryAt", t.own,
  t.said_level as "saidLevel", t.said_closed as "saidClosed", t.said_on as "saidOn", t.version`;

import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { readRows, type PageAsked, type Rows } from "../../platform/lists/rows.ts";
import { searchNames, type FoundName } from "../subjects/index.ts";
import { wordsOfTheirDay } from "../child-record/index.ts";
import { gatheredFor } from "./gathered.ts";
import { allocations, factOf, overdueActions, teamsInvolved } from "./tracker-lookups.ts";
import { missingNumbers } from "../missing/index.ts";
import { orderOf, orders, type OrderKey } from "./tracker-order.ts";
import type { TrackerAsked } from "./tracker-filters.ts";
import type { TrackerRow } from "./tracker-row.ts";
import type { Listing, TrackerQuery } from "./tracker-query.ts";
import type { TrackerSetting } from "./tracker-setting.ts";
import { narrowedBy } from "./tracker-where.ts";

/** Whom the names that a view seeks may be of; undefined where it seeks none. */
export async function findNamed(
  tx: Tx,
  actor: Actor,
  { q }: Pick<TrackerAsked, "q">,
): Promise<readonly FoundName[] | undefined> {
  if (q === undefined || actor.partnershipId === undefined) return undefined;
  return searchNames(tx, actor.partnershipId, q);
}

/** The rows of `t` that a query lets through. */
export const whichEntries = ({ actor, asked, setting, found }: Listing): RawBuilder<unknown> => sql`
  t.partnership_id = ${actor.partnershipId} and t.is_open = ${asked.show === "open"}
    ${narrowedBy(
      asked,
      setting,
      found?.map(({ personId }) => personId),
    )}`;

/**
 * The list, for the page, the grid, an export, paper and the API. A wide actor goes straight to the ordered index; a
 * narrow actor's few visible rows are gathered first.
 */
export const trackerRows: Rows<TrackerRow, Listing, OrderKey> = {
  from: sql`protect.tracker_entries`,
  as: "t",
  key: "person_id",
  narrow: "visible-once",
  wide: "keys",
  where: whichEntries,
  orders,
  beside: ({ asked, actor, setting }, entries) => {
    const { tables, joins } = gatheredFor(asked, { actor, setting, entries });
    const needsPeople = asked.sort === "name" || asked.sort === "born";
    return { tables, joins: needsPeople ? sql`${people} ${joins}` : joins };
  },
  cells: ({ setting }) => cells(setting),
  joins: sql`join subjects.people p on p.person_id = t.person_id`,
};

const people = sql`
  join subjects.people p on p.person_id = t.person_id and p.partnership_id = t.partnership_id`;

/** One page of the tracker. */
export async function listTracker(
  tx: Tx,
  actor: Actor,
  { page, pageSize, ...asking }: TrackerQuery & PageAsked,
): Promise<readonly TrackerRow[]> {
  const found = asking.found ?? (await findNamed(tx, actor, asking.asked));
  const query = { ...asking, found, actor };
  const isWide = actor.isWide;
  return readRows(tx, trackerRows, { query, order: orderOf(query), isWide, page, pageSize });
}

/** Looked up for the rows of one page, so that nothing has to be kept in step with what is beside them. */
const cells = (setting: TrackerSetting): RawBuilder<TrackerRow> => sql`
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

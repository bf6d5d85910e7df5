import { childrenMissing } from "../missing/index.ts";
import { sql, type RawBuilder } from "kysely";
import { addDays, addMonths } from "../../kernel/dates.ts";
import { lastMonth, none, unknown, type TrackerFilters } from "./tracker-filters.ts";
import {
  allocationsOfAll,
  childrenOfAgency,
  childrenOfCohort,
  currentFact,
  factOf,
  overdueActions,
} from "./tracker-lookups.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

type Condition = RawBuilder<unknown>;

/** The day that "since" means: a month ago is worked out when the list is read. */
export const sinceDay = (since: string, today: string): string =>
  since === lastMonth ? addMonths(today, -1) : since;

type Conditions = {
  readonly [K in Exclude<keyof TrackerFilters, "q" | "show" | "own">]-?: (
    value: NonNullable<TrackerFilters[K]>,
    setting: TrackerSetting,
  ) => Condition;
};

const conditions: Conditions = {
  harm: (status) => sql`t.harm_status = ${status}`,
  level: (level) => (level === unknown ? sql`t.level is null` : sql`t.level = ${level}`),
  flag: (flag) =>
    flag === none
      ? sql`t.flags = '{}'`
      : flag === "any"
        ? sql`t.flags <> '{}'`
        : sql`${flag} = any(t.flags)`,
  lead: (lead, setting) =>
    lead === none
      ? sql`lead_of.person_id is null`
      : sql`t.person_id in (select c.person_id ${allocationsOfAll(setting)} where m.staff_id = ${lead}::uuid)`,
  stage: (stage) => (stage === unknown ? sql`t.stage is null` : sql`t.stage = ${stage}`),
  ward: (ward, setting) => whereFact("ward", ward, setting),
  school: (school, setting) => whereFact("school", school, setting),
  agency: (agency, setting) => sql`t.person_id in (${childrenOfAgency(agency, setting)})`,
  cohort: (cohort) => sql`t.person_id in (${childrenOfCohort(cohort)})`,
  due: (_, { today }) => sql`t.next_review_by < ${today}::date`,
  actions: (_, setting) =>
    sql`exists (select from work.actions a where ${overdueActions(setting)})`,
  // Whichever of the two says so: neither hides what the other knows.
  missing: (least, setting) =>
    sql`(t.missing_count >= ${least} or t.person_id in (${childrenMissing(least, setting)}))`,
  unseen: (since, { today }) =>
    sql`(t.last_contact_on is null or t.last_contact_on < ${sinceDay(since, today)}::date)`,
  opened: (since, { today }) => sql`t.opened_on >= ${sinceDay(since, today)}::date`,
  waiting: () => sql`t.said_on is not null`,
  panel: (days, { today, scheme }) => sql`(
    t.level = ${scheme.levels.at(-1)?.level ?? -1} or t.level > t.previous_level
    or t.next_review_by <= ${addDays(today, days)}::date)`,
};

function whereFact(kind: "ward" | "school", value: string, setting: TrackerSetting): Condition {
  if (value === unknown) return sql`not exists (select ${currentFact(kind, setting)})`;
  // The first finds the few by the index; the second holds them to what is so now.
  return sql`t.person_id in (
      select w.person_id from subjects.whereabouts w
      where w.partnership_id = t.partnership_id and w.kind = ${kind} and w.wording = ${value})
    and ${factOf(kind, setting)} = ${value}`;
}

/** A text of a partnership's own column as its reader reads it: held words would answer whoever guesses them. */
export const ownText = (key: string): Condition =>
  sql`case when t.own ->> ${key}::text like '%[held:%' then subjects.with_held_words(t.own ->> ${key}::text) else t.own ->> ${key}::text end`;

/** What narrows the list besides open or closed, each filter by itself. */
export function narrowedBy(
  filters: TrackerFilters,
  setting: TrackerSetting,
  found: readonly string[] | undefined,
): Condition {
  const keys = Object.keys(conditions) as (keyof Conditions)[];
  const parts = keys.flatMap((key) => {
    const value = filters[key];
    // Each condition takes the value of its own key, which TypeScript cannot follow through the table.
    const condition = conditions[key] as (value: unknown, setting: TrackerSetting) => Condition;
    return value === undefined ? [] : [condition(value, setting)];
  });
  const own = Object.entries(filters.own ?? {}).map(
    ([key, value]) => sql`${ownText(key)} = ${value}`,
  );
  const named = found === undefined ? [] : [sql`t.person_id = any(${found}::uuid[])`];
  const all = [...parts, ...own, ...named];
  return all.length === 0 ? sql`` : sql`and ${sql.join(all, sql` and `)}`;
}

import { sql, type RawBuilder } from "kysely";
import type { GroupKey, SortKey } from "./columns.ts";
import type { TrackerView } from "./tracker-query.ts";
import { ownText } from "./tracker-where.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

type Fixed = Exclude<SortKey, `own.${string}`>;
type Value = (setting: TrackerSetting) => RawBuilder<unknown>;

const place = (keys: readonly string[], column: string): RawBuilder<unknown> =>
  sql`array_position(${keys}::text[], ${sql.raw(column)})`;

/** What stands beside the projection is gathered by `gatheredFor`. */
export const orderValues: Readonly<Record<Fixed, Value>> = {
  review: () => sql`t.next_review_by`,
  name: () => sql`p.sort_name`,
  born: () => sql`p.born_on`,
  harm: ({ harmScheme }) =>
    place(
      harmScheme.statuses.map(({ key }) => key),
      "t.harm_status",
    ),
  level: () => sql`t.level`,
  lead: () => sql`lead_of.name`,
  stage: ({ pathway }) =>
    place(
      pathway.stages.map(({ key }) => key),
      "t.stage",
    ),
  panel: () => sql`t.last_panel_on`,
  missing: () => sql`coalesce(missing_of.recorded, t.missing_count)`,
  actions: () => sql`coalesce(actions_of.overdue, 0)`,
  ward: () => sql`ward_of.wording`,
  school: () => sql`school_of.wording`,
  contact: () => sql`t.last_contact_on`,
  opened: () => sql`t.opened_on`,
  recorded: () => sql`t.last_entry_at`,
};

/** What a group is told by; the last of several tells apart what is written alike. */
export const groupValues: Readonly<
  Record<GroupKey, (setting: TrackerSetting) => readonly RawBuilder<unknown>[]>
> = {
  level: () => [sql`t.level`],
  harm: () => [sql`t.harm_status`],
  stage: () => [sql`t.stage`],
  lead: () => [sql`lead_of.name`, sql`lead_of.staff_id`],
  ward: () => [sql`ward_of.wording`],
};

/** How groups follow each other: highest level first, the rest in the order of their scheme or name. */
function groupOrder(group: GroupKey, setting: TrackerSetting): readonly RawBuilder<unknown>[] {
  if (group === "level") return [sql`t.level desc nulls last`];
  const first =
    group === "lead" || group === "ward" ? [] : [sql`${orderValues[group](setting)} nulls last`];
  return [...first, ...groupValues[group](setting).map((value) => sql`${value} nulls last`)];
}

/** What is not known stands last whichever way (ascending by itself, as in the indexes); each order ends in the key, so that no page repeats or loses a row. */
export function orderOf(
  { sort, direction, group }: TrackerView,
  setting: TrackerSetting,
  found?: readonly string[],
): RawBuilder<unknown> {
  // Who was sought by name stands in the order of likeness, unless another was asked for.
  if (found !== undefined && sort === "review" && group === undefined) {
    return sql`array_position(${found}::uuid[], t.person_id)`;
  }
  const isDown = direction === "descending";
  const value = isOwn(sort) ? ownText(sort.slice("own.".length)) : orderValues[sort](setting);
  const isGroup = group === undefined || (group === sort && group !== "lead");
  const groups = isGroup ? [] : groupOrder(group, setting);
  const one = sql`${value} ${sql.raw(isDown ? "desc nulls last" : "asc")}`;
  const key = sort === "name" ? sql`p.person_id` : sql`t.person_id`;
  const then = sort === "level" ? [sql`t.next_review_by`] : [];
  return sql.join([...groups, one, ...then, key], sql`, `);
}

/** Whether an order or a filter asks the child's own row. */
export const needsPeople = ({ sort }: TrackerView): boolean => sort === "name" || sort === "born";

const isOwn = (sort: SortKey): sort is `own.${string}` => sort.startsWith("own.");

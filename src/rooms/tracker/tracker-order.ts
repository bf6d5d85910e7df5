import { sql, type RawBuilder } from "kysely";
import type { FixedSort, GroupKey } from "./columns.ts";
import type { Listing } from "./tracker-query.ts";
import { ownText } from "./tracker-where.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

type Part = RawBuilder<unknown>;
type Value = (setting: TrackerSetting) => Part;

/** By what the list is ordered: a fixed column, one of the partnership's own, or the likeness of a name that is sought. */
export type OrderKey = FixedSort | "own" | "likeness";

const place = (keys: readonly string[], column: string): Part =>
  sql`array_position(${keys}::text[], ${sql.raw(column)})`;

/** What stands beside the projection is gathered by `gatheredFor`. */
export const orderValues: Readonly<Record<FixedSort, Value>> = {
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
export const groupValues: Readonly<Record<GroupKey, (setting: TrackerSetting) => readonly Part[]>> =
  {
    level: () => [sql`t.level`],
    harm: () => [sql`t.harm_status`],
    stage: () => [sql`t.stage`],
    lead: () => [sql`lead_of.name`, sql`lead_of.staff_id`],
    ward: () => [sql`ward_of.wording`],
  };

/** How groups follow each other: highest level first, the rest in the order of their scheme or name. */
function groupOrder(group: GroupKey, setting: TrackerSetting): readonly Part[] {
  if (group === "level") return [sql`t.level desc nulls last`];
  const first =
    group === "lead" || group === "ward" ? [] : [sql`${orderValues[group](setting)} nulls last`];
  return [...first, ...groupValues[group](setting).map((value) => sql`${value} nulls last`)];
}

/** What is not known stands last whichever way (ascending by itself, as in the indexes). */
function ordered(
  sort: OrderKey,
  value: Part,
  { asked: { way, group }, setting }: Pick<Listing, "asked" | "setting">,
): Part {
  const isGroup = group === undefined || (group === sort && group !== "lead");
  const groups = isGroup ? [] : groupOrder(group, setting);
  const one = sql`${value} ${sql.raw(way === "descending" ? "desc nulls last" : "asc")}`;
  const then = sort === "level" ? [sql`t.next_review_by`] : [];
  return sql.join([...groups, one, ...then], sql`, `);
}

const by = (sort: FixedSort) => (query: Listing) =>
  ordered(sort, orderValues[sort](query.setting), query);

export const orders: Readonly<Record<OrderKey, (query: Listing) => Part>> = {
  review: by("review"),
  name: by("name"),
  born: by("born"),
  harm: by("harm"),
  level: by("level"),
  lead: by("lead"),
  stage: by("stage"),
  panel: by("panel"),
  missing: by("missing"),
  actions: by("actions"),
  ward: by("ward"),
  school: by("school"),
  contact: by("contact"),
  opened: by("opened"),
  recorded: by("recorded"),
  own: (query) => ordered("own", ownText(query.asked.sort?.slice("own.".length) ?? ""), query),
  likeness: ({ found = [] }) =>
    sql`array_position(${found.map(({ personId }) => personId)}::uuid[], t.person_id)`,
};

/** Who was sought by name stands in the order of likeness, unless another was asked for. */
export function orderOf({ asked: { sort = "review", group }, found }: Listing): OrderKey {
  if (found !== undefined && sort === "review" && group === undefined) return "likeness";
  return isOwn(sort) ? "own" : sort;
}

const isOwn = (sort: string): sort is `own.${string}` => sort.startsWith("own.");

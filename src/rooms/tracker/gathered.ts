import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import type { Beside } from "../../platform/lists/rows.ts";
import { none, type TrackerAsked } from "./tracker-filters.ts";
import { missingOfAll } from "../missing/index.ts";
import { isCurrentPlace, overdueActions } from "./tracker-lookups.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

type Part = RawBuilder<unknown>;

/** What stands beside the projection and a list may be ordered or grouped by. */
const kinds = ["lead", "ward", "school", "actions", "missing"] as const;
type Kind = (typeof kinds)[number];

type Looking = {
  readonly actor: Actor;
  readonly setting: TrackerSetting;
  readonly entries: Part;
};

/**
 * An order, a group or a filter asks the same of every child of the list: it is gathered for all at
 * once. One look for each child took ten times as long as the rest of the page with 5,000 children.
 */
export function gatheredFor(
  { sort, group, lead }: Pick<TrackerAsked, "sort" | "group" | "lead">,
  looking: Looking,
): Beside {
  const isAsked = (kind: Kind): boolean =>
    kind === sort || kind === group || (kind === "lead" && lead === none);
  const asked = kinds.filter(isAsked);
  const tables = asked.map(
    (kind) => sql`${name(kind)} as materialized (${sources[kind](looking)}),`,
  );
  const joins = asked.map(
    (kind) => sql`left join ${name(kind)} on ${name(kind)}.person_id = t.person_id`,
  );
  return {
    tables: sql.join([...tables, sql``], sql` `),
    joins: sql.join([...joins, sql``], sql` `),
  };
}

const name = (kind: Kind): Part => sql.raw(`${kind}_of`);

const sources: Readonly<Record<Kind, (looking: Looking) => Part>> = {
  lead: leads,
  ward: places("ward"),
  school: places("school"),
  missing: ({ setting, entries }) => missingOfAll(entries, setting),
  actions: ({ setting, entries }) => sql`
    select t.person_id, count(*) as overdue from ${entries} t join work.actions a on ${overdueActions(setting)}
    group by t.person_id`,
};

/** Places of a wide actor's many children are read in one go, which lets their policy be asked in one go too. */
function leads({ actor, setting }: Looking): Part {
  const current = sql`m.basis = 'allocation' and ${isCurrentPlace(setting)}`;
  const allocated = actor.isWide
    ? sql`join (
        with read as materialized (
          select m.* from sec.memberships m where m.partnership_id = ${actor.partnershipId} and ${current}
        ) select * from read) m on m.circle_id = c.circle_id`
    : sql`join sec.memberships m on m.circle_id = c.circle_id and ${current}`;
  return sql`
    select distinct on (c.person_id) c.person_id, s.staff_id, s.name
    from subjects.people c ${allocated} join directory.staff s on s.staff_id = m.staff_id
    order by c.person_id, m.starts_at, m.membership_id`;
}

/** As `factOf` finds it for one child. */
function places(kind: "ward" | "school") {
  return ({ setting, entries }: Looking): Part => sql`
    select distinct on (w.person_id) w.person_id, w.wording
    from ${entries} t join subjects.whereabouts w on w.person_id = t.person_id
    where w.kind = ${kind} and w.acl = t.acl and (w.to_on is null or w.to_on > ${setting.today}::date)
    order by w.person_id, w.from_on desc nulls last, w.whereabouts_id desc`;
}

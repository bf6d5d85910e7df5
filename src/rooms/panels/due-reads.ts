import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { Panel, Subject } from "./panel.ts";
import type { Sitting } from "./sitting-reads.ts";

/** Why something is offered for an agenda, most pressing first. */
export const whys = {
  referral: "Referred and taken",
  "come-back": "To review",
  "step-down": "A lower level to agree",
  escalation: "A disagreement is open",
  actions: "Actions for this panel are overdue",
  review: "The level is due for review",
  business: "Added manually",
} as const;
export type Why = keyof typeof whys;
export const whyWords = (why: string): string =>
  Object.hasOwn(whys, why) ? whys[why as Why] : why.replaceAll("-", " ");

/** Something that is due and not on the agenda yet: a child, a thing, or a theme of an earlier sitting. */
export type Due = {
  readonly why: Why;
  readonly personId: string | null;
  readonly thingId: string | null;
  /** The item of before, where it is a theme. */
  readonly themeId: string | null;
  readonly referralId: string | null;
  readonly about: string;
  readonly reference: string | null;
  readonly dueOn: string | null;
  readonly bornOn: string | null;
  /** What else is due for the same. */
  readonly also: readonly Why[];
};
type Row = Omit<Due, "also">;

/** More than an agenda holds; what is more pressing comes first. */
const mostDue = 200;
export type DueList = {
  readonly due: readonly Due[];
  /** More is due than is listed. */
  readonly isCut: boolean;
};

/** Behind the heading of the list. */
export const cutWords = ({ due, isCut }: DueList): string =>
  isCut ? `: the first ${due.length}, the most pressing at the top; more is due` : "";

export const dueId = ({ personId, thingId, themeId }: Row): string =>
  personId ?? thingId ?? themeId ?? "";

const subjectOf = ({ personId, thingId }: Row): Subject =>
  personId !== null ? "child" : thingId === null ? "theme" : "thing";

const child = sql`p.given_name || ' ' || p.family_name as about, p.reference`;
const day = (at: string) => sql`(${sql.ref(at)} at time zone 'Europe/London')::date`;
const named = sql`
  left join subjects.people p on p.person_id = x.person_id left join subjects.things t on t.thing_id = x.thing_id`;
/** Of a subject t: what nobody renewed, and who may be a child, is offered for no agenda. */
const listed = (today: string) => sql`(t.thing_id is null or t.listed_until >= ${today}::date)`;
const nameOf = sql`coalesce(p.given_name || ' ' || p.family_name, t.label, x.title) as about, p.reference`;
const themeOf = sql`case when x.title is not null then x.agenda_item_id end`;

/** The item on which this panel decided last, of each child, thing and theme: what was not reached keeps what was decided before. */
const decidedLast = (panel: string, on: string) => sql`
  select distinct on (coalesce(i.person_id::text, i.thing_id::text, i.title)) i.agenda_item_id, i.person_id, i.thing_id, i.title, s.approved_at,
    array(select d.kind from panels.item_decisions d where d.agenda_item_id = i.agenda_item_id and d.taken_back_at is null) as kinds
  from panels.agenda_items i join panels.sittings s on s.sitting_id = i.sitting_id
  where s.panel = ${panel} and s.cancelled_at is null and i.taken_off_at is null and ${day("s.starts_at")} < ${on}::date
    and exists (select from panels.item_decisions d where d.agenda_item_id = i.agenda_item_id and d.taken_back_at is null)
  order by coalesce(i.person_id::text, i.thing_id::text, i.title), s.starts_at desc`;

type Offered = { readonly panel: string; readonly on: string; readonly today: string };

/** One row for each subject and reason. */
const parts = ({ panel, on, today }: Offered): readonly RawBuilder<unknown>[] => [
  sql`select 'referral' as why, 1 as pressing, x.person_id, x.thing_id, null::uuid as theme_id, x.panel_referral_id as referral_id,
      coalesce(p.given_name || ' ' || p.family_name, t.label) as about, p.reference, ${day("x.sifted_at")} as due_on
    from panels.panel_referrals x ${named}
    where x.panel = ${panel} and x.outcome = 'take' and ${listed(today)}
      and not exists (select from panels.agenda_items i where i.panel_referral_id = x.panel_referral_id and i.taken_off_at is null)
      and not (x.thing_id is not null and exists (select from panels.agenda_items i join panels.sittings s on s.sitting_id = i.sitting_id
        where i.thing_id = x.thing_id and s.panel = x.panel and i.taken_off_at is null and i.added_at >= x.referred_at))`,
  sql`select 'come-back', 2, x.person_id, x.thing_id, ${themeOf}, null, ${nameOf}, null::date
    from decided x ${named} where 'come-back' = any (x.kinds) and ${listed(today)}`,
  sql`select 'escalation', 4, e.person_id, null, null, null, ${child}, e.raised_on
    from work.escalations e join subjects.people p on p.person_id = e.person_id where e.resolved_on is null`,
  sql`select 'actions', 5, w.person_id, null, null, null, ${child}, min(w.due_on)
    from panels.item_actions a join work.actions w on w.action_id = a.action_id and w.state = 'open' and w.due_on < ${on}::date
    join panels.agenda_items i on i.agenda_item_id = a.agenda_item_id join panels.sittings s on s.sitting_id = i.sitting_id and s.panel = ${panel}
    join subjects.people p on p.person_id = w.person_id group by w.person_id, p.person_id`,
  sql`select 'actions', 5, null, x.thing_id, case when x.title is not null then min(x.agenda_item_id::text)::uuid end, null,
      coalesce(t.label, x.title), null, min(m.due_on)
    from panels.item_promises m join panels.agenda_items x on x.agenda_item_id = m.agenda_item_id
    join panels.sittings s on s.sitting_id = m.sitting_id and s.panel = ${panel}
    left join subjects.things t on t.thing_id = x.thing_id
    where m.state = 'open' and m.due_on < ${on}::date and ${listed(today)} group by x.thing_id, t.thing_id, x.title`,
  sql`select case when t.review_by <= ${on}::date then 'review' else 'step-down' end,
      case when t.review_by <= ${on}::date then 6 else 3 end, t.person_id, null, null, null, ${child}, t.review_by
    from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id
    cross join lateral (select max(${day("s.starts_at")}) as on_day from panels.agenda_items i
      join panels.sittings s on s.sitting_id = i.sitting_id
      where i.person_id = t.person_id and s.panel = ${panel} and s.approved_at is not null and i.taken_off_at is null) looked
    where t.is_open and looked.on_day is not null
      and (t.review_by <= ${on}::date or (t.level < t.previous_level and t.level_decided_on >= looked.on_day and not exists (
        select from panels.item_decisions d join panels.agenda_items i on i.agenda_item_id = d.agenda_item_id
        join panels.sittings s on s.sitting_id = i.sitting_id
        where i.person_id = t.person_id and s.panel = ${panel} and d.kind = 'level' and d.taken_back_at is null and ${day("d.decided_at")} = t.level_decided_on)))
      and not exists (select from decided x where x.person_id = t.person_id and 'step-down' = any (x.kinds))`,
];

/**
 * What is due for a sitting and within reach: offered, never put on by itself. What is on this agenda is left
 * out. Reviews and lower levels are of children whom the panel has looked at before and has not let go.
 */
export async function listDue(
  tx: Tx,
  {
    sitting,
    panel,
    on,
    today,
  }: Pick<Offered, "on" | "today"> & {
    readonly sitting: Sitting;
    readonly panel: Panel;
  },
): Promise<DueList> {
  const [first, ...rest] = parts({ panel: panel.key, on, today });
  if (!first) return { due: [], isCut: false };
  const looksAt = (subject: Subject) => sql`${panel.about.includes(subject)}::boolean`;
  const { rows } = await sql<Row>`
    with decided as materialized (${decidedLast(panel.key, on)}), due as (${first} ${sql.join(
      rest.map((part) => sql`union all ${part}`),
      sql` `,
    )})
    select distinct on (d.pressing, d.about, d.person_id, d.thing_id) d.why, d.person_id as "personId", d.thing_id as "thingId",
      d.theme_id as "themeId", d.referral_id as "referralId", d.about, d.reference, d.due_on as "dueOn",
      (select p.born_on from subjects.people p where p.person_id = d.person_id) as "bornOn"
    from due d
    where d.about is not null and case when d.person_id is not null then ${looksAt("child")}
        when d.thing_id is not null then ${looksAt("thing")} else ${looksAt("theme")} end and not exists (select from panels.agenda_items i where i.sitting_id = ${sitting.sittingId}::uuid
      and i.taken_off_at is null and (i.person_id = d.person_id or i.thing_id = d.thing_id or (d.theme_id is not null and i.title = d.about)))
    order by d.pressing, d.about, d.person_id, d.thing_id limit ${mostDue + 1}`.execute(tx);
  return { due: onceEach(rows.slice(0, mostDue)), isCut: rows.length > mostDue };
}

/** What is due for several reasons stands once, by the most pressing. */
function onceEach(rows: readonly Row[]): readonly Due[] {
  const same = (one: Row, other: Row): boolean =>
    subjectOf(one) === "theme" && subjectOf(other) === "theme"
      ? other.about === one.about
      : dueId(one) === dueId(other);
  const first = rows.filter((one, at) => rows.findIndex((it) => same(one, it)) === at);
  return first.map((one) => ({
    ...one,
    also: rows.filter((it) => it !== one && same(one, it)).map(({ why }) => why),
  }));
}

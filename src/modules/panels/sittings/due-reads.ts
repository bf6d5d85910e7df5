import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { Panel } from "./panel.ts";
import type { Sitting } from "./sitting-reads.ts";

/** Why something is offered for an agenda, most pressing first. */
export const whys = {
  referral: "Referred and taken",
  "come-back": "To be looked at again",
  "step-down": "A lower level to agree",
  escalation: "A disagreement is open",
  actions: "Promises to this panel are overdue",
  review: "The level is due for review",
  business: "Added by hand",
} as const;
export type Why = keyof typeof whys;
export const whyWords = (why: string): string =>
  Object.hasOwn(whys, why) ? whys[why as Why] : why.replaceAll("-", " ");

/** Something that is due and not on the agenda yet. */
export type Due = {
  readonly why: Why;
  readonly personId: string | null;
  readonly thingId: string | null;
  readonly referralId: string | null;
  readonly about: string;
  readonly reference: string | null;
  readonly dueOn: string | null;
  readonly bornOn: string | null;
  /** What else is due for the same. */
  readonly also: readonly Why[];
};

const child = sql`p.given_name || ' ' || p.family_name as about, p.reference`;

/** One row for each child and reason: who is on this agenda already is left out. */
const parts = (panel: string, on: string): readonly RawBuilder<unknown>[] => [
  sql`select 'referral' as why, 1 as pressing, r.person_id, r.thing_id, r.panel_referral_id as referral_id,
      coalesce(p.given_name || ' ' || p.family_name, t.label) as about, p.reference, (r.sifted_at at time zone 'Europe/London')::date as due_on
    from panels.panel_referrals r left join subjects.people p on p.person_id = r.person_id
    left join subjects.things t on t.thing_id = r.thing_id
    where r.panel = ${panel} and r.outcome = 'take'
      and not exists (select from panels.agenda_items i where i.panel_referral_id = r.panel_referral_id and i.taken_off_at is null)
      and not (r.thing_id is not null and exists (select from panels.agenda_items i join panels.sittings s on s.sitting_id = i.sitting_id
        where i.thing_id = r.thing_id and s.panel = r.panel and i.taken_off_at is null and i.added_at >= r.referred_at))`,
  sql`select 'come-back', 2, i.person_id, i.thing_id, null::uuid, coalesce(p.given_name || ' ' || p.family_name, t.label), p.reference, null::date
    from panels.agenda_items i join panels.sittings s on s.sitting_id = i.sitting_id
    left join subjects.people p on p.person_id = i.person_id left join subjects.things t on t.thing_id = i.thing_id
    where s.panel = ${panel} and i.taken_off_at is null and i.title is null
      and s.sitting_id = (select b.sitting_id from panels.sittings b where b.panel = ${panel} and b.cancelled_at is null
        and (b.starts_at at time zone 'Europe/London')::date < ${on}::date order by b.starts_at desc limit 1)
      and exists (select from panels.item_decisions d where d.agenda_item_id = i.agenda_item_id and d.kind = 'come-back')`,
  sql`select 'escalation', 4, e.person_id, null, null, ${child}, e.raised_on
    from work.escalations e join subjects.people p on p.person_id = e.person_id where e.resolved_on is null`,
  sql`select 'actions', 5, w.person_id, null, null, ${child}, min(w.due_on)
    from panels.item_actions a join work.actions w on w.action_id = a.action_id and w.state = 'open' and w.due_on < ${on}::date
    join panels.agenda_items i on i.agenda_item_id = a.agenda_item_id join panels.sittings s on s.sitting_id = i.sitting_id and s.panel = ${panel}
    join subjects.people p on p.person_id = w.person_id group by w.person_id, p.person_id`,
  sql`select case when t.review_by <= ${on}::date then 'review' else 'step-down' end,
      case when t.review_by <= ${on}::date then 6 else 3 end, t.person_id, null, null, ${child}, t.review_by
    from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id
    where t.is_open and (t.review_by <= ${on}::date or (t.level < t.previous_level and t.level_decided_on > t.last_panel_on))
      and exists (select from panels.agenda_items i join panels.sittings s on s.sitting_id = i.sitting_id
        where i.person_id = t.person_id and s.panel = ${panel} and s.approved_at is not null and i.taken_off_at is null)`,
];

/**
 * What is due for a sitting and within reach: offered, never put on by itself. Reviews are of children
 * whom the panel has looked at before.
 */
export async function listDue(
  tx: Tx,
  { sitting, panel, on }: { readonly sitting: Sitting; readonly panel: Panel; readonly on: string },
): Promise<readonly Due[]> {
  const [first, ...rest] = parts(panel.key, on);
  if (!first) return [];
  const { rows } = await sql<Omit<Due, "also">>`
    with due as (${first} ${sql.join(
      rest.map((part) => sql`union all ${part}`),
      sql` `,
    )})
    select distinct on (d.pressing, d.about, d.person_id, d.thing_id) d.why, d.person_id as "personId", d.thing_id as "thingId",
      d.referral_id as "referralId", d.about, d.reference, d.due_on as "dueOn",
      (select p.born_on from subjects.people p where p.person_id = d.person_id) as "bornOn"
    from due d
    where d.about is not null and not exists (select from panels.agenda_items i where i.sitting_id = ${sitting.sittingId}::uuid
      and i.taken_off_at is null and (i.person_id = d.person_id or i.thing_id = d.thing_id))
    order by d.pressing, d.about, d.person_id, d.thing_id limit 200`.execute(tx);
  return onceEach(
    rows.filter(({ personId }) => panel.about.includes(personId === null ? "thing" : "child")),
  );
}

/** A child for whom several things are due stands once, by the most pressing. */
function onceEach(rows: readonly Omit<Due, "also">[]): readonly Due[] {
  const idOf = ({ personId, thingId }: Omit<Due, "also">) => personId ?? thingId;
  const first = rows.filter((one, at) => rows.findIndex((it) => idOf(it) === idOf(one)) === at);
  return first.map((one) => ({
    ...one,
    also: rows.filter((it) => it !== one && idOf(it) === idOf(one)).map(({ why }) => why),
  }));
}

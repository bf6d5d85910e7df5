import { sql, type RawBuilder } from "kysely";
import { londonDate } from "../../../kernel/dates.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { coverWords } from "../../configuration/index.ts";
import { listShutWords, shownName } from "../../directory/index.ts";
import { reachedWith } from "../../subjects/index.ts";

/** What is decided about a child, and goes into the council’s own record as well. */
export const noteKinds = {
  level: "Level",
  harm: "Harm status",
  flag: "Flag",
  closing: "Closing",
  reopening: "Opening again",
  "mash-decision": "MASH decision",
  meeting: "Meeting",
  panel: "Panel decision",
} as const;
type NoteKind = keyof typeof noteKinds;

export type Note = {
  readonly noteId: string;
  readonly kind: NoteKind;
  readonly personId: string;
  readonly headline: string;
  /** Why, as it was written, and who disagreed. */
  readonly detail: string | null;
  readonly decidedAt: Date;
  readonly decidedBy: string | null;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string | null;
  readonly filedIn: string | null;
  readonly filedAt: Date | null;
  readonly filedBy: string | null;
};

/** So long a decision stands in the list; after that it is still on the child’s own page. */
export const listedDays = 90;

const whyOf = (reason: RawBuilder<unknown>, dissent: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`nullif(concat_ws(E'\n\n', ${reason}, 'Disagreement: ' || ${dissent}), '')`;

/** The line of a decision has no dissent in it: it is read from the decision, whose id the line has. */
const dissent: RawBuilder<unknown> = sql`
  case e.decision
    when 'level' then (select d.dissent from protect.level_decisions d where d.level_decision_id = e.decision_id and d.person_id = e.person_id)
    when 'harm' then (select d.dissent from protect.harm_decisions d where d.harm_decision_id = e.decision_id and d.person_id = e.person_id)
    when 'flag-reviewed' then (select r.dissent from protect.flag_reviews r where r.flag_review_id = e.decision_id and r.person_id = e.person_id)
    when 'flag-raised' then (select f.dissent from protect.flags f where f.flag_id = e.decision_id and f.person_id = e.person_id)
    when 'flag-ended' then (select f.end_dissent from protect.flags f where f.flag_id = e.decision_id and f.person_id = e.person_id)
  end`;
/** What is asked is no decision yet: use of a flag for enforcement. */
const lines: RawBuilder<unknown> = sql`
  select e.chronology_entry_id as id, e.kind, e.person_id, e.headline, ${whyOf(sql`e.detail`, dissent)} as detail,
    e.recorded_at as at, e.recorded_by as by_id, e.partnership_id
  from protect.chronology_entries e where e.kind in ('level', 'harm', 'flag') and e.headline not like 'Asked whether the flag %'`;
const closings: RawBuilder<unknown> = sql`
  select d.closure_id, 'closing', d.person_id, 'The record was closed', concat_ws(E'\n\n', c.reason, d.reason), d.decided_at, d.decided_by, d.partnership_id
  from protect.closure_decisions d join protect.closures c on c.closure_id = d.closure_id where d.outcome = 'agreed'`;
const reopenings: RawBuilder<unknown> = sql`
  select r.reopening_id, 'reopening', r.person_id, 'The record was opened again', concat_ws(E'\n\n', r.reason, r.what_is_new), r.recorded_at, r.reopened_by, r.partnership_id
  from protect.reopenings r`;
const mash: RawBuilder<unknown> = sql`
  select e.mash_episode_id, 'mash-decision', e.person_id, 'MASH decision on concern ' || c.reference, ${whyOf(sql`d.rationale`, sql`d.dissent`)},
    d.decided_at, d.decided_by, d.partnership_id
  from identify.mash_decisions d join identify.mash_episodes e on e.mash_episode_id = d.mash_episode_id
  join identify.concerns c on c.concern_id = e.mash_episode_id
  where e.person_id is not null and (select sec.can('mash.decide')) and not exists (select from identify.mash_decisions n
    where n.mash_episode_id = d.mash_episode_id and n.mash_decision_id > d.mash_decision_id)`;
const meetings: RawBuilder<unknown> = sql`
  select m.meeting_id, 'meeting', m.person_id, 'Minutes of the meeting on ' || to_char(m.starts_at at time zone 'Europe/London', 'FMDD Month YYYY'),
    (select string_agg(x.wording || ': ' || ${whyOf(sql`x.reason`, sql`x.dissent`)}, E'\n\n' order by x.decision_id)
      from panels.decisions x where x.meeting_id = m.meeting_id),
    m.approved_at, m.approved_by, m.partnership_id
  from panels.meetings m where m.approved_at is not null`;
const panels: RawBuilder<unknown> = sql`
  select i.agenda_item_id, 'panel', i.person_id, left('Panel of ' || to_char(s.starts_at at time zone 'Europe/London', 'FMDD Month YYYY') || ': ' || d.headline, 400),
    d.detail, s.approved_at, s.approved_by, i.partnership_id
  from panels.agenda_items i join panels.sittings s on s.sitting_id = i.sitting_id
  cross join lateral (select string_agg(x.wording, '; ' order by x.item_decision_id) as headline,
      string_agg(concat_ws(E'\n\n', x.reason, 'Disagreement: ' || x.dissent), E'\n\n' order by x.item_decision_id) as detail
    from panels.item_decisions x where x.agenda_item_id = i.agenda_item_id and x.taken_back_at is null) d
  where s.approved_at is not null and i.person_id is not null and i.taken_off_at is null and d.headline is not null`;

const sources = [
  lines,
  ...[closings, reopenings, mash, meetings, panels].map(
    (source) =>
      sql`select * from (${source}) s (id, kind, person_id, headline, detail, at, by_id, partnership_id)`,
  ),
];

const oldest = sql`n.at, n.id`;
const newest = sql`n.at desc, n.id`;

type First = {
  readonly where: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
  readonly most: number;
};

/** Of each source the first ones: nobody reads all of them at once. */
const first = ({ where, order, most }: First): RawBuilder<unknown> =>
  sql.join(
    sources.map(
      (source) =>
        sql`(select n.* from (${source}) n where ${where} order by ${order} limit ${most})`,
    ),
    sql` union all `,
  );

const columns: RawBuilder<unknown> = sql`
  n.id as "noteId", n.kind, n.person_id as "personId", n.headline, n.detail, n.at as "decidedAt", ${shownName<string | null>({ staff: "b", at: "n.at" })} as "decidedBy",
  p.reference, p.family_name as "familyName", p.given_name as "givenName", p.born_on as "bornOn"`;
const filed: RawBuilder<unknown> = sql`
  left join lateral (select f.filed_in as "filedIn", f.filed_at as "filedAt", ${shownName({ staff: "s", at: "f.filed_at" })} as "filedBy"
    from work.filings f join directory.staff s on s.staff_id = f.filed_by
    where f.source_id = n.id order by f.filed_at limit 1) f on true`;
const open: RawBuilder<unknown> = sql`not exists (select from work.filings f where f.source_id = n.id)`;

type Listing = {
  readonly at: Date;
  /** Only of children whose record one of these teams holds. */
  readonly teams?: readonly string[] | undefined;
  readonly page: number;
  readonly pageSize: number;
};

/** Whom a post that files reaches; the few children of a narrow one are gathered first. */
const reached = (actor: StaffActor, at: Date): RawBuilder<unknown> => {
  const within = reachedWith(actor, "decision.file", at);
  return within === undefined
    ? sql`n.partnership_id = ${actor.partnershipId}`
    : sql`n.person_id = any(array(select p.person_id from subjects.people p where ${within}))`;
};

/** As this reader may read them: of a sensitive service its words stand in each text, as in the chronology. */
async function readable(tx: Tx, notes: readonly Note[]): Promise<readonly Note[]> {
  const { cover } = coverWords(await listShutWords(tx));
  return notes.map((note) => {
    const on = londonDate(note.decidedAt);
    const detail = note.detail === null ? null : cover(note.detail, on);
    return { ...note, headline: cover(note.headline, on), detail };
  });
}

/** Decisions within reach that nobody has filed yet, the oldest first. */
export async function listUnfiled(
  tx: Tx,
  actor: StaffActor,
  { at, teams, page, pageSize }: Listing,
): Promise<{ readonly notes: readonly Note[]; readonly hasNext: boolean }> {
  const held =
    teams === undefined
      ? sql`true`
      : sql`exists (select from subjects.people t where t.person_id = n.person_id and t.owning_team_id = any(${[...teams]}::uuid[]))`;
  const since = new Date(at.getTime() - listedDays * 86_400_000);
  const where = sql`${reached(actor, at)} and n.at >= ${since} and ${open} and ${held}`;
  const { rows } = await sql<Note>`
    select ${columns}, null as "filedIn", null as "filedAt", null as "filedBy"
    from (${first({ where, order: oldest, most: page * pageSize + 1 })}) n join subjects.people p on p.person_id = n.person_id
    left join directory.staff b on b.staff_id = n.by_id
    order by ${oldest} limit ${pageSize + 1} offset ${(page - 1) * pageSize}`.execute(tx);
  return { notes: await readable(tx, rows.slice(0, pageSize)), hasNext: rows.length > pageSize };
}

const mostOfChild = 200;

/** Of one child, what is not filed before what is, each the newest first. */
export async function listNotes(tx: Tx, personId: string): Promise<readonly Note[]> {
  const where = sql`n.person_id = ${personId}::uuid`;
  const { rows } = await sql<Note>`
    select ${columns}, f.* from (${first({ where, order: newest, most: mostOfChild })}) n
    join subjects.people p on p.person_id = n.person_id left join directory.staff b on b.staff_id = n.by_id ${filed}
    order by f."filedAt" is not null, ${newest}`.execute(tx);
  return readable(tx, rows);
}

/** One decision of a child within reach. */
export async function findNote(tx: Tx, noteId: string): Promise<Note | undefined> {
  const where = sql`n.id = ${noteId}::uuid`;
  const { rows } = await sql<Note>`
    select ${columns}, f.* from (${first({ where, order: oldest, most: 1 })}) n
    join subjects.people p on p.person_id = n.person_id left join directory.staff b on b.staff_id = n.by_id ${filed}
    limit 1`.execute(tx);
  return (await readable(tx, rows))[0];
}

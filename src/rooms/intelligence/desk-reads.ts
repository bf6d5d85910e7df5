import { sql, type RawBuilder } from "kysely";
import { upTo, type HowMany } from "../../kernel/words.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { EntryState } from "./entry-states.ts";
import type { Grade } from "./intelligence-scheme.ts";

export const deskModes = ["new", "ready", "waiting", "ending", "late", "closed"] as const;
export type DeskMode = (typeof deskModes)[number];

export type DeskEntry = {
  readonly intelligenceId: string;
  readonly state: EntryState;
  readonly sentAt: Date;
  readonly agency: string;
  readonly recognisable: string;
  readonly begins: string;
  readonly handling: string | null;
  readonly reviewBy: string | null;
  readonly reference: string | null;
};

type DeskQuery = {
  readonly mode: DeskMode;
  /** The last day of the review-by that is listed as ending. */
  readonly endingBy: string;
  readonly today: string;
};

/** So many days after its hand-over an answer is owed. */
const answerDays = 28;

const inState: Readonly<Record<Exclude<DeskMode, "ending" | "late">, RawBuilder<unknown>>> = {
  new: sql`e.state = 'new'`,
  ready: sql`e.state = 'sanitised'`,
  waiting: sql`e.state = 'handed'`,
  closed: sql`e.state in ('answered', 'not-used')`,
};

/** The keys of a page: by index, whichever list is asked. What ends is found by its review-by. */
function keysOf({ mode, endingBy, today }: DeskQuery, partnershipId: number): RawBuilder<unknown> {
  if (mode === "late")
    return sql`select late.intelligence_id, min(late.place) as place from (
        select p.intelligence_id, p.review_by::text as place from identify.intelligence_products p
          where p.partnership_id = ${partnershipId} and p.review_by < ${today}::date and sec.handles_intelligence()
        union all
        select e.intelligence_id, (e.handed_at::date + ${answerDays}::int)::text from identify.intelligence_entries e
          where e.partnership_id = ${partnershipId} and e.state = 'handed' and e.handed_at < ${today}::date - ${answerDays}::int
            and (select sec.handles_intelligence())) late
      group by late.intelligence_id order by place, late.intelligence_id`;
  return mode === "ending"
    ? sql`select p.intelligence_id, p.review_by::text as place from identify.intelligence_products p
        where p.partnership_id = ${partnershipId} and p.review_by <= ${endingBy}::date and sec.handles_intelligence()
        order by p.review_by, p.intelligence_id`
    : sql`select e.intelligence_id, '' as place from identify.intelligence_entries e
        where e.partnership_id = ${partnershipId} and ${inState[mode]} and (select sec.handles_intelligence())
        order by e.sent_at desc, e.intelligence_id`;
}

type DeskPage = DeskQuery & {
  readonly partnershipId: number;
  readonly limit: number;
  readonly offset: number;
};

/** One page of an officer's list: the newest first, and what ends by its day. */
export async function listDesk(tx: Tx, asked: DeskPage): Promise<readonly DeskEntry[]> {
  const order =
    asked.mode === "ending" || asked.mode === "late" ? sql`k.place` : sql`e.sent_at desc`;
  const { rows } = await sql<DeskEntry>`
    with k as materialized (${keysOf(asked, asked.partnershipId)} limit ${asked.limit} offset ${asked.offset})
    select e.intelligence_id as "intelligenceId", e.state, e.sent_at as "sentAt", a.name as agency, e.recognisable,
      left(coalesce(p.wording, o.what), 160) as begins, p.handling, p.review_by::text as "reviewBy", h.force_reference as reference
    from k join identify.intelligence_entries e on e.intelligence_id = k.intelligence_id
    join directory.agencies a on a.agency_id = e.agency_id
    join identify.intelligence_originals o on o.intelligence_id = e.intelligence_id
    left join identify.intelligence_products p on p.intelligence_id = e.intelligence_id
    left join identify.intelligence_handovers h on h.intelligence_id = e.intelligence_id
    order by ${order}, e.intelligence_id`.execute(tx);
  return rows;
}

/** Counting stops here: an officer needs to know that it is many, and waits for no exact number. */
const mostCounted = 1000;

/** So many of a list, as it is counted at a home; past a bound that there are more. */
export async function countDesk(
  tx: Tx,
  asked: DeskQuery & { readonly partnershipId: number },
): Promise<HowMany> {
  const { rows } = await sql<{ many: number }>`
    select count(*)::int as many from (${keysOf(asked, asked.partnershipId)} limit ${mostCounted + 1}) k`.execute(
    tx,
  );
  return upTo(mostCounted, rows[0]?.many ?? 0);
}

export type Product = {
  readonly wording: string;
  readonly handling: string;
  readonly conditions: string | null;
  readonly grade: Grade | null;
  readonly seenOn: string;
  readonly reviewBy: string;
  readonly by: string;
  readonly at: Date;
  readonly version: number;
};

export async function findProduct(tx: Tx, intelligenceId: string): Promise<Product | undefined> {
  const { rows } = await sql<Product>`
    select p.wording, p.handling, p.conditions,
      case when p.grading is null then null else
        jsonb_build_object('grading', p.grading, 'source', p.grade_source, 'assessment', p.grade_assessment) end as grade,
      p.seen_on::text as "seenOn", p.review_by::text as "reviewBy", s.name as by, p.sanitised_at as at, p.version
    from identify.intelligence_products p join directory.staff s on s.staff_id = p.sanitised_by
    where p.intelligence_id = ${intelligenceId}::uuid`.execute(tx);
  return rows[0];
}

export type Handover = {
  readonly way: "file" | "api" | "mail";
  readonly by: string;
  readonly at: Date;
  readonly reference: string | null;
  readonly receivedOn: string | null;
  readonly outcome: string | null;
  readonly note: string | null;
  readonly version: number;
};

export async function findHandover(tx: Tx, intelligenceId: string): Promise<Handover | undefined> {
  const { rows } = await sql<Handover>`
    select h.way, s.name as by, h.handed_at as at, h.force_reference as reference, h.received_on::text as "receivedOn",
      h.outcome, h.outcome_note as note, h.version
    from identify.intelligence_handovers h join directory.staff s on s.staff_id = h.handed_by
    where h.intelligence_id = ${intelligenceId}::uuid`.execute(tx);
  return rows[0];
}

export type Dissemination = {
  readonly disseminationId: string;
  readonly agency: string;
  readonly purpose: string;
  readonly by: string;
  readonly at: Date;
  readonly withdrawnAt: Date | null;
  readonly version: number;
};

/** The log of who may read it and could: the newest first. */
export async function listDisseminations(
  tx: Tx,
  intelligenceId: string,
): Promise<readonly Dissemination[]> {
  const { rows } = await sql<Dissemination>`
    select d.intelligence_dissemination_id as "disseminationId", a.name as agency, d.purpose, s.name as by, d.shared_at as at,
      d.withdrawn_at as "withdrawnAt", d.version
    from identify.intelligence_disseminations d join directory.agencies a on a.agency_id = d.agency_id
    join directory.staff s on s.staff_id = d.shared_by
    where d.intelligence_id = ${intelligenceId}::uuid
    order by d.shared_at desc, d.intelligence_dissemination_id`.execute(tx);
  return rows;
}

export type About = { readonly thingId: string; readonly label: string; readonly kind: string };

/** Which subjects it is about. */
export async function listAbout(tx: Tx, intelligenceId: string): Promise<readonly About[]> {
  const { rows } = await sql<About>`
    select s.thing_id as "thingId", t.label, t.kind from identify.intelligence_subjects s
    join subjects.things t on t.thing_id = s.thing_id
    where s.intelligence_id = ${intelligenceId}::uuid order by t.kind, lower(t.label), s.thing_id`.execute(
    tx,
  );
  return rows;
}

/** Others with the same registration or telephone number in them: for police alone. */
export async function listAlike(
  tx: Tx,
  intelligenceId: string,
): Promise<
  readonly { readonly intelligenceId: string; readonly sentAt: Date; readonly agency: string }[]
> {
  const { rows } = await sql<{ intelligenceId: string; sentAt: Date; agency: string }>`
    select e.intelligence_id as "intelligenceId", e.sent_at as "sentAt", a.name as agency
    from identify.intelligence_originals mine
    join identify.intelligence_originals o on o.match_keys && mine.match_keys and o.intelligence_id <> mine.intelligence_id
    join identify.intelligence_entries e on e.intelligence_id = o.intelligence_id and e.passed_at is not null
    join directory.agencies a on a.agency_id = e.agency_id
    where mine.intelligence_id = ${intelligenceId}::uuid order by e.sent_at desc, e.intelligence_id limit 20`.execute(
    tx,
  );
  return rows;
}

import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { EntryState } from "./entry-states.ts";

/** What was written, as far as the reader may still read it. */
export type Original = {
  readonly what: string;
  readonly who: string | null;
  readonly whereSaid: string | null;
  readonly whenSaid: string;
  readonly how: string;
  readonly childWords: readonly string[];
};

export type Entry = {
  readonly intelligenceId: string;
  readonly state: EntryState;
  readonly told: "not-child" | "told" | "unsafe";
  readonly toldNote: string | null;
  readonly recognisable: "no" | "yes" | "not-known";
  readonly decider: string | null;
  readonly deciderId: string | null;
  readonly closedTo: readonly string[];
  readonly agency: string;
  readonly sentBy: string;
  readonly sentAt: Date;
  readonly handedAt: Date | null;
  readonly heard: string | null;
  readonly heardAt: Date | null;
  readonly version: number;
  /** Null where it is sealed to its reader. */
  readonly original: Original | null;
  readonly decision: {
    readonly outcome: "pass-on" | "withhold";
    readonly reason: string;
    readonly by: string;
    readonly at: string;
  } | null;
};

/** One entry, with what the reader may read of it. */
export async function findEntry(tx: Tx, intelligenceId: string): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`
    select e.intelligence_id as "intelligenceId", e.state, e.told, e.told_note as "toldNote", e.recognisable,
      m.name as decider, e.decider_id as "deciderId", e.closed_to as "closedTo", a.name as agency, e.sent_by as "sentBy", e.sent_at as "sentAt",
      e.handed_at as "handedAt", e.heard, e.heard_at as "heardAt", e.version,
      (select jsonb_build_object('what', o.what, 'who', o.who, 'whereSaid', o.whereabouts_said, 'whenSaid', o.when_said,
          'how', o.how_known, 'childWords', to_jsonb(o.child_words))
        from identify.intelligence_originals o where o.intelligence_id = e.intelligence_id) as original,
      (select jsonb_build_object('outcome', d.outcome, 'reason', d.reason, 'by', s.name, 'at', d.decided_at)
        from identify.intelligence_decisions d join directory.staff s on s.staff_id = d.decided_by
        where d.intelligence_id = e.intelligence_id) as decision
    from identify.intelligence_entries e
    join directory.agencies a on a.agency_id = e.agency_id
    left join directory.staff m on m.staff_id = e.decider_id
    where e.intelligence_id = ${intelligenceId}::uuid`.execute(tx);
  return rows[0];
}

export type SentEntry = Pick<Entry, "intelligenceId" | "state" | "sentAt" | "heard" | "heardAt"> & {
  /** The beginning of what was written; null once it is sealed. */
  readonly begins: string | null;
};

type SentQuery = {
  readonly staffId: string;
  /** What waits for this person's decision, in place of what they sent. */
  readonly isToDecide: boolean;
  readonly limit: number;
  readonly offset: number;
};

/** What somebody sent, the newest first; or what waits for their decision, the longest waiting first. */
export async function listSent(tx: Tx, asked: SentQuery): Promise<readonly SentEntry[]> {
  const which = asked.isToDecide
    ? sql`e.decider_id = ${asked.staffId}::uuid and e.state = 'asked'`
    : sql`e.sent_by = ${asked.staffId}::uuid`;
  const order = asked.isToDecide ? sql`e.sent_at` : sql`e.sent_at desc`;
  const { rows } = await sql<SentEntry>`
    with page as (
      select e.* from identify.intelligence_entries e where ${which}
      order by ${order}, e.intelligence_id limit ${asked.limit} offset ${asked.offset})
    select e.intelligence_id as "intelligenceId", e.state, e.sent_at as "sentAt", e.heard, e.heard_at as "heardAt",
      (select left(o.what, 120) from identify.intelligence_originals o where o.intelligence_id = e.intelligence_id) as begins
    from page e order by ${order}, e.intelligence_id`.execute(tx);
  return rows;
}

export const toDecideCount = (staffId: string): RawBuilder<{ readonly many: number }> => sql`
  select count(*)::int as many from identify.intelligence_entries e
  where e.decider_id = ${staffId}::uuid and e.state = 'asked'`;

export const countToDecide = async (tx: Tx, staffId: string): Promise<number> =>
  (await toDecideCount(staffId).execute(tx)).rows[0]?.many ?? 0;

/** Whether something alike came from somebody else: nothing else of it is answered. */
export async function hasAlike(tx: Tx, intelligenceId: string, since: Date): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select identify.intelligence_alike(${intelligenceId}::uuid, ${since}::timestamptz) as is`.execute(
    tx,
  );
  return rows[0]?.is ?? false;
}

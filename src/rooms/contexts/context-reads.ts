import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { ActionState } from "../work/index.ts";
import type { Act, Closing, ContextKind, ContextState } from "./context-words.ts";

export type Context = {
  readonly contextId: string;
  readonly kind: ContextKind;
  readonly thingId: string | null;
  readonly name: string;
  readonly reason: string;
  readonly state: ContextState;
  readonly level: number | null;
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly leadAgency: string | null;
  readonly runById: string | null;
  readonly runBy: string | null;
  readonly reviewBy: string | null;
  readonly agencyId: string;
  readonly agency: string;
  readonly agencyIds: readonly string[];
  readonly named: readonly string[];
  readonly closedTo: readonly string[];
  readonly isRestricted: boolean;
  readonly referredBy: string;
  readonly referredAt: Date;
  readonly changedAt: Date;
  readonly version: number;
};

export const contextCells: RawBuilder<Context> = sql`
  c.context_id as "contextId", c.kind, c.thing_id as "thingId", c.name, c.reason, c.state, c.level,
  c.owner_id as "ownerId", o.name as owner, l.name as "leadAgency", c.run_by_id as "runById", u.name as "runBy",
  c.review_by::text as "reviewBy", c.agency_id as "agencyId", a.name as agency, c.agency_ids as "agencyIds", c.named,
  c.closed_to as "closedTo", c.is_restricted as "isRestricted", r.name as "referredBy", c.referred_at as "referredAt",
  c.changed_at as "changedAt", c.version`;

export const contextJoins = sql`
  join directory.agencies a on a.agency_id = c.agency_id
  join directory.staff r on r.staff_id = c.referred_by
  left join directory.staff o on o.staff_id = c.owner_id
  left join directory.agencies l on l.agency_id = c.lead_agency_id
  left join directory.agencies u on u.agency_id = c.run_by_id`;

export async function findContext(tx: Tx, contextId: string): Promise<Context | undefined> {
  const { rows } = await sql<Context>`
    select ${contextCells} from subjects.contexts c ${contextJoins}
    where c.context_id = ${contextId}::uuid`.execute(tx);
  return rows[0];
}

export type ContextAct = {
  readonly act: Act;
  readonly wording: string;
  readonly level: number | null;
  readonly nextReviewBy: string | null;
  readonly outcome: Closing | null;
  readonly by: string;
  readonly at: Date;
};

/** What was decided and done, the newest first. */
export async function listActs(tx: Tx, contextId: string): Promise<readonly ContextAct[]> {
  const { rows } = await sql<ContextAct>`
    select t.act, t.wording, t.level, t.next_review_by::text as "nextReviewBy", t.outcome, s.name as by, t.recorded_at as at
    from subjects.context_acts t join directory.staff s on s.staff_id = t.recorded_by
    where t.context_id = ${contextId}::uuid order by t.recorded_at desc, t.context_act_id desc`.execute(
    tx,
  );
  return rows;
}

export type ContextAction = {
  readonly contextActionId: string;
  readonly guardianKind: string;
  readonly guardian: string;
  readonly wording: string;
  readonly dueOn: string;
  readonly state: ActionState;
  readonly endedOn: string | null;
  readonly outcome: string | null;
  readonly version: number;
};

/** The plan: who makes it safer, with what, by when. */
export async function listActions(tx: Tx, contextId: string): Promise<readonly ContextAction[]> {
  const { rows } = await sql<ContextAction>`
    select n.context_action_id as "contextActionId", n.guardian_kind as "guardianKind", coalesce(a.name, n.guardian) as guardian,
      n.wording, n.due_on::text as "dueOn", n.state, n.ended_on::text as "endedOn", n.outcome, n.version
    from subjects.context_actions n left join directory.agencies a on a.agency_id = n.agency_id
    where n.context_id = ${contextId}::uuid order by n.due_on, n.context_action_id`.execute(tx);
  return rows;
}

export type ContextFact = {
  readonly contextFactId: string;
  readonly wording: string;
  readonly source: string;
  readonly beforeSaid: string;
  readonly beforeOn: string;
  readonly afterSaid: string | null;
  readonly afterOn: string | null;
  readonly isSafer: boolean | null;
  readonly version: number;
};

/** Named facts, before and after. */
export async function listFacts(tx: Tx, contextId: string): Promise<readonly ContextFact[]> {
  const { rows } = await sql<ContextFact>`
    select f.context_fact_id as "contextFactId", f.wording, f.source, f.before_said as "beforeSaid",
      f.before_on::text as "beforeOn", f.after_said as "afterSaid", f.after_on::text as "afterOn", f.is_safer as "isSafer", f.version
    from subjects.context_facts f where f.context_id = ${contextId}::uuid order by f.recorded_at, f.context_fact_id`.execute(
    tx,
  );
  return rows;
}

export type ContextVoice = {
  readonly wording: string;
  readonly saidOn: string;
  readonly heardHow: string;
};

/** What young people there say, the newest first. */
export async function listVoices(tx: Tx, contextId: string): Promise<readonly ContextVoice[]> {
  const { rows } = await sql<ContextVoice>`
    select v.wording, v.said_on::text as "saidOn", v.heard_how as "heardHow" from subjects.context_voices v
    where v.context_id = ${contextId}::uuid order by v.said_on desc, v.context_voice_id desc`.execute(
    tx,
  );
  return rows;
}

export type ContextMove = {
  readonly wording: string;
  readonly seenOn: string;
  /** Only where the reader reads that case as well. */
  readonly other: { readonly contextId: string; readonly name: string } | null;
};

const moveCells = sql`m.wording, m.seen_on::text as "seenOn",
  case when o.context_id is null then null else jsonb_build_object('contextId', o.context_id, 'name', o.name) end as other`;

/** Where the harm moved from here; a case that the reader does not read looks like none. */
export async function listMoves(tx: Tx, contextId: string): Promise<readonly ContextMove[]> {
  const { rows } = await sql<ContextMove>`
    select ${moveCells} from subjects.context_moves m left join subjects.contexts o on o.context_id = m.moved_to_id
    where m.context_id = ${contextId}::uuid order by m.recorded_at, m.context_move_id`.execute(tx);
  return rows;
}

/** From which cases it moved here, of those that the reader reads. */
export async function listMovedHere(tx: Tx, contextId: string): Promise<readonly ContextMove[]> {
  const { rows } = await sql<ContextMove>`
    select ${moveCells} from subjects.context_moves m join subjects.contexts o on o.context_id = m.context_id
    where m.moved_to_id = ${contextId}::uuid order by m.recorded_at, m.context_move_id`.execute(tx);
  return rows;
}

export type ContextConflict = {
  readonly name: string;
  readonly reason: string;
  readonly at: Date;
};

export async function listConflictsOf(
  tx: Tx,
  contextId: string,
): Promise<readonly ContextConflict[]> {
  const { rows } = await sql<ContextConflict>`
    select s.name, f.reason, f.recorded_at as at from subjects.context_conflicts f
    join directory.staff s on s.staff_id = f.staff_id
    where f.context_id = ${contextId}::uuid order by f.recorded_at, f.context_conflict_id`.execute(
    tx,
  );
  return rows;
}

import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import type { Attendance } from "./missed.ts";

export type Work = {
  readonly workId: string;
  readonly workerKind: string;
  /** In the words of the list that it was begun under. */
  readonly kindName: string;
  readonly isTherapy: boolean;
  readonly service: string | null;
  readonly isSensitive: boolean;
  readonly worker: string;
  readonly agency: string;
  readonly goal: string | null;
  readonly goalIsChilds: boolean | null;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly endReason: string | null;
  readonly ending: string | null;
  readonly begunBy: string;
  readonly version: number;
};

export type Session = {
  readonly sessionId: string;
  readonly workId: string;
  readonly heldOn: string;
  readonly setting: string;
  readonly attendance: Attendance;
  readonly worker: string;
  readonly goal: string | null;
  readonly done: string | null;
  readonly rating: number | null;
  readonly didNotSay: boolean;
  readonly nextStep: string | null;
  readonly correctsId: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

/** In the words of the list that it was recorded under. */
const wordOf = (list: string, key: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  coalesce((select x.one ->> 'name' from jsonb_array_elements(c.body -> ${list}::text) x (one) where x.one ->> 'key' = ${key}), ${key})`;

const workCells: RawBuilder<unknown> = sql`
  w.direct_work_id as "workId", w.worker_kind as "workerKind", ${wordOf("workers", sql`w.worker_kind`)} as "kindName",
  w.is_therapy as "isTherapy", s.name as service, coalesce(s.is_sensitive, false) as "isSensitive", w.worker, w.agency,
  w.goal, w.goal_is_childs as "goalIsChilds", w.started_on as "startedOn", w.ended_on as "endedOn",
  ${wordOf("endings", sql`w.end_reason`)} as "endReason", w.ending, ${shownName({ staff: "b", at: "w.begun_at" })} as "begunBy", w.version`;
const workTables: RawBuilder<unknown> = sql`
  protect.direct_work w join directory.staff b on b.staff_id = w.begun_by
  join directory.configuration c on c.configuration_id = w.scheme_id
  left join directory.services s on s.service_id = w.service_id`;

/** Of one child, as far as the reader may know: what runs first, then what has ended, the newest first. */
export async function listWork(tx: Tx, personId: string): Promise<readonly Work[]> {
  const { rows } = await sql<Work>`
    select ${workCells} from ${workTables} where w.person_id = ${personId}::uuid
    order by (w.ended_on is not null), coalesce(w.ended_on, w.started_on) desc, w.direct_work_id desc limit 100`.execute(
    tx,
  );
  return rows;
}

export async function findWork(
  tx: Tx,
  { personId, workId }: { readonly personId: string; readonly workId: string },
): Promise<Work | undefined> {
  const { rows } = await sql<Work>`
    select ${workCells} from ${workTables}
    where w.direct_work_id = ${workId}::uuid and w.person_id = ${personId}::uuid`.execute(tx);
  return rows[0];
}

/** The sessions of these pieces of work, the newest first; those put right by a later one too. */
export async function listSessions(
  tx: Tx,
  workIds: readonly string[],
): Promise<readonly Session[]> {
  if (workIds.length === 0) return [];
  const { rows } = await sql<Session>`
    select n.work_session_id as "sessionId", n.direct_work_id as "workId", n.held_on as "heldOn", n.setting, n.attendance,
      n.worker, n.goal, n.done, n.rating, n.did_not_say as "didNotSay", n.next_step as "nextStep",
      n.corrects_id as "correctsId", ${shownName({ staff: "b", at: "n.recorded_at" })} as "recordedBy", n.recorded_at as "recordedAt"
    from protect.work_sessions n join directory.staff b on b.staff_id = n.recorded_by
    where n.direct_work_id = any (${[...workIds]}::uuid[])
    order by n.held_on desc, n.work_session_id desc limit 1000`.execute(tx);
  return rows;
}

import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import { gradeOf, graded, type Graded } from "../child-record/index.ts";
import type { FromKind } from "./missing-scheme.ts";

export type Episode = Graded & {
  readonly episodeId: string;
  readonly personId: string;
  readonly missingSince: Date;
  readonly reportedAt: Date;
  readonly reportedBy: string;
  readonly policeReference: string | null;
  readonly fromKind: FromKind;
  readonly circumstances: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly returnedAt: Date | null;
  readonly foundBy: string | null;
  readonly foundHow: string | null;
  readonly rhiDueAt: Date | null;
  readonly rhiOutcome: "done" | "stopped" | null;
  readonly rhiReason: string | null;
  readonly rhiClosedBy: string | null;
  readonly rhiClosedAt: Date | null;
  readonly errorReason: string | null;
  readonly errorBy: string | null;
  readonly errorAt: Date | null;
  readonly version: number;
};

const episodes = (which: RawBuilder<unknown>): RawBuilder<Episode> => sql<Episode>`
  select e.missing_episode_id as "episodeId", e.person_id as "personId", e.missing_since as "missingSince",
    e.reported_at as "reportedAt", e.reported_by as "reportedBy", e.police_reference as "policeReference", ${graded},
    e.from_kind as "fromKind", e.circumstances, ${shownName({ staff: "r", at: "e.recorded_at" })} as "recordedBy", e.recorded_at as "recordedAt",
    e.returned_at as "returnedAt", e.found_by as "foundBy", e.found_how as "foundHow", e.rhi_due_at as "rhiDueAt",
    e.rhi_outcome as "rhiOutcome", e.rhi_reason as "rhiReason", ${shownName({ staff: "k", at: "e.rhi_closed_at" })} as "rhiClosedBy", e.rhi_closed_at as "rhiClosedAt",
    e.error_reason as "errorReason", ${shownName({ staff: "x", at: "e.error_at" })} as "errorBy", e.error_at as "errorAt", e.version
  from protect.missing_episodes e ${gradeOf}
  join directory.staff r on r.staff_id = e.recorded_by
  left join directory.staff k on k.staff_id = e.rhi_closed_by
  left join directory.staff x on x.staff_id = e.error_by
  ${which}`;

/** Every episode of a child, the newest first; those recorded in error with them. */
export async function listEpisodes(tx: Tx, personId: string): Promise<readonly Episode[]> {
  const { rows } = await episodes(
    sql`where e.person_id = ${personId}::uuid order by e.missing_since desc, e.missing_episode_id desc limit 500`,
  ).execute(tx);
  return rows;
}

export async function findEpisode(tx: Tx, episodeId: string): Promise<Episode | undefined> {
  const { rows } = await episodes(sql`where e.missing_episode_id = ${episodeId}::uuid`).execute(tx);
  return rows[0];
}

export type Held = {
  readonly version: number;
  readonly missingSince: Date;
  readonly returnedAt: Date | null;
  readonly rhiOutcome: string | null;
  readonly errorAt: Date | null;
  readonly grade: string;
  readonly policeReference: string | null;
};

/** An episode of this child, kept as it is until the transaction ends. */
export function holdEpisode(
  tx: Tx,
  personId: string,
  episodeId: string,
): Promise<Held | undefined> {
  return tx
    .selectFrom("protect.missing_episodes")
    .select(["version", "missing_since as missingSince", "returned_at as returnedAt"])
    .select(["rhi_outcome as rhiOutcome", "error_at as errorAt", "grade"])
    .select("police_reference as policeReference")
    .where("missing_episode_id", "=", episodeId)
    .where("person_id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
}

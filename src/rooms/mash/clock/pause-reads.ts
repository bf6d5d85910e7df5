import { uncapitalised } from "../../../kernel/words.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../../configuration/index.ts";
import { mashPauseKind } from "../configuration-kinds.ts";
import type { Span } from "./pauses.ts";

export type PauseScheme = BodyOf<typeof mashPauseKind> & { readonly id: string };

export async function pauseSchemeOn(tx: Tx, on: string): Promise<PauseScheme> {
  const { id, body } = await getConfiguration(tx, { kind: mashPauseKind, key: "mash-pause", on });
  return { id, ...body };
}

export type Pause = Span & {
  readonly reason: string;
  readonly note: string;
  readonly by: string;
  readonly resumedBy: string | null;
};

/** Every time that the clock of a concern stood still, the first first. */
export function listPauses(tx: Tx, concernId: string): Promise<readonly Pause[]> {
  return tx
    .selectFrom("identify.mash_pauses as p")
    .innerJoin("directory.staff as s", "s.staff_id", "p.paused_by")
    .leftJoin("directory.staff as r", "r.staff_id", "p.resumed_by")
    .select(["p.paused_at as from", "p.resumed_at as to", "p.reason", "p.note", "s.name as by"])
    .select("r.name as resumedBy")
    .where("p.mash_episode_id", "=", concernId)
    .orderBy("p.paused_at")
    .execute();
}

/** Why, in the words of the scheme; the key where an older scheme had it. */
export const pauseName = ({ reasons }: PauseScheme, reason: string): string =>
  reasons.find(({ key }) => key === reason)?.name ?? reason;

/** "paused: waiting for what a partner holds". */
export const pausedFor = (scheme: PauseScheme, reason: string): string =>
  `paused: ${uncapitalised(pauseName(scheme, reason))}`;

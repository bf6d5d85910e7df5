import type { Tx } from "../../../platform/database/database.ts";
import { listConfiguration } from "../../configuration/index.ts";
import { pathwayKind, type Pathway } from "../../child-record/index.ts";

/** A version of the pathway with the days on which it is in force. */
export type PathwayVersion = {
  readonly from: string;
  readonly to: string | null;
  readonly state: "past" | "in force" | "future";
  readonly pathway: Pathway;
};

/** Every version that can be read, the newest first. */
export async function listPathwayVersions(tx: Tx, on: string): Promise<readonly PathwayVersion[]> {
  const [pathways] = await listConfiguration(tx, on, [pathwayKind]);
  const versions = pathways?.pieces[0]?.versions ?? [];
  return versions.flatMap(({ from, to, state, read }) =>
    "body" in read ? [{ from, to, state, pathway: read.body as Pathway }] : [],
  );
}

/** The version that is in force on a day: the latest that has begun and not ended. */
export const versionOn = (
  versions: readonly PathwayVersion[],
  on: string,
): PathwayVersion | undefined =>
  versions.find(({ from, to }) => from <= on && (to === null || to >= on));

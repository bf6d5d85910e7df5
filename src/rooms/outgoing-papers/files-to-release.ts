import type { Tx } from "../../platform/database/database.ts";
import { oneOf } from "../../platform/rooms/slot.ts";

/** A file of the tracker that waits for a second person: what it is for, and no child. */
export type FileToRelease = {
  readonly href: string;
  /** How much it holds, and whether with names. */
  readonly text: string;
  readonly receiver: string;
  readonly askedAt: Date;
  readonly askedBy: string;
};

/** What waits for this person as the second one, the longest first. */
export const filesToRelease =
  oneOf<(tx: Tx) => Promise<readonly FileToRelease[]>>("files to release");

import type { Answers } from "./part-form.ts";
import type { PartKey } from "./parts.ts";

export type PictureState = {
  readonly outcome: "waiting" | "accepted" | "refused";
  readonly reason: string | null;
  readonly by: string | null;
};

/** One thing that was added to a concern. */
export type PartEntry = {
  readonly entryId: string;
  readonly part: PartKey;
  readonly answers: Answers;
  /** The entry that this one was written over; null where there was none yet. */
  readonly replaces: string | null;
  /** The version of the screening tool that was asked. */
  readonly toolId: string | null;
  readonly fileId: string | null;
  readonly fileName: string | null;
  readonly fileScan: string | null;
  /** Of a picture: whether somebody else has looked at it. */
  readonly picture: PictureState | null;
  readonly addedBy: string;
  readonly addedByName: string;
  readonly addedAt: Date;
};

/** Of these an entry never takes another's place. */
const allStand: ReadonlySet<PartKey> = new Set(["words", "chronology", "picture"]);

export const isAddedTo = (part: PartKey): boolean => allStand.has(part);

/**
 * What stands of what was added, oldest first. An entry gives way only to one that was written over
 * it: of two that were written at the same time, neither had seen the other, and both stand.
 */
export function standingEntries(entries: readonly PartEntry[]): readonly PartEntry[] {
  const replaced = new Set(
    entries.filter(({ part }) => !isAddedTo(part)).map(({ replaces }) => replaces),
  );
  return [...entries]
    .filter(({ entryId, part }) => isAddedTo(part) || !replaced.has(entryId))
    .sort((a, b) => (a.entryId < b.entryId ? -1 : 1));
}

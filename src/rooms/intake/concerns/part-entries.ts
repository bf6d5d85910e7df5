import type { Answers } from "./part-form.ts";
import type { PartKey } from "./parts.ts";

export type PictureState = {
  readonly outcome: "waiting" | "accepted" | "refused";
  readonly reason: string | null;
  readonly by: string | null;
};

/**
 * Of a file while where the child can be found is protected: whether one of the named has to read it first.
 * Only one of them is told by which protection.
 */
export type Unread =
  { readonly by: "reader"; readonly protectionId: string } | { readonly by: "others" };

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
  /** Of a file that is kept back from the reader only that it is one. */
  readonly fileName: string | null;
  readonly fileScan: string | null;
  /** Of a picture: whether somebody else has looked at it. */
  readonly picture: PictureState | null;
  /** Null where it may be opened by whoever may read the concern. */
  readonly unread: Unread | null;
  readonly addedBy: string;
  readonly addedByName: string;
  readonly addedAt: Date;
};

/** Whether this person may not open the file yet: it is opened by the named, and by whoever added it. */
export const isKeptBack = (
  { unread, addedBy }: Pick<PartEntry, "unread" | "addedBy">,
  { id }: { readonly id: string },
): boolean => unread?.by === "others" && addedBy !== id;

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

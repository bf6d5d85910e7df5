/** Numbers of one offer as they may be read: null where one is withheld. */
export type ShownCounts = {
  readonly offered: number | null;
  readonly takenUp: number | null;
  readonly better: number | null;
};

type Counts = { readonly offered: number; readonly takenUp: number; readonly better: number };

/**
 * What of the counts may be read. A number below the smallest is withheld, and so is one whose rest of the number
 * beside it is smaller: six offered and four taken up would say of how few the other was.
 */
export function shownCounts({ offered, takenUp, better }: Counts, smallest: number): ShownCounts {
  const of = (count: number, whole: number): number | null => {
    const rest = whole - count;
    return count < smallest || (rest > 0 && rest < smallest) ? null : count;
  };
  const shownOffered = offered < smallest ? null : offered;
  const shownTaken = shownOffered === null ? null : of(takenUp, offered);
  return {
    offered: shownOffered,
    takenUp: shownTaken,
    better: shownTaken === null ? null : of(better, takenUp),
  };
}

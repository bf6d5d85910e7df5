/** What people said of two records that were compared. */
export type Label = {
  /** The weight of the pair when it was decided. */
  readonly bits: number;
  readonly isSame: boolean;
  /** One of a sample of pairs that nobody was shown, and how many such pairs it stands for. */
  readonly standsFor: number | null;
};

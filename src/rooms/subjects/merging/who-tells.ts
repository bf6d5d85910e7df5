export type Telling = {
  readonly splitBy: string;
  /** Who proposed to join the two and who agreed. */
  readonly joinedBy: readonly string[];
  readonly dueOn: string;
};

type ReadQuery = {
  readonly staffId: string;
  readonly today: string;
  /** Who may join records and take them apart at this moment. */
  readonly able: ReadonlySet<string>;
};

/**
 * Whether it is this person's task to tell those who saw what was of the wrong child. It is of who took the
 * records apart. Once it is late, or where they may no longer, it is of those who joined them as well; where
 * none of the three may, of everybody who may: nobody is left untold because somebody left or is away.
 */
export function isToTell(
  { splitBy, joinedBy, dueOn }: Telling,
  { staffId, today, able }: ReadQuery,
): boolean {
  if (splitBy === staffId) return true;
  if (joinedBy.includes(staffId)) return dueOn < today || !able.has(splitBy);
  return ![splitBy, ...joinedBy].some((one) => able.has(one));
}

/** Where a reader is in a list of several pages. */
export type ListPages = {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** How many rows there are on all pages; undefined where only the next page is known. */
  readonly total: number | undefined;
  readonly hasNext: boolean;
};

/** The first page, the last and those beside the current one; null for what is left out between them. */
export function pagesNear(page: number, last: number): readonly (number | null)[] {
  const kept = [...new Set([1, page - 1, page, page + 1, last])]
    .filter((number) => number >= 1 && number <= last)
    .toSorted((one, other) => one - other);
  return kept.flatMap((number, index) =>
    index > 0 && number - (kept[index - 1] ?? 0) > 1 ? [null, number] : [number],
  );
}

/** The number of the last page. */
export const lastPage = ({ total = 0, pageSize }: ListPages): number =>
  Math.max(1, Math.ceil(total / pageSize));

/** "51 to 80 of " before a count, where what is shown is some of it; otherwise nothing. */
export function spanOf(rows: number, { page, pageSize, total = 0 }: ListPages): string {
  if (rows === 0 || (total <= pageSize && page === 1)) return "";
  const first = (page - 1) * pageSize + 1;
  return `${first} to ${first + rows - 1} of `;
}

/** A path with its query, in this order; what is empty or not given is left out. */
export function addressOf(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

/** The page of a list as an address says it: the first is not named. */
export const pageInAddress = (page: number | undefined): string | undefined =>
  page !== undefined && page > 1 ? String(page) : undefined;

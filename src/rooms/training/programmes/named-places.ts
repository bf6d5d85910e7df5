/** A ward or a community: what is kept of it, and what it is called. */
export type NamedPlace = { readonly key: string; readonly name: string };

const folded = (said: string): string => said.trim().toLowerCase();

/** The one that is meant by a code, a key or a name, however it was typed. */
export function placeMeant(
  known: readonly NamedPlace[],
  said: string | null,
): NamedPlace | undefined {
  const sought = folded(said ?? "");
  if (sought === "") return undefined;
  return known.find(({ key, name }) => folded(key) === sought || folded(name) === sought);
}

/**
 * The configured ones, and each that was typed and is none of them, once: whoever typed a name before the list was
 * configured meant the one of that name.
 */
export function placesWith(
  known: readonly NamedPlace[],
  typed: readonly (string | null)[],
): readonly NamedPlace[] {
  const others = new Map<string, NamedPlace>();
  for (const said of typed) {
    const key = folded(said ?? "");
    if (key === "" || others.has(key) || placeMeant(known, said)) continue;
    others.set(key, { key, name: (said ?? "").trim() });
  }
  return [...known, ...others.values()];
}

export const wardPlaces = ({
  wards,
}: {
  readonly wards: readonly { readonly code: string; readonly name: string }[];
}): readonly NamedPlace[] => wards.map(({ code, name }) => ({ key: code, name }));

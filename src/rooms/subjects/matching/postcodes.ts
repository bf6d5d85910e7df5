const postcode = /\b[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}\b/iu;

/** The postcode of the newest home that says one. */
export function postcodeOf(homes: readonly string[]): string | null {
  for (const home of homes) {
    const [found] = postcode.exec(home) ?? [];
    if (found !== undefined) return found.toUpperCase().replaceAll(/\s+/gu, "");
  }
  return null;
}

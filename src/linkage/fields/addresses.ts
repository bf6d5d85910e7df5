/** Two groups with or without a space, at the end of an address or before the country. */
const postcode = /\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})\b/gi;

/** The last postcode that stands in an address, as it is written there. */
export const postcodeIn = (address: string): string | undefined => address.match(postcode)?.at(-1);

/** The number of the house with which an address begins, after that of a flat. */
export const houseIn = (address: string): string | undefined =>
  /^\s*(?:(?:flat|apartment|apt|unit) *\w+[ ,]+)?(\d+[a-z]?)\b/i.exec(address)?.[1];

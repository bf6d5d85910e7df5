/** What stands in a text where words were taken out that say where a protected child can be found. */
const token = /\[held:([0-9a-f]{12})\]/g;

/** What everybody else reads there. */
export const heldWords = "[held back: it may say where the child can be found]";

/** Words that one person may read, by their tokens. */
export type Held = ReadonlyMap<string, string>;

export const tokenOf = (id: string): string => `[held:${id}]`;

export const tokensIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(token)].map(([, id = ""]) => id)),
];

/** A text that leaves: a file, a paper. The words never go with it. */
export const withoutHeld = (text: string): string => text.replaceAll(token, heldWords);

/** In a field that comes back a token stays, so that saving the form does not lose the words. */
const fieldsAndTokens =
  /(<textarea[^>]*>[^<]*<\/textarea>| value="[^"]*")|\[held:([0-9a-f]{12})\]/g;

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const said = (text: string, words: Held): string =>
  text.replaceAll(token, (whole, id: string) => {
    const own = words.get(id);
    return own === undefined ? whole : escaped(own);
  });

/** A page with the words that its reader may read. */
export function showInPage(html: string, words: Held): string {
  return html.replaceAll(fieldsAndTokens, (whole: string, field: string | undefined) =>
    field === undefined ? withoutHeld(said(whole, words)) : said(field, words),
  );
}

/** The same for an answer of the API. */
export function showInJson(body: string, words: Held): unknown {
  return JSON.parse(body, (_key, value: unknown) =>
    typeof value === "string"
      ? withoutHeld(value.replaceAll(token, (whole, id: string) => words.get(id) ?? whole))
      : value,
  );
}

import { beginningOf } from "../../kernel/words.ts";

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

/** What a paper's recipient reads, and what a token becomes that nobody resolved. */
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

const unescaped = (html: string): string =>
  html
    .replaceAll("&quot;", '"')
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");

/** What one reader is shown of a text, whatever it is shown in: their words, and the mask for the rest. */
export const shownTo = (text: string, words: Held): string =>
  text.replaceAll(token, (_whole, id: string) => words.get(id) ?? heldWords);

/** The same for every text in a document or a sheet; other values stay as they are. */
export function shownIn<T>(says: T, words: Held): T {
  if (typeof says === "string") return shownTo(says, words) as T;
  if (Array.isArray(says)) return says.map((one: unknown) => shownIn(one, words)) as T;
  if (typeof says !== "object" || says === null || says instanceof Date) return says;
  const parts = Object.entries(says).map(([key, one]) => [key, shownIn<unknown>(one, words)]);
  return Object.fromEntries(parts) as T;
}

const [cutFrom, cutTo] = ["\ue001", "\ue002"];
const cutHere = /\ue001(\d+):([^\ue002]*)\ue002/g;

/**
 * The beginning of a text on a page. Where words of it are held it is cut once it is known which of them the reader
 * is shown: a token is longer than what it stands for, and whoever wrote a right guess would see it.
 */
export const beginsWith = (text: string, most: number): string =>
  tokensIn(text).length === 0
    ? beginningOf(text, most)
    : `${cutFrom}${String(most)}:${text}${cutTo}`;

const said = (text: string, words: Held): string =>
  text.replaceAll(token, (whole, id: string) => {
    const own = words.get(id);
    return own === undefined ? whole : escaped(own);
  });

/** A page with the words that its reader may read. */
export function showInPage(html: string, words: Held): string {
  const shown = html.replaceAll(fieldsAndTokens, (whole: string, field: string | undefined) =>
    field === undefined ? withoutHeld(said(whole, words)) : said(field, words),
  );
  return shown.replaceAll(cutHere, (_whole, most: string, text: string) =>
    escaped(beginningOf(unescaped(text), Number(most))),
  );
}

/** The same for an answer of the API. */
export function showInJson(body: string, words: Held): unknown {
  return JSON.parse(body, (_key, value: unknown) =>
    typeof value === "string" ? shownTo(value, words) : value,
  );
}

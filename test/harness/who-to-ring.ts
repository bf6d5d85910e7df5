import type { ReadPage } from "./read-html.ts";

/** Who can be rung, by what pages call them; longer names stand before what is part of them. */
export type Named = { readonly key: string; readonly called: RegExp };

/** What a page says: who, and which number. */
export type Said = { readonly key: string; readonly figures: string; readonly page: string };

const figuresOf = (phone: string): string => phone.replaceAll(/\D/g, "");
/** Mobiles are of families and children here, and of nobody who works with them. */
const phone = /(?<![\d.])0(?!7)\d{2,4}[ \u00a0]?\d{3,4}[ \u00a0]?\d{3,4}(?!\d)/g;

/** So many signs after a name a number is its own, where no other name and no other number stands between. */
const near = 70;

/** Every name that a page gives a number: in its text, or in a link that dials it. */
export function numbersSaid(
  { text, links }: Pick<ReadPage, "text" | "links">,
  names: readonly Named[],
  page: string,
): readonly Said[] {
  const inText = [...text.matchAll(phone)].flatMap((found) => {
    const before = text.slice(Math.max(0, found.index - near), found.index);
    const own = before.split(phone).at(-1) ?? before;
    const key = lastNamed(own, names);
    return key === undefined ? [] : [{ key, figures: figuresOf(found[0]), page }];
  });
  const dialled = links
    .filter(({ href }) => href.startsWith("tel:0") && !href.startsWith("tel:07"))
    .flatMap(({ text: words, href }) => {
      const key = firstNamed(words, names);
      return key === undefined ? [] : [{ key, figures: figuresOf(href), page }];
    });
  return [...inText, ...dialled];
}

/** The name that stands last before the number; one inside a longer name is that longer one. */
function lastNamed(words: string, names: readonly Named[]): string | undefined {
  let last: { readonly key: string; readonly end: number } | undefined;
  let rest = words;
  for (const { key, called } of names) {
    for (const found of rest.matchAll(new RegExp(called, "gi"))) {
      const end = found.index + found[0].length;
      if (last === undefined || end > last.end) last = { key, end };
    }
    rest = rest.replaceAll(new RegExp(called, "gi"), (found) => "_".repeat(found.length));
  }
  return last?.key;
}

/** Who a link is to: what is said of their hours comes after. */
function firstNamed(words: string, names: readonly Named[]): string | undefined {
  let first: { readonly key: string; readonly at: number } | undefined;
  for (const { key, called } of names) {
    const at = words.search(new RegExp(called, "i"));
    if (at >= 0 && (first === undefined || at < first.at)) first = { key, at };
  }
  return first?.key;
}

/** Names with more than one number, or with another than the directory has: two answers to who to ring. */
export function twoAnswers(
  said: readonly Said[],
  directory: ReadonlyMap<string, string>,
): readonly string[] {
  return [...Map.groupBy(said, ({ key }) => key)].flatMap(([key, all]) => {
    const kept = directory.get(key);
    const wrong = all.filter(({ figures }) => figures !== (kept ?? all[0]?.figures));
    return wrong.map(({ figures, page }) => `${key} is ${kept ?? ""}, and ${figures} on ${page}`);
  });
}

import { itemsOf, type Domain, type Instrument, type Item } from "../../../instruments/index.ts";

/** Changes to a tool that is being made, each from one whole to the next. Nothing here is kept. */

export const blankTool = (key: string, name: string): Instrument => ({
  key,
  version: 1,
  name,
  purpose: "screening",
  source: "",
  domains: [],
  bands: [],
  floors: [],
  occasions: [],
  asksProtectiveFactors: true,
});

/** A key that nothing else has: what was answered before finds its question by it, whatever its words. */
export function keyFor(words: string, taken: ReadonlySet<string>): string {
  const plain = words
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  const key = (/^[a-z]/.test(plain) ? plain : `q-${plain}`).slice(0, 50).replace(/-+$/, "");
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? key : `${key}-${String(count)}`;
    if (!taken.has(tried)) return tried;
  }
}

/** Also those of the tool that it was made from: a new question does not take over old answers. */
export const questionKeys = (...tools: readonly (Instrument | undefined)[]): ReadonlySet<string> =>
  new Set(tools.flatMap((one) => (one ? itemsOf(one).map(({ key }) => key) : [])));

export const findDomain = ({ domains }: Instrument, key: string): Domain | undefined =>
  domains.find((one) => one.key === key);

export function setDomain(tool: Instrument, key: string | undefined, title: string): Instrument {
  if (key !== undefined) {
    const domains = tool.domains.map((one) => (one.key === key ? { ...one, title } : one));
    return { ...tool, domains };
  }
  const made = keyFor(title, new Set(tool.domains.map((one) => one.key)));
  return { ...tool, domains: [...tool.domains, { key: made, title, items: [] }] };
}

/** Puts a question in its place, or at the end of its domain where it is new. */
export function setQuestion(tool: Instrument, domain: string, item: Item): Instrument {
  const put = (items: readonly Item[]): readonly Item[] =>
    items.some(({ key }) => key === item.key)
      ? items.map((one) => (one.key === item.key ? item : one))
      : [...items, item];
  const domains = tool.domains.map((one) =>
    one.key === domain ? { ...one, items: put(one.items) } : one,
  );
  return { ...tool, domains };
}

/** What a button of the editor acts on: a domain, a question, or a floor by its place. */
export type Target = { readonly kind: "domain" | "question" | "floor"; readonly key: string };
export type Act = "up" | "down" | "remove";

/** Undefined where what it acts on is not there (any more), or does not move. */
export function arrange(tool: Instrument, { kind, key }: Target, act: Act): Instrument | undefined {
  if (kind === "floor") {
    const floors = shift(tool.floors, Number(key), act);
    return floors && { ...tool, floors };
  }
  if (kind === "domain") {
    const place = tool.domains.findIndex((one) => one.key === key);
    const domains = shift(tool.domains, place, act);
    return domains && { ...tool, domains };
  }
  const home = tool.domains.find(({ items }) => items.some((one) => one.key === key));
  const place = home?.items.findIndex((one) => one.key === key) ?? -1;
  const items = home && shift(home.items, place, act);
  return (
    items && {
      ...tool,
      domains: tool.domains.map((one) => (one === home ? { ...one, items } : one)),
    }
  );
}

function shift<T>(list: readonly T[], place: number, act: Act): readonly T[] | undefined {
  const one = list[place];
  if (!Number.isInteger(place) || one === undefined) return undefined;
  const rest = list.toSpliced(place, 1);
  if (act === "remove") return rest;
  const to = act === "up" ? place - 1 : place + 1;
  return to < 0 || to >= list.length ? undefined : rest.toSpliced(to, 0, one);
}

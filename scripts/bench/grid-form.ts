import { clients } from "./pages.ts";

type Fields = Readonly<Record<string, string>>;

const keys = ["lastContactOn", "missingCount", "ward", "school"] as const;

/** So many children of a page are changed at once, each in every one of these columns. */
const children = 5;

/**
 * The grid's form as the page shows it, sent back with four cells of five children changed. Each
 * client changes children of its own, from what it left in them the last time.
 */
export function gridForm(page: string): (turn: number, client: number) => Fields {
  const shown = fieldsOf(page);
  const ids = [...new Set([...shown.keys()].flatMap((name) => name.match(/(?<=^v\.)[^.]+/) ?? []))];
  return (turn, client) => {
    const own = ids.filter((_, index) => index % clients === client).slice(0, children);
    const typed = own.flatMap((id) =>
      keys.flatMap((key): [string, string][] => {
        const name = `${id}.${key}`;
        return shown.has(`v.${name}`) ? [[name, valueOf(key, turn)]] : [];
      }),
    );
    const fields = {
      ...Object.fromEntries(shown),
      ...Object.fromEntries(typed.map(([name, value]) => [`v.${name}`, value])),
    };
    // What the cell shows is what was typed, so that another client's form says it has not changed.
    for (const [name, value] of typed) shown.set(`v.${name}`, value).set(`w.${name}`, value);
    return fields;
  };
}

function valueOf(key: (typeof keys)[number], turn: number): string {
  switch (key) {
    case "lastContactOn":
      return new Date(Date.UTC(2020, 0, 1 + turn)).toISOString().slice(0, 10);
    case "missingCount":
      return String(100 + (turn % 50));
    case "ward":
      return `Changed Ward ${turn % 3}`;
    case "school":
      return `Changed School ${turn % 3}`;
  }
}

/** The cells of the form with what they say, and what they said when they were read. */
function fieldsOf(page: string): Map<string, string> {
  const tags = page.match(/<(?:input|select)\b[^>]*>/g) ?? [];
  return new Map(
    tags.flatMap((tag): [string, string][] => {
      const name = attribute(tag, "name");
      if (name?.startsWith("v.") === true) return [[name, attribute(tag, "data-was") ?? ""]];
      return name?.startsWith("w.") === true ? [[name, attribute(tag, "value") ?? ""]] : [];
    }),
  );
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");

import {
  choicesOf,
  itemsOf,
  type Floor,
  type Instrument,
  type Item,
} from "../../../instruments/index.ts";

export type ToolDifference = {
  readonly what: string;
  readonly before: string | undefined;
  readonly now: string | undefined;
};

/** What a tool says otherwise than before, question by question: pure. */
export function toolChanges(before: Instrument, now: Instrument): readonly ToolDifference[] {
  const [old, fresh] = [linesOf(before), linesOf(now)];
  const changes = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((place) => {
    const [was, is] = [old.get(place), fresh.get(place)];
    if (was?.text === is?.text) return [];
    return [{ what: (is ?? was)?.what ?? "", before: was?.text, now: is?.text }];
  });
  return [...changes, ...orderChanges(before, now)];
}

/** Of the questions that both have. */
function orderChanges(before: Instrument, now: Instrument): readonly ToolDifference[] {
  const [old, fresh] = [inBoth(before, now), inBoth(now, before)];
  if (fresh.every(({ key }, at) => key === old[at]?.key)) return [];
  const words = (items: readonly Item[]): string => items.map(({ label }) => label).join("; ");
  return [{ what: "Order of questions", before: words(old), now: words(fresh) }];
}

const inBoth = (one: Instrument, other: Instrument): readonly Item[] => {
  const keys = new Set(itemsOf(other).map(({ key }) => key));
  return itemsOf(one).filter(({ key }) => keys.has(key));
};

/** Two floors can look at the same. */
function floorPlace(floors: readonly Floor[], at: number): string {
  const looks = floors.map(({ when }) => JSON.stringify(when));
  const nth = looks.slice(0, at).filter((one) => one === looks[at]).length;
  return `floor ${looks[at] ?? ""} ${nth}`;
}

type Line = { readonly what: string; readonly text: string };

function linesOf(tool: Instrument): ReadonlyMap<string, Line> {
  const line = (what: string, text: string): readonly [string, Line] => [what, { what, text }];
  const bandTitle = (key: string): string =>
    tool.bands.find((band) => band.key === key)?.title ?? key;
  return new Map([
    line("Title", tool.name),
    line("Purpose", tool.purpose),
    line("Who uses it", tool.usedBy ?? ""),
    line("Where it comes from", tool.source),
    line("Times", tool.occasions.join(", ")),
    line("Asks what protects", tool.asksProtectiveFactors ? "Yes" : "No"),
    line("Order of domains", tool.domains.map(({ title }) => title).join(", ")),
    ...tool.domains.flatMap(({ title, items }) =>
      items.map((item): readonly [string, Line] => [
        `item ${item.key}`,
        { what: `Question: ${item.label}`, text: `${title}: ${wordsOf(item)}` },
      ]),
    ),
    line("Bands", tool.bands.map(({ title, from }) => `${title} from ${from}`).join(", ")),
    ...tool.floors.map(({ atLeast, because }, at): readonly [string, Line] => [
      floorPlace(tool.floors, at),
      { what: `Floor: ${because}`, text: `Not below ${bandTitle(atLeast)}: ${because}` },
    ]),
  ]);
}

function wordsOf(item: Item): string {
  const choices = choicesOf(item).map(({ label, score }) => `${label} ${score}`);
  const more = [
    item.hint,
    item.needsEvidence && "says what it rests on",
    item.type === "sign" && item.isProtective && "protects",
  ];
  return [item.label, choices.join(", ") || "in words", ...more].filter(Boolean).join("; ");
}

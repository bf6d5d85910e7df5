import { choicesOf, type Instrument, type Item } from "../../../instruments/index.ts";

export type ToolDifference = {
  readonly what: string;
  readonly before: string | undefined;
  readonly now: string | undefined;
};

/** What a tool says otherwise than before, question by question: pure. */
export function toolChanges(before: Instrument, now: Instrument): readonly ToolDifference[] {
  const [old, fresh] = [linesOf(before), linesOf(now)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((place) => {
    const [was, is] = [old.get(place), fresh.get(place)];
    if (was?.text === is?.text) return [];
    return [{ what: (is ?? was)?.what ?? "", before: was?.text, now: is?.text }];
  });
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
    ...tool.floors.map(({ atLeast, because, when }): readonly [string, Line] => [
      `floor ${JSON.stringify(when)}`,
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

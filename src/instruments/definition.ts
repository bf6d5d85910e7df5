import { choicesOf, itemsOf, mostOf, type Condition, type Instrument } from "./instrument.ts";

/** What is wrong with a tool that somebody edits, and where: `domains[2].items[0].key`. */
export type DefinitionProblem = { readonly at: string; readonly words: string };

/** Checks a tool before it can be put in force. */
export function problemsInDefinition(instrument: Instrument): readonly DefinitionProblem[] {
  return [
    ...problemsInDomains(instrument),
    ...problemsInBands(instrument),
    ...problemsInFloors(instrument),
  ];
}

const keyForm = /^[a-z][a-z0-9-]{0,59}$/;

function problemsInDomains(instrument: Instrument): readonly DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const say = (at: string, words: string): void => void problems.push({ at, words });
  if (!keyForm.test(instrument.key)) say("key", "Use small letters, digits and hyphens");
  if (instrument.name.trim() === "") say("name", "Give the tool a name");
  if (instrument.source.trim() === "") say("source", "Say whose structure it follows");
  if (instrument.domains.length === 0) say("domains", "A tool asks about at least one domain");
  const seen = new Set<string>();
  instrument.domains.forEach((domain, d) => {
    if (domain.items.length === 0) say(`domains[${d}].items`, `“${domain.title}” asks nothing`);
    domain.items.forEach((item, i) => {
      const at = `domains[${d}].items[${i}]`;
      if (!keyForm.test(item.key)) say(`${at}.key`, "Use small letters, digits and hyphens");
      if (seen.has(item.key)) say(`${at}.key`, `“${item.key}” is asked twice`);
      seen.add(item.key);
      if (item.label.trim() === "") say(`${at}.label`, "Word the question");
      if (choicesOf(item).some(({ score }) => !Number.isFinite(score) || score < 0))
        say(`${at}.weight`, "An answer adds nothing or more, never less");
      if (item.type === "sign" && item.isProtective && item.weight > 0)
        say(`${at}.weight`, "What protects is asked and adds nothing");
      if (item.type === "grade" && item.labels.length < 2)
        say(`${at}.labels`, "A grade has two steps or more");
    });
  });
  return problems;
}

function problemsInBands(instrument: Instrument): readonly DefinitionProblem[] {
  const { bands, purpose } = instrument;
  const problems: DefinitionProblem[] = [];
  const say = (at: string, words: string): void => void problems.push({ at, words });
  if (purpose === "conversation") {
    if (bands.length > 0) say("bands", "A conversation ends in words, not in a band");
    return problems;
  }
  if (bands.length < 2) say("bands", "Name two bands or more");
  if (bands[0] && bands[0].from !== 0) say("bands[0].from", "The lowest band begins at 0");
  const most = itemsOf(instrument).reduce((total, item) => total + mostOf(item), 0);
  bands.forEach(({ key, from }, index) => {
    const before = bands[index - 1];
    if (before && from <= before.from)
      say(`bands[${index}].from`, "Each band begins above the one before it");
    if (from > most)
      say(`bands[${index}].from`, `No answers reach ${from}: all together come to ${most}`);
    if (bands.findIndex((band) => band.key === key) !== index)
      say(`bands[${index}].key`, `“${key}” is there twice`);
  });
  return problems;
}

function problemsInFloors(instrument: Instrument): readonly DefinitionProblem[] {
  return instrument.floors.flatMap((floor, index) => {
    const at = `floors[${index}]`;
    const problems: DefinitionProblem[] = [];
    if (!instrument.bands.some(({ key }) => key === floor.atLeast))
      problems.push({ at: `${at}.atLeast`, words: `There is no band “${floor.atLeast}”` });
    if (floor.because.trim() === "")
      problems.push({ at: `${at}.because`, words: "Say why: people read it when it holds" });
    if (!canHold(floor.when, instrument))
      problems.push({ at: `${at}.when`, words: "No answer to this tool can meet this" });
    return problems;
  });
}

function canHold(when: Condition, instrument: Instrument): boolean {
  if ("ageUnder" in when) return when.ageUnder > 0;
  if ("fact" in when) return true;
  const items = itemsOf(instrument);
  const values = (key?: string): readonly string[] =>
    items
      .filter((item) => key === undefined || item.key === key)
      .flatMap((item) => choicesOf(item).map(({ value }) => value));
  return "item" in when
    ? when.isOneOf.some((value) => values(when.item).includes(value))
    : values().includes(when.anyItemIs);
}

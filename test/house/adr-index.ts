/** One row of docs/adr/README.md: a number, its title, and where it is now. */
export type IndexRow = {
  readonly number: number;
  readonly title: string;
  /** What the row links to, seen from the index; none where the number was never used. */
  readonly target: string | undefined;
};

/** A file beside the index: its name, and its heading without the mark. */
export type DecisionFile = { readonly name: string; readonly heading: string };

export const notUsed = "Number not used";

export function rowsOf(index: string): IndexRow[] {
  return [...index.matchAll(/^\| *(\d+) *\| *(.+?) *\| *(.+?) *\|$/gm)].map(
    ([, number, title = "", where = ""]) => ({
      number: Number(number),
      title,
      target: /^\[[^\]]+\]\(([^)]+)\)$/.exec(where)?.[1],
    }),
  );
}

/** What keeps a number from leading somewhere; `hasTarget` says whether a link from the index does. */
export function indexFaults(
  rows: readonly IndexRow[],
  files: readonly DecisionFile[],
  hasTarget: (target: string) => boolean,
): string[] {
  const titles = rows.map(({ title }) => title).filter((title) => title !== notUsed);
  const twice = titles.filter((title, at) => titles.indexOf(title) !== at);
  return [
    ...gaps(rows, files),
    ...rows.flatMap((row) => rowFaults(row, files, hasTarget)),
    ...files.flatMap((file) => fileFaults(file, rows)),
    ...twice.map((title) => `“${title}” is the title of two`),
  ];
}

function gaps(rows: readonly IndexRow[], files: readonly DecisionFile[]): string[] {
  const numbers = rows.map(({ number }) => number);
  const last = Math.max(0, ...numbers, ...files.map(({ name }) => numberOf(name)));
  const wanted = Array.from({ length: last }, (_, at) => at + 1);
  const missing = wanted.filter((number) => !numbers.includes(number));
  const isInOrder = numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
  return [
    ...missing.map((number) => `${number} has no row`),
    ...(isInOrder ? [] : ["rows are not in the order of their numbers, each once"]),
  ];
}

function rowFaults(
  { number, title, target }: IndexRow,
  files: readonly DecisionFile[],
  hasTarget: (target: string) => boolean,
): string[] {
  const own = files.find(({ name }) => numberOf(name) === number);
  if (title === notUsed) {
    return target === undefined && own === undefined ? [] : [`${number} is used`];
  }
  if (target === undefined) return [`${number} leads nowhere`];
  if (!hasTarget(target)) return [`${number} leads to ${target}, which is not there`];
  const isFile = files.some(({ name }) => name === target);
  return own?.name === target || (own === undefined && !isFile)
    ? []
    : [`${number} leads to ${target}`];
}

function fileFaults({ name, heading }: DecisionFile, rows: readonly IndexRow[]): string[] {
  const row = rows.find(({ number }) => number === numberOf(name));
  if (row === undefined) return [];
  const isNamed = heading === `${row.number}. ${row.title}`;
  const hasTopicAndChoice = /^\d+\. [^:]+: \S/.test(heading);
  return [
    ...(isNamed ? [] : [`${name} is called otherwise in the index`]),
    ...(hasTopicAndChoice ? [] : [`${name} has no topic and choice in its title`]),
  ];
}

function numberOf(name: string): number {
  return Number(name.slice(0, 4));
}

/** Numbers of decision records that a text names: “ADR 73”, “ADRs 43 and 48”. */
export function namedRecords(text: string): number[] {
  return [...text.matchAll(/\bADRs? \[?(\d+)(?:\]\([^)]*\))?(?: (?:and|to) \[?(\d+))?/g)].flatMap(
    ([, one, other]) => [one, other].flatMap((number) => (number ? [Number(number)] : [])),
  );
}

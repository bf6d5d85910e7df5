import { nameIn } from "../fields/cells.ts";
import { mostNames, namesIn, orderOfNames, type NameOrder } from "../fields/name-order.ts";
import { splitFullName } from "../fields/names.ts";
import { wordsOf } from "../text/fold.ts";
import type { Texts } from "../packed/packed.ts";
import type { Part } from "../tables/part.ts";
import type { Role } from "../tables/roles.ts";
import { looked as samples, nameOrder } from "../priors/reading.ts";

const { namesOfOther: looked } = samples;
const { fewestWords: fewest } = nameOrder;

/** How often a word stands in lists where a forename does, and where a surname does. */
export type Told = { readonly given: Map<string, number>; readonly family: Map<string, number> };

/**
 * Whether whole names have the family name first, by what other lists have for a forename and for a surname:
 * names from elsewhere are told by the same children's.
 */
export function isTurnedBeside(values: Texts, told: Told): boolean {
  let [straight, turned] = [0, 0];
  for (const { ends } of namesIn(values)) {
    const says = signsOf(ends, told);
    straight += says.straight;
    turned += says.turned;
  }
  return turned >= fewest && turned >= 3 * straight;
}

/**
 * Which name comes first in this one; nothing where its ends say nothing of it, or not the same.
 *
 * @param fewest how many of the two ends must say it
 */
export function orderToldOf(
  ends: Ends,
  told: Told,
  fewest: 1 | 2,
): Exclude<NameOrder, "not told"> | undefined {
  const { straight, turned } = signsOf(ends, told);
  if (turned >= fewest && straight === 0) return "family first";
  return straight >= fewest && turned === 0 ? "given first" : undefined;
}

/** The first word of a name and the last. */
type Ends = readonly [string, string];

/** How many of the ends of a name say that the forename is in front, and how many that the family name is. */
const signsOf = ([first, last]: Ends, { given, family }: Told) => ({
  straight: Number(isRather(first, given, family)) + Number(isRather(last, family, given)),
  turned: Number(isRather(first, family, given)) + Number(isRather(last, given, family)),
});

/** Whether it is told which name comes first: there are columns for both, most have a comma, or the names are known. */
export function isOrderTold(part: Part): boolean {
  const whole = columnOf(part, "fullName");
  if (whole === undefined) return columnOf(part, "forename") !== undefined;
  return isMostlyTold(whole) || orderOfNames(whole) !== "not told";
}

/** Whether most names are one word, or have a comma between two. */
function isMostlyTold(whole: Texts): boolean {
  const bare = Array.from(namesIn(whole)).length;
  return bare * 2 < Math.min(whole.length, mostNames);
}

const isRather = (
  word: string,
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): boolean => (one.get(word) ?? 0) > 2 * (other.get(word) ?? 0);

const columnOf = ({ table, roles }: Part, wanted: Role): Texts | undefined => {
  const name = roles.find(({ role }) => role === wanted)?.name;
  return table.columns.find((column) => column.name === name)?.values;
};

/** What lists have for a forename and for a surname. */
export function toldBy(parts: readonly Part[]): Told {
  const told: Told = { given: new Map(), family: new Map() };
  const count = (into: Map<string, number>, word = ""): void => {
    if (word.length > 1) into.set(word, (into.get(word) ?? 0) + 1);
  };
  for (const part of parts) {
    const [forename, surname] = [columnOf(part, "forename"), columnOf(part, "surname")];
    for (const value of someOf(forename)) count(told.given, wordsOf(value)[0]);
    for (const value of someOf(surname)) count(told.family, wordsOf(value).at(-1));
    for (const value of someOf(columnOf(part, "fullName"))) {
      const names = splitFullName(nameIn(value));
      count(told.given, wordsOf(names.forename)[0]);
      count(told.family, wordsOf(names.surname).at(-1));
    }
  }
  return told;
}

function* someOf(values: Texts | undefined): Generator<string> {
  for (let at = 0; at < Math.min(values?.length ?? 0, looked); at += 1) yield values?.at(at) ?? "";
}

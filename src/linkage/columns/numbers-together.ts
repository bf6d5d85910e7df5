import { dateOrder, readDate } from "../fields/dates.ts";
import { readIdentifier } from "../fields/texts.ts";
import { wordsOf } from "../text/fold.ts";
import { plainHeading } from "../tables/names-of-columns.ts";
import type { Part } from "../tables/part.ts";
import type { Role } from "../tables/roles.ts";
import type { Column } from "../tables/table.ts";
import { belowEachOther, looked as samples } from "../priors/reading.ts";

const { numbers: looked } = samples;
const { agreeing, beyondChance, fewestBesideNames, fewestAlone } = belowEachOther;
const fewest = { besideNames: fewestBesideNames, alone: fewestAlone };

/** A column of numbers: of which file, and what it is called there. */
type Place = { readonly at: number; readonly name: string };
type Numbers = Place & { readonly part: Part; readonly column: Column };

/**
 * Numbers that one authority has issued and lists call differently, MRN and Hospital No: the same stand in
 * both, on records that have a name or a birth in common.
 * @returns for such a column the first of those with which it belongs
 */
export function numbersTogether(parts: readonly Part[]): ReadonlyMap<string, Place> {
  const all = parts.flatMap((part, at) => numbersOf(part, at));
  const met = all.flatMap((one) =>
    all
      .filter((other) => other.at > one.at && mayBeOne(one, other, all))
      .map((other) => ({ one, other, together: recordsTogether(one, other) }))
      .filter(({ together }) => together > 0),
  );
  const groups = new Map(all.map((one) => [keyOf(one), [one]]));
  for (const { one, other } of met.toSorted((a, b) => b.together - a.together)) {
    const [left = [], right = []] = [groups.get(keyOf(one)), groups.get(keyOf(other))];
    // No list has one number under two headings.
    if (left === right || left.some(({ at }) => right.some((its) => its.at === at))) continue;
    const joined = [...left, ...right].toSorted((a, b) => a.at - b.at);
    for (const its of joined) groups.set(keyOf(its), joined);
  }
  const several = [...groups].filter(([, group]) => group.length > 1);
  return new Map(several.flatMap(([key, [first]]) => (first ? [[key, first]] : [])));
}

export const keyOf = ({ at, name }: Place): string => `${String(at)} ${name}`;

const numbersOf = (part: Part, at: number): Numbers[] =>
  part.roles.flatMap(({ name, role }) => {
    const column = part.table.columns.find((one) => one.name === name);
    return role === "identifier" && column ? [{ at, name, part, column }] : [];
  });

/** What has the same heading in the other's list belongs to that. */
function mayBeOne(one: Numbers, other: Numbers, all: readonly Numbers[]): boolean {
  const isCalled = (at: number, { name }: Numbers): boolean =>
    all.some((its) => its.at === at && plainHeading(its.name) === plainHeading(name));
  return !isCalled(other.at, one) && !isCalled(one.at, other);
}

/** How many records of one list have the number of one of the other; 0 where that may be chance. */
function recordsTogether(one: Numbers, other: Numbers): number {
  const [left, right] = [numbersIn(one.column), numbersIn(other.column)];
  const both = [...left].flatMap(([number, row]) => {
    const beside = right.get(number);
    return beside === undefined ? [] : [[row, beside] as const];
  });
  const agree = agreementOf(one.part, other.part);
  const said = both.flatMap(([row, beside]) => agree(row, beside) ?? []);
  if (said.length >= fewest.besideNames) {
    const alike = said.filter((isAlike) => isAlike).length;
    return alike >= agreeing * said.length ? both.length : 0;
  }
  const isBeyond = both.length > beyondChance * byChance([...left.keys()], [...right.keys()]);
  return both.length >= fewest.alone && isBeyond ? both.length : 0;
}

/** The first record with each number. */
function numbersIn({ values, codes }: Column): Map<string, number> {
  const first = new Int32Array(values.length).fill(-1);
  for (let row = 0; row < Math.min(looked, codes.length); row += 1) {
    const code = codes[row] ?? -1;
    if (code >= 0 && (first[code] ?? 0) < 0) first[code] = row;
  }
  const rows = new Map<string, number>();
  for (const [code, row] of first.entries()) {
    const number = row < 0 ? undefined : readIdentifier(values.at(code) ?? "")?.text;
    if (number !== undefined) rows.set(number, rows.get(number) ?? row);
  }
  return rows;
}

const namesOf: ReadonlySet<Role> = new Set<Role>([
  ...(["forename", "surname", "fullName", "formerSurname", "knownAs"] as const),
]);

/** Whether two records have a word of their names or a birth in common; undefined where neither is known of both. */
function agreementOf(one: Part, other: Part) {
  const [names, others] = [wordsAt(one), wordsAt(other)];
  const [born, bornThere] = [birthAt(one), birthAt(other)];
  return (row: number, beside: number): boolean | undefined => {
    const [words, said] = [names(row), others(beside)];
    const [birth, birthThere] = [born(row), bornThere(beside)];
    const areNamed = words.length > 0 && said.length > 0;
    const areBorn = birth !== undefined && birthThere !== undefined;
    if (!areNamed && !areBorn) return undefined;
    return (areBorn && birth === birthThere) || words.some((word) => said.includes(word));
  };
}

const columnsOf = ({ roles, table }: Part, isWanted: (role: Role) => boolean): Column[] =>
  table.columns.filter(({ name }) => roles.some((one) => one.name === name && isWanted(one.role)));

function wordsAt(part: Part): (row: number) => readonly string[] {
  const columns = columnsOf(part, (role) => namesOf.has(role));
  return (row) =>
    columns
      .flatMap(({ values, codes }) => wordsOf(values.at(codes[row] ?? -1) ?? ""))
      .filter((word) => word.length > 1);
}

function birthAt(part: Part): (row: number) => number | undefined {
  const [column] = columnsOf(part, (role) => role === "birthDate");
  if (!column) return () => undefined;
  const order = dateOrder(column.values);
  return (row) => readDate(column.values.at(column.codes[row] ?? -1) ?? "", order);
}

/** How many of these would be the same if each sign of a number were drawn by itself: of numbers in a row nearly all are. */
function byChance(left: readonly string[], right: readonly string[]): number {
  let sum = 0;
  for (const length of new Set(left.map((number) => number.length))) {
    const [ones, others] = [left, right].map((all) => all.filter((one) => one.length === length));
    if (!ones || !others || others.length === 0) continue;
    let same = ones.length * others.length;
    for (let place = 0; place < length; place += 1) same *= sameAt(place, ones, others);
    sum += same;
  }
  return sum;
}

/** How likely two numbers have the same sign at a place. */
function sameAt(place: number, ones: readonly string[], others: readonly string[]): number {
  const [one, other] = [ones, others].map((all) => {
    const counts = new Map<string, number>();
    for (const number of all) {
      const sign = number.charAt(place);
      counts.set(sign, (counts.get(sign) ?? 0) + 1 / all.length);
    }
    return counts;
  });
  return [...(one ?? [])].reduce((sum, [sign, share]) => sum + share * (other?.get(sign) ?? 0), 0);
}

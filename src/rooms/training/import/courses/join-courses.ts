import { folded, groupsOf, isOneSlip, Union } from "../words.ts";
import { readCourseName, signatureOf, type CourseName, type ShortForms } from "./course-name.ts";
import { firstWords, tellingWords } from "./course-words.ts";
import { learnShortForms } from "./learned-short-forms.ts";

export type NamedCourse = { readonly name: string; readonly code: string };

/** What somebody decided about names of courses before: one course for each folded name. */
export type KnownCourses = ReadonlyMap<string, string>;

type Node = {
  readonly name: CourseName;
  readonly written: readonly string[];
  readonly known: string | undefined;
};

/**
 * For each row the name of its course: names that mean one course become the one written most often. Names of
 * different levels, of a refresher and of its course are kept apart whatever else they share.
 */
export function joinCourses(
  rows: readonly NamedCourse[],
  known: KnownCourses = new Map(),
): readonly string[] {
  const learned = learnShortForms(rows.map(({ name }) => name));
  const texts = groupsOf(rows, ({ name }) => folded(name));
  const nodes = nodesOf([...texts.keys()], texts, { learned, known });
  const nodeOf = new Map(
    nodes.flatMap((node, at) => node.written.map((text) => [text, at] as const)),
  );
  const union = new Union(nodes.length);
  const levels = new Levels(nodes, union);
  joinKnown(nodes, union);
  joinByCode(rows, nodeOf, levels);
  joinAlike(nodes, levels);
  joinShorter(nodes, levels);
  const names = namesOf(nodes, union, texts);
  return rows.map(
    ({ name }) => names.get(union.find(nodeOf.get(folded(name)) ?? -1)) ?? name.trim(),
  );
}

/** Groups of names; two that say different levels or marks are never brought together, not even by a third. */
class Levels {
  readonly #nodes: readonly Node[];
  readonly #union: Union;

  constructor(nodes: readonly Node[], union: Union) {
    this.#nodes = nodes;
    this.#union = union;
  }

  #of(at: number, said: (name: CourseName) => string): ReadonlySet<string> {
    const root = this.#union.find(at);
    return new Set(
      this.#nodes
        .filter((_, index) => this.#union.find(index) === root)
        .map(({ name }) => said(name)),
    );
  }

  someOf(at: number, fits: (name: CourseName) => boolean): boolean {
    const root = this.#union.find(at);
    return this.#nodes.some(({ name }, index) => this.#union.find(index) === root && fits(name));
  }

  isOne(one: number, other: number): boolean {
    return this.#union.find(one) === this.#union.find(other);
  }

  mayJoin(one: number, other: number): boolean {
    const said = (of: (name: CourseName) => string): ReadonlySet<string> =>
      new Set([...this.#of(one, of), ...this.#of(other, of)]);
    const level = said((name) => name.level);
    const marks = said((name) => name.marks);
    return [...level].filter((said) => said !== "").length <= 1 && marks.size <= 1;
  }

  join(one: number, other: number): boolean {
    if (!this.mayJoin(one, other)) return false;
    this.#union.join(one, other);
    return true;
  }
}

type Reading = { readonly learned: ShortForms; readonly known: KnownCourses };

function nodesOf(
  texts: readonly string[],
  rows: ReadonlyMap<string, readonly NamedCourse[]>,
  { learned, known }: Reading,
): readonly Node[] {
  const read = texts.map((text) => {
    const [first] = rows.get(text) ?? [];
    return { text, name: readCourseName(first?.name ?? "", learned), known: known.get(text) };
  });
  const vocabulary = groupsOf(
    read.flatMap(({ name }) => name.words),
    (word) => word,
  );
  const spelled = read.map((one) => ({ ...one, name: respelled(one.name, vocabulary) }));
  const keyOf = (one: (typeof spelled)[number]): string =>
    one.known ?? (one.name.words.length === 0 ? one.text : signatureOf(one.name));
  return [...groupsOf(spelled, keyOf).values()].map((group) => {
    const [first] = group as [(typeof spelled)[number]];
    return { name: first.name, written: group.map(({ text }) => text), known: first.known };
  });
}

/** A long word that no other name has, a letter away from one that several have, is a slip. */
function respelled(
  name: CourseName,
  vocabulary: ReadonlyMap<string, readonly string[]>,
): CourseName {
  const right = (word: string): string => {
    if (word.length < 6 || (vocabulary.get(word)?.length ?? 0) > 1) return word;
    const near = [...vocabulary].find(
      ([other, times]) => times.length > 1 && other.length >= 6 && isOneSlip(word, other),
    );
    return near?.[0] ?? word;
  };
  const words = name.words.map(right);
  return {
    ...name,
    words,
    side: new Set([...name.side].map(right)),
    short: new Set([...name.short].map(right)),
  };
}

function joinKnown(nodes: readonly Node[], union: Union): void {
  const places = groupsOf([...nodes.keys()], (at) => nodes[at]?.known);
  for (const [first = 0, ...others] of places.values())
    for (const other of others) union.join(first, other);
}

/** Names with one code are one course, unless the code is of a group of courses: then it has many names. */
function joinByCode(
  rows: readonly NamedCourse[],
  nodeOf: ReadonlyMap<string, number>,
  levels: Levels,
): void {
  for (const group of groupsOf(rows, ({ code }) =>
    code === "" ? undefined : folded(code),
  ).values()) {
    const places = [...new Set(group.map(({ name }) => nodeOf.get(folded(name)) ?? 0))];
    if (places.length > 4) continue;
    const [first = 0, ...others] = places;
    for (const other of others) levels.join(first, other);
  }
}

const isWithin = (few: ReadonlySet<string>, many: ReadonlySet<string>): boolean =>
  [...few].every((word) => many.has(word));

/** The same subject: a level or a weak word that only one of them has does not part them, two different ones do. */
function joinAlike(nodes: readonly Node[], levels: Levels): void {
  const spaceless = (at: number): string | undefined => {
    const { words = [], marks = "" } = nodes[at]?.name ?? {};
    return words.length === 0 ? undefined : `${words.toSorted().join("")}|${marks}`;
  };
  for (const places of groupsOf([...nodes.keys()], spaceless).values()) {
    const said = new Set(places.map((at) => nodes[at]?.name.level ?? ""));
    const hasSeveral = [...said].filter((level) => level !== "").length > 1;
    for (const [index, one] of places.entries())
      for (const other of places.slice(index + 1)) {
        const [left, right] = [nodes[one]?.name, nodes[other]?.name];
        if (!left || !right || (left.level !== right.level && hasSeveral)) continue;
        if (isWithin(left.weak, right.weak) || isWithin(right.weak, left.weak))
          levels.join(one, other);
      }
  }
}

/**
 * A name that is the beginning of another, which only adds what stands in brackets or behind a colon: as long as the
 * longer names are all of one course. Of "Domestic abuse awareness" and "Domestic abuse: coercive control" each adds
 * what it is.
 */
function joinShorter(nodes: readonly Node[], levels: Levels): void {
  const longestFirst = [...nodes.entries()].toSorted(
    ([, one], [, other]) => other.name.words.length - one.name.words.length,
  );
  for (const [at, { name }] of longestFirst) {
    if (name.words.length === 0) continue;
    const isFirst = levels.someOf(at, ({ weak }) => [...weak].some((word) => firstWords.has(word)));
    const longer = [...nodes.keys()].filter((other) => {
      const right = nodes[other]?.name;
      const isOther = isFirst && right?.weak.size === 0;
      return right && !isOther && !levels.isOne(at, other) && isShorter(name, right);
    });
    const [first] = longer;
    if (first === undefined) continue;
    if (longer.every((other) => levels.isOne(first, other))) levels.join(at, first);
  }
}

function isShorter(short: CourseName, long: CourseName): boolean {
  if (short.words.length >= long.words.length || short.marks !== long.marks) return false;
  const words = new Set(long.words);
  if (!short.words.every((word) => words.has(word))) return false;
  const own = new Set(short.words);
  const added = long.words.filter((word) => !own.has(word));
  const isSpecific = short.words.length >= 2 || (short.words[0] ?? "").length >= 6;
  const isWritten = long.short.size < long.words.length;
  return (
    isSpecific &&
    added.every((word) => {
      const isShort = isWritten && long.short.has(word);
      return isShort || (long.side.has(word) && !tellingWords.has(word));
    })
  );
}

/** The spelling that most rows have, the longest of several. */
function namesOf(
  nodes: readonly Node[],
  union: Union,
  texts: ReadonlyMap<string, readonly NamedCourse[]>,
): ReadonlyMap<number, string> {
  const groups = groupsOf([...nodes.keys()], (at) => union.find(at));
  return new Map(
    [...groups].map(([root, places]) => {
      const known = places.map((at) => nodes[at]?.known).find((name) => name !== undefined);
      const written = places.flatMap((at) => nodes[at]?.written ?? []);
      const spellings = groupsOf(
        written.flatMap((text) => texts.get(text) ?? []),
        ({ name }) => name.trim(),
      );
      const [best] = [...spellings].toSorted(
        ([one, left], [other, right]) => right.length - left.length || other.length - one.length,
      );
      return [root, known ?? best?.[0] ?? ""];
    }),
  );
}

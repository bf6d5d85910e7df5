import { compareNames, compareBirths } from "../../subjects/index.ts";
import { comparableName } from "./compare-rows.ts";
import { comparable, plainText } from "./plain-text.ts";
import type { TrackerRow } from "./reading-types.ts";

/** Rows of the former import and of the new workbook, by index, each in at most one pair. */
export class Matches {
  readonly formerOf = new Map<number, number>();
  readonly nowOf = new Map<number, number>();

  add(former: number, now: number): void {
    this.formerOf.set(now, former);
    this.nowOf.set(former, now);
  }
}

export interface Both {
  before: readonly TrackerRow[];
  now: readonly TrackerRow[];
}

interface Block {
  before: number[];
  now: number[];
}

/** Comparing a crowd pair by pair would take for ever, and a value that a crowd has says little. */
const crowd = 60;

function blocksBy(
  { before, now }: Both,
  matches: Matches,
  keyOf: (row: TrackerRow) => string | null,
): Block[] {
  const blocks = new Map<string, Block>();
  const add = (
    rows: readonly TrackerRow[],
    side: keyof Block,
    isTaken: (index: number) => boolean,
  ): void => {
    rows.forEach((row, index) => {
      const key = isTaken(index) ? null : keyOf(row);
      if (key === null) return;
      const block = blocks.get(key) ?? { before: [], now: [] };
      block[side].push(index);
      blocks.set(key, block);
    });
  };
  add(before, "before", (index) => matches.nowOf.has(index));
  add(now, "now", (index) => matches.formerOf.has(index));
  return [...blocks.values()].filter((block) => block.before.length > 0 && block.now.length > 0);
}

/** How many cells two rows have in common, the same sheet counting as one more. */
function likeness(a: TrackerRow, b: TrackerRow): number {
  const texts = new Set(Object.values(a.cells).map((text) => comparable(text)));
  const same = Object.values(b.cells).filter((text) => text !== "" && texts.has(comparable(text)));
  return same.length + (a.sheet === b.sheet ? 0.5 : 0);
}

function childrenOf(rows: readonly TrackerRow[], indexes: readonly number[]): Set<string> {
  return new Set(indexes.map((index) => rows[index]?.child ?? ""));
}

/** Pairs the rows of one block, the likest first; rows that `fits` refuses stay unpaired. */
function pairBlock(
  both: Both,
  block: Block,
  matches: Matches,
  fits: (a: TrackerRow, b: TrackerRow) => boolean,
): void {
  const pairs = block.before.flatMap((former) =>
    block.now.flatMap((index) => {
      const [a, b] = [both.before[former], both.now[index]];
      return a === undefined || b === undefined || !fits(a, b)
        ? []
        : [{ former, index, like: likeness(a, b) }];
    }),
  );
  pairs.sort((p, q) => q.like - p.like || p.former - q.former || p.index - q.index);
  for (const { former, index } of pairs) {
    if (!matches.nowOf.has(former) && !matches.formerOf.has(index)) matches.add(former, index);
  }
}

/** Everything a row says, whatever its columns are called and in whatever order they stand. */
function wording(row: TrackerRow): string {
  return Object.values(row.cells)
    .map((text) => plainText(text))
    .filter((text) => text !== "")
    .sort()
    .join("\n");
}

function nameAndBirth(row: TrackerRow): string | null {
  const { surname, forename } = comparableName(row);
  if (row.dateOfBirth === null || surname.length === 0 || forename.length === 0) return null;
  return `${surname.join(" ")}|${forename.join(" ")}|${row.dateOfBirth}`;
}

/**
 * Whether one reference on two rows is one child's. References are given again when a child
 * leaves: somebody of another name and another birthday is another child.
 */
function isOneChilds(a: TrackerRow, b: TrackerRow): boolean {
  const grade = compareNames(comparableName(a), comparableName(b)).grade;
  const birth = compareBirths(a.dateOfBirth, b.dateOfBirth);
  if (grade === "exact") return true;
  if (grade === "none") return birth === "same" && nameShared(a, b);
  return birth !== "different";
}

/** A new surname or a new forename, the other being the same. */
function nameShared(a: TrackerRow, b: TrackerRow): boolean {
  const [left, right] = [comparableName(a), comparableName(b)];
  return (
    left.forename.join("") === right.forename.join("") ||
    left.surname.join("") === right.surname.join("")
  );
}

const reference = (row: TrackerRow): string | null =>
  row.ownReference === null ? null : comparable(row.ownReference);

/**
 * The pairs that need nobody's opinion: rows that say the same; rows with one reference that is
 * still the same child's; rows of one name and date of birth. A block whose former rows became
 * different children is left for a person, unless the rows' own words tell them apart.
 */
export function matchFormerRows(both: Both): Matches {
  const matches = new Matches();
  for (const block of blocksBy(both, matches, wording)) {
    const certain =
      childrenOf(both.before, block.before).size === 1 || block.before.length === block.now.length;
    if (certain && block.before.length <= crowd && block.now.length <= crowd)
      pairBlock(both, block, matches, () => true);
  }
  for (const keyOf of [reference, nameAndBirth]) {
    const fits = keyOf === reference ? isOneChilds : () => true;
    for (const block of blocksBy(both, matches, keyOf)) {
      const isCrowd = block.before.length > crowd || block.now.length > crowd;
      if (!isCrowd && childrenOf(both.before, block.before).size === 1)
        pairBlock(both, block, matches, fits);
    }
  }
  return matches;
}

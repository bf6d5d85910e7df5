import {
  comparedFacts,
  type ChangedCell,
  type ChangedFact,
  type ComparedFact,
} from "./import-changes.ts";
import { comparable, plainText } from "./plain-text.ts";
import type { TrackerRow } from "./reading-types.ts";

function isEqual(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function factChanges<Fact extends ComparedFact>(
  fact: Fact,
  before: TrackerRow,
  now: TrackerRow,
): { fact: Fact; was: TrackerRow[Fact]; now: TrackerRow[Fact] }[] {
  // Notes carry their heading; a renamed heading alone changes nothing that was said.
  const told = (row: TrackerRow): unknown =>
    fact === "notes" ? row.notes.map(({ text }) => text).sort() : row[fact];
  return isEqual(told(before), told(now)) ? [] : [{ fact, was: before[fact], now: now[fact] }];
}

/** Which typed values are others now. */
export function changedFacts(before: TrackerRow, now: TrackerRow): ChangedFact[] {
  return comparedFacts.flatMap((fact) => factChanges(fact, before, now) as ChangedFact[]);
}

/** Columns that are called otherwise now, by the comparable form of the new heading. */
export type Renamed = ReadonlyMap<string, { was: string; now: string }>;

/** Which cells are written differently; spaces and invisible signs do not count. */
export function changedCells(before: TrackerRow, now: TrackerRow, renamed: Renamed): ChangedCell[] {
  const left = new Map(
    Object.entries(before.cells).map(([heading, text]) => [comparable(heading), { heading, text }]),
  );
  const changes: ChangedCell[] = [];
  for (const [heading, text] of Object.entries(now.cells)) {
    const key = comparable(heading);
    const former = comparable(renamed.get(key)?.was ?? heading);
    const was = left.get(former)?.text ?? "";
    left.delete(former);
    if (plainText(was) !== plainText(text)) changes.push({ heading, was, now: text });
  }
  for (const { heading, text } of left.values()) {
    if (plainText(text) !== "") changes.push({ heading, was: text, now: "" });
  }
  return changes;
}

import { isNamed, type OtherName, type PersonInBrief } from "../../subjects/index.ts";
import type { TrackerValues } from "../../child-record/index.ts";
import type { ImportDecision } from "../workbook/workbook-types.ts";
import type { RowChange } from "../reading/import-changes.ts";
import type { TrackerRow } from "../reading/reading-types.ts";
import { saidOf } from "./group-said.ts";
import { namesOf } from "./person-of-rows.ts";
import {
  placeKey,
  type FieldDifference,
  type FormerRow,
  type Group,
  type KnownChild,
  type Said,
  type SaidField,
} from "./plan-types.ts";

export type Compared = {
  readonly today: string;
  readonly person: PersonInBrief;
  readonly tracker: TrackerValues;
  readonly rows: Group;
  readonly former: readonly FormerRow[];
  readonly changes: ReadonlyMap<string, RowChange>;
  readonly decisions: readonly ImportDecision[];
  /** Headings of columns that say where a child can be found. */
  readonly hidden: ReadonlySet<string>;
};

const nothingSaid: Said = {
  isOpen: true,
  level: null,
  bornOn: null,
  openedOn: null,
  lastPanelOn: null,
  missingCount: null,
  ward: null,
  school: null,
  notes: [],
};

/** What a workbook says anew of a child who is here already. Nothing that a person decided changes. */
export function compareKnown(compared: Compared): KnownChild {
  const { rows, former, person, today } = compared;
  const now = saidOf(rows, today);
  const before =
    former.length === 0
      ? undefined
      : saidOf(
          former.map(({ row }) => row),
          today,
        );
  const kept = keptRows(compared);
  const standing = standingChange(compared, now, before);
  return {
    personId: person.personId,
    rows,
    ...kept,
    ...standing,
    fields: kept.fresh.length === 0 ? [] : fieldDifferences(compared, now, before ?? nothingSaid),
    notes: kept.fresh.length === 0 ? [] : newNotes(now, before ?? nothingSaid),
    isProtected: person.isProtected,
  };
}

function keptRows({
  rows,
  former,
  changes,
  person,
  hidden,
}: Compared): Pick<KnownChild, "fresh" | "unchanged" | "cells"> {
  const rowIdAt = new Map(former.map(({ rowId, row }) => [placeKey(row), rowId]));
  const changeOf = rows.map((row) => {
    const change = changes.get(placeKey(row));
    return { row, change: person.isProtected ? withoutPlaces(change, hidden) : change };
  });
  return {
    unchanged: changeOf.flatMap(({ row, change }) => {
      const rowId = change?.kind === "unchanged" ? rowIdAt.get(placeKey(change.before)) : undefined;
      return rowId === undefined ? [] : [{ rowId, row }];
    }),
    fresh: changeOf.flatMap(({ row, change }) => {
      const before = change !== undefined && "before" in change ? change.before : undefined;
      const rowId = before && rowIdAt.get(placeKey(before));
      if (change?.kind === "unchanged" && rowId !== undefined) return [];
      return [{ row, replaces: rowId, names: newNames(row, person) }];
    }),
    cells: changeOf.flatMap(({ change }) => (change && "cells" in change ? change.cells : [])),
  };
}

/** Half a name is no other name: what is missing is not a name that somebody has. */
function newNames(row: TrackerRow, person: PersonInBrief): readonly OtherName[] {
  if (row.surname === null || row.forename === null) return [];
  return namesOf(row).filter((name) => !isNamed(person, name));
}

/** Of a protected child a ward or a school that is another one is no change that is shown or kept. */
function withoutPlaces(
  change: RowChange | undefined,
  hidden: ReadonlySet<string>,
): RowChange | undefined {
  if (change?.kind !== "changed" && change?.kind !== "moved") return change;
  const cells = change.cells.filter(({ heading }) => !hidden.has(heading));
  const facts = change.facts.filter(({ fact }) => fact !== "ward" && fact !== "school");
  const { before, now, child } = change;
  return change.kind === "changed" && cells.length + facts.length === 0
    ? { kind: "unchanged", before, now, child }
    : { ...change, cells, facts };
}

type StandingChange = Pick<KnownChild, "says" | "headlines">;

/** A level or a closing that the workbook says and nobody has decided here. A level it no longer knows says nothing. */
function standingChange(
  { tracker }: Compared,
  now: Said,
  before: Said | undefined,
): StandingChange {
  const isLevel = now.level !== null && now.level !== before?.level && now.level !== tracker.level;
  const isClosed = !now.isOpen && (before?.isOpen ?? true) && tracker.isOpen;
  const isOpenAgain = now.isOpen && before?.isOpen === false && !tracker.isOpen;
  const headlines = [
    ...(isLevel ? ["The workbook says another level"] : []),
    ...(isClosed ? ["The workbook lists this child as closed"] : []),
    ...(isOpenAgain ? ["The workbook lists this child as open again"] : []),
  ];
  if (headlines.length === 0) return { says: undefined, headlines };
  return { says: { level: isLevel ? now.level : null, isClosed }, headlines };
}

const fieldsOf: readonly SaidField[] = [
  "bornOn",
  "openedOn",
  "lastPanelOn",
  "missingCount",
  "ward",
  "school",
];

function fieldDifferences(
  { person, tracker, decisions }: Compared,
  now: Said,
  before: Said,
): readonly FieldDifference[] {
  const ours = { ...tracker, ward: person.ward, school: person.school, bornOn: person.bornOn };
  return fieldsOf.flatMap((field): FieldDifference[] => {
    const value = textOf(now[field]);
    const was = textOf(ours[field]);
    if (value === null || value === textOf(before[field]) || value === was) return [];
    if (person.isProtected && (field === "ward" || field === "school")) return [];
    const taken = decisions.some(
      ({ kind, key, verdict }) =>
        kind === "difference" && verdict === "theirs" && key === differenceKey(person, field),
    );
    const isOurs = was !== null && !isFromWorkbook({ field, was, before, tracker });
    return [{ field, was, now: value, how: isOurs && !taken ? "differs" : "set" }];
  });
}

export const differenceKey = (
  { personId }: { readonly personId: string },
  field: SaidField,
): string => `${personId} ${field}`;

const textOf = (value: string | number | null): string | null =>
  value === null ? null : String(value);

type From = {
  readonly field: SaidField;
  readonly was: string;
  readonly before: Said;
  readonly tracker: TrackerValues;
};

/** Ward, school and date of birth keep no basis: what still says what the last workbook said is the workbook's. */
function isFromWorkbook({ field, was, before, tracker }: From): boolean {
  return tracker.importedFields.includes(field) || was === textOf(before[field]);
}

/** A cell that was written on: what is new, where the old text still begins it. */
function newNotes(now: Said, before: Said): readonly string[] {
  return now.notes
    .filter((text) => !before.notes.includes(text))
    .map((text) => {
      const old = before.notes.find((one) => one !== "" && text.startsWith(one));
      const added = old === undefined ? text : text.slice(old.length).trim();
      return added === "" ? text : added;
    });
}

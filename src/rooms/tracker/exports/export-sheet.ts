import { ageOn, formatDate, formatDateTime, isIsoDate, londonDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { Cell, Heading, Sheet } from "../../../platform/spreadsheets/index.ts";
import { fullName } from "../../subjects/index.ts";
import { harmStatusOf, levelSaid, upcomingReviews } from "../../child-record/index.ts";
import { cellText, ownValue } from "../cell-text.ts";
import type { ColumnKey } from "../columns.ts";
import { missingFrom, missingShown } from "../../missing/index.ts";
import type { TrackerRow } from "../tracker-row.ts";
import type { TrackerSetting } from "../tracker-setting.ts";
import type { ExportColumn } from "./export-columns.ts";

export const marking = "OFFICIAL-SENSITIVE";

/** What the file says of itself. */
export type FileFacts = {
  readonly reference: string;
  /** Who made it, with their agency. */
  readonly reader: string;
  readonly receiver: string;
  readonly purpose: string;
  readonly basis: string;
  readonly lookedAt: string;
  readonly destroyBy: string;
  readonly hasNames: boolean;
  readonly columns: readonly ExportColumn[];
  /** References of children on whose record something is disputed. */
  readonly disputed: readonly string[];
};

type Written = { readonly heading: Heading; readonly cell: (row: TrackerRow) => Cell };

/** The file as what it says, before it is a workbook or a text file. */
export function exportSheet(
  rows: readonly TrackerRow[],
  facts: FileFacts,
  setting: TrackerSetting,
): Sheet {
  const columns = writtenColumns(facts, setting);
  return {
    name: "Tracker",
    lines: linesOf(rows.length, facts, setting),
    headings: columns.map(({ heading }) => heading),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
    notes: [
      "An empty cell means that it is not known. Not known is a value, and lowers nothing.",
      "A level and a harm status are named in the words that they were decided in.",
      "Ward and school are empty also where they are protected; a file for another agency then has no free text about the child.",
      "What an agency recorded stays that agency’s; what the police hold is processed under DPA 2018, Part 3.",
      ...(facts.disputed.length === 0
        ? []
        : [
            `Something is disputed on these records; read both views in Lantern: ${facts.disputed.join(", ")}.`,
          ]),
    ],
    running: { marking, number: facts.reference, reader: facts.reader },
    madeAt: setting.at,
  };
}

/** The headings of the file, for the register. */
export const headingsOf = (
  facts: Pick<FileFacts, "columns" | "hasNames">,
  setting: TrackerSetting,
) => writtenColumns(facts, setting).map(({ heading }) => heading.text);

function linesOf(children: number, facts: FileFacts, setting: TrackerSetting): readonly string[] {
  const kept = facts.hasNames
    ? "It names children."
    : "Names, dates of birth and free text are left out; a reference still leads to a child.";
  return [
    `${marking} · ${facts.reference} · ${facts.reader}`,
    `Made ${formatDateTime(setting.at)} for ${facts.receiver}. ${facts.purpose}. Lawful basis: ${facts.basis}.`,
    `${counted(children, "child", "children")}: ${facts.lookedAt}. ${kept}`,
    `Destroy by ${formatDate(facts.destroyBy)}, every copy, then say so in Lantern under Exports.`,
  ];
}

function writtenColumns(
  { columns, hasNames }: Pick<FileFacts, "columns" | "hasNames">,
  setting: TrackerSetting,
): readonly Written[] {
  const { today } = setting;
  const named: readonly Written[] = [
    { heading: { text: "Name", width: 26 }, cell: (row) => fullName(row) },
    { heading: { text: "Date of birth", width: 13 }, cell: ({ bornOn }) => day(bornOn) },
  ];
  return [
    { heading: { text: "Reference", width: 13 }, cell: ({ reference }) => reference },
    {
      heading: { text: "Age", width: 6 },
      cell: ({ bornOn }) => (bornOn === null ? null : (ageOn(bornOn, today) ?? null)),
    },
    ...(hasNames ? named : []),
    ...columns.flatMap((column) => [
      {
        heading: { text: column.heading, width: widths[column.key] ?? 18 },
        cell: (row: TrackerRow) => cellOf(row, column.key, setting),
      },
      ...(column.key === "level" ? [levelBefore(setting)] : []),
      ...(column.key === "missing" ? [missingSource(setting)] : []),
    ]),
  ];
}

/** The level alone is what a spreadsheet counts; what it was before stands beside it. */
const levelBefore = ({ scheme }: TrackerSetting): Written => ({
  heading: { text: "Level before", width: 12 },
  cell: ({ previousLevel: level, previousLevelSaid: said }) =>
    level === null ? null : levelSaid(scheme, { level, said }),
});

/** The number alone is what a spreadsheet counts; where it is from, and what else was entered, stands beside it. */
const missingSource = ({ today }: TrackerSetting): Written => ({
  heading: { text: "Where the number of missing episodes is from", width: 40 },
  cell: (row) => missingFrom(row, today) || null,
});

const widths: Readonly<Record<string, number>> = {
  flag: 22,
  harm: 18,
  level: 12,
  lead: 22,
  panel: 13,
  review: 13,
  missing: 12,
  actions: 10,
  agencies: 34,
  contact: 13,
  opened: 13,
  recorded: 13,
};

const day = (date: string | null): Cell => (date === null ? null : { date });

/** Dates and numbers as what they are, so that a spreadsheet sorts and counts them; all else as text. */
function cellOf(row: TrackerRow, key: ColumnKey, setting: TrackerSetting): Cell {
  switch (key) {
    case "level":
      return levelSaid(setting.scheme, { level: row.level, said: row.levelSaid });
    case "panel":
      return day(row.lastPanelOn);
    case "contact":
      return day(row.lastContactOn);
    case "opened":
      return day(row.openedOn);
    case "recorded":
      return day(row.lastEntryAt && londonDate(row.lastEntryAt));
    case "review":
      return day(nextReview(row, setting));
    case "missing":
      return missingShown(row, setting.today).count;
    case "actions":
      return row.actionsOverdue;
    default:
      return key.startsWith("own.") ? ownCell(row, key, setting) : cellText(row, key, setting);
  }
}

function nextReview(row: TrackerRow, { harmScheme }: TrackerSetting): string | null {
  const isUndecided = harmStatusOf(harmScheme, row.harmStatus).isUndecided ?? false;
  return upcomingReviews(row, isUndecided)[0]?.on ?? null;
}

function ownCell(row: TrackerRow, key: ColumnKey, { ownColumns }: TrackerSetting): Cell {
  const name = key.slice("own.".length);
  const value = ownValue(row.own, name);
  const kind = ownColumns.find((one) => one.key === name)?.kind;
  if (value !== null && kind === "date" && isIsoDate(value)) return { date: value };
  return value !== null && kind === "number" && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
}

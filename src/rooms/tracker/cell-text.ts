import { ageOn, formatDate, londonDate } from "../../kernel/dates.ts";
import { dueInWords } from "../../kernel/words.ts";
import { fullName } from "../subjects/index.ts";
import {
  flagName,
  flagsText,
  harmSaid,
  harmStatusOf,
  direction,
  levelName,
  levelSaid,
  upcomingReviews,
  stageName,
} from "../child-record/index.ts";
import type { ColumnKey } from "./columns.ts";
import { missingText } from "../missing/index.ts";
import type { TrackerRow } from "./tracker-row.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

type Cell = (row: TrackerRow, setting: TrackerSetting) => string;

const dated = (day: string | null): string => (day === null ? "" : formatDate(day));

const cells: Readonly<Record<Exclude<ColumnKey, `own.${string}`>, Cell>> = {
  child: (row, { today }) => {
    const age = row.bornOn === null ? undefined : ageOn(row.bornOn, today);
    return age === undefined ? fullName(row) : `${fullName(row)}, ${age}`;
  },
  reference: ({ reference }) => reference,
  born: ({ bornOn }) => dated(bornOn),
  flag: ({ flags, flagReviewBy }, { flagScheme, today }) =>
    flags.length === 0
      ? "None"
      : flagsText(
          flags.map((type) => flagName(flagScheme, type)),
          flagReviewBy,
          today,
        ),
  harm: ({ harmStatus: status, harmSaid: said }, { harmScheme }) =>
    harmSaid(harmScheme, { status, said }),
  level: levelText,
  lead: ({ leads }) => leads.join("; "),
  stage: ({ stage }, { pathway }) => (stage === null ? "" : stageName(pathway, stage)),
  panel: ({ lastPanelOn }) => dated(lastPanelOn),
  review: reviewText,
  missing: (row, { today }) => missingText(row, today),
  actions: ({ actionsOverdue }) => String(actionsOverdue),
  agencies: ({ agencies }) => agencies.join("; "),
  ward: ({ ward }) => ward ?? "",
  school: ({ school }) => school ?? "",
  contact: ({ lastContactOn }) => dated(lastContactOn),
  opened: ({ openedOn }) => dated(openedOn),
  recorded: ({ lastEntryAt }) => (lastEntryAt === null ? "" : formatDate(londonDate(lastEntryAt))),
};

/**
 * One cell as plain text, for a file and for the clipboard: values read as they are given in place, and
 * empty is "not known"; decisions say so in words. Text is as people typed it, so that whoever puts it
 * in a spreadsheet makes formulas harmless.
 */
export function cellText(row: TrackerRow, column: ColumnKey, setting: TrackerSetting): string {
  if (isOwn(column)) return ownText(row, column.slice("own.".length), setting);
  return cells[column](row, setting);
}

const isOwn = (column: ColumnKey): column is `own.${string}` => column.startsWith("own.");

/** A partnership may call a column “Constructor”: only what was written in it is its value. */
export const ownValue = (own: TrackerRow["own"], key: string): string | null =>
  Object.hasOwn(own, key) ? (own[key] ?? null) : null;

function ownText({ own }: TrackerRow, key: string, { ownColumns }: TrackerSetting): string {
  const value = ownValue(own, key) ?? "";
  const isDate = ownColumns.find((one) => one.key === key)?.kind === "date";
  return isDate && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
}

function levelText(row: TrackerRow, { scheme }: TrackerSetting): string {
  const { level, previousLevel, levelSaid: said, previousLevelSaid: saidBefore } = row;
  const name = levelSaid(scheme, { level, said });
  const way = direction(level, previousLevel);
  return way === "up" || way === "down"
    ? `${name}, ${way} from ${levelSaid(scheme, { level: previousLevel, said: saidBefore })}`
    : name;
}

function reviewText(row: TrackerRow, { harmScheme, today }: TrackerSetting): string {
  const isUndecided = harmStatusOf(harmScheme, row.harmStatus).isUndecided ?? false;
  const [next] = upcomingReviews(row, isUndecided);
  if (!next) return "";
  const due = dueInWords(next.on, today);
  return `${formatDate(next.on)}${due.isOverdue ? `, ${due.text}` : ""}`;
}

/** What a workbook says and nobody has decided here, in words; undefined where nothing waits. */
export function waitingText(
  { level, saidLevel, saidClosed, saidOn }: TrackerRow,
  { scheme }: Pick<TrackerSetting, "scheme">,
): string | undefined {
  if (saidOn === null) return undefined;
  const says = saidClosed
    ? "says closed"
    : saidLevel !== null
      ? `says ${levelName(scheme, saidLevel)}`
      : level === null
        ? "gives no level"
        : "says something else";
  return `The workbook of ${formatDate(saidOn)} ${says}. A person has to decide.`;
}

import { comparable, plainText } from "./plain-text.ts";
import { statusNote } from "./read-closed.ts";
import { readCount } from "./read-count.ts";
import type { Role } from "./column-roles.ts";
import { formulaSays } from "./formula-says.ts";
import type { RowInHand } from "./row-in-hand.ts";
import type { Note, TrackerRow } from "./reading-types.ts";

type Facts = Pick<
  TrackerRow,
  | "referredOn" | "lastMapOn" | "lastPanelOn" | "closedOn" | "missingCount" | "returnInterview"
  | "school" | "ward" | "lead" | "ethnicity" | "associates" | "locations" | "notes"
>; // prettier-ignore

const notKnown =
  /^(?:n a|na|none|nil|tbc|tba|nk|n k|not known|unknown|not applicable|not recorded|not stated|to be confirmed|awaiting|pending|blank|null|unallocated|not allocated)?$/u;

/** A cell's words; blank, "tbc", "-", "n/a" and the like are not known, nor what a formula would say. */
function wordsIn(row: RowInHand, column: number): string | null {
  const cell = row.at(column);
  const text = plainText(cell.text);
  return cell.kind === "error" || cell.kind === "formula" || notKnown.test(comparable(text))
    ? null
    : text;
}

function textOf(row: RowInHand, role: Role): string | null {
  const texts = row.columns(role).map((column) => {
    if (row.at(column).kind === "formula") row.report(column, formulaSays);
    return wordsIn(row, column);
  });
  const said = texts.filter((text) => text !== null);
  return said.length === 0 ? null : said.join("\n");
}

function missingCount(row: RowInHand): number | null {
  const column = row.column("missing");
  if (column === undefined) return null;
  const { count, why } = readCount(row.at(column));
  row.report(column, why);
  return count;
}

/** Comments keep their line breaks: they are read by people. */
function notesOf(row: RowInHand, isLevelUnread: boolean): Note[] {
  const comments = row.columns("comments").flatMap((column): Note[] => {
    const { kind, text: written } = row.at(column);
    const text = written.trim();
    return kind !== "formula" && wordsIn(row, column) === null
      ? []
      : [{ heading: row.heading(column), text }];
  });
  const level = row.column("level");
  const unread: Note[] =
    level !== undefined && isLevelUnread && wordsIn(row, level) !== null
      ? [{ heading: row.heading(level), text: plainText(row.at(level).text) }]
      : [];
  const status = statusNote(row);
  return [...comments, ...unread, ...(status === undefined ? [] : [status])];
}

/** What a row says beside who the child is and how high the risk. */
export function readFacts(
  row: RowInHand,
  { dates, isLevelUnread }: { dates: Readonly<Record<string, string>>; isLevelUnread: boolean },
): Facts {
  const dateOf = (role: Role): string | null => {
    const column = row.column(role);
    return column === undefined ? null : (dates[row.heading(column)] ?? null);
  };
  return {
    referredOn: dateOf("referredOn"),
    lastMapOn: dateOf("lastMapOn"),
    lastPanelOn: dateOf("lastPanelOn"),
    closedOn: dateOf("closedOn"),
    missingCount: missingCount(row),
    returnInterview: textOf(row, "returnInterview"),
    school: textOf(row, "school"),
    ward: textOf(row, "ward"),
    lead: textOf(row, "lead"),
    ethnicity: textOf(row, "ethnicity"),
    associates: textOf(row, "associates"),
    locations: textOf(row, "locations"),
    notes: notesOf(row, isLevelUnread),
  };
}

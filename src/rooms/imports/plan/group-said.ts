import type { TrackerRow } from "../reading/reading-types.ts";
import type { Group, Said } from "./plan-types.ts";

/** The row that speaks for the child: one that is open before one that is closed, then the fullest. */
export function speaker(rows: Group): TrackerRow {
  const worth = (row: TrackerRow): number =>
    (row.closed ? 0 : 4) + (row.dateOfBirth === null ? 0 : 2) + (row.level === null ? 0 : 1);
  return rows.reduce((best, row) => (worth(row) > worth(best) ? row : best));
}

/** Rows that disagree keep the higher level: a copy that says less lowers nothing. */
export function levelOf(rows: Group): number | null {
  const isOpen = rows.some((row) => !row.closed);
  return rows
    .filter((row) => row.closed === !isOpen && row.level !== null)
    .reduce<number | null>((highest, row) => Math.max(highest ?? 0, row.level ?? 0), null);
}

/**
 * What the rows of one child say together. The speaker's value counts, else whichever row has one. A
 * panel is the latest that has been: a date to come is no panel that was held.
 */
export function saidOf(rows: Group, today: string): Said {
  const best = speaker(rows);
  const ordered = [best, ...rows.filter((row) => row !== best)];
  const first = <T>(pick: (row: TrackerRow) => T | null): T | null =>
    ordered.map(pick).find((value) => value !== null) ?? null;
  const panels = rows
    .flatMap(({ lastMapOn, lastPanelOn }) => [lastMapOn, lastPanelOn])
    .filter((on): on is string => on !== null && on <= today)
    .sort();
  const past = (on: string | null): string | null => (on !== null && on <= today ? on : null);
  return {
    isOpen: rows.some((row) => !row.closed),
    level: levelOf(rows),
    bornOn: first((row) => row.dateOfBirth),
    openedOn: first((row) => past(row.referredOn)),
    lastPanelOn: panels.at(-1) ?? null,
    missingCount: first((row) => countOf(row.missingCount)),
    ward: first((row) => shortText(row.ward)),
    school: first((row) => shortText(row.school)),
    notes: [...new Set(rows.flatMap(({ notes }) => notes.map(({ text }) => text.trim())))].filter(
      (text) => text !== "",
    ),
  };
}

const countOf = (count: number | null): number | null =>
  count !== null && Number.isInteger(count) && count >= 0 && count <= 999 ? count : null;

/** What the tracker has room for; a longer cell stands whole in the source. */
function shortText(text: string | null): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : Array.from(trimmed).slice(0, 200).join("");
}

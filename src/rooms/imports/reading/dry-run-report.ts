import type { Problem, TrackerReading, TrackerRow } from "./reading-types.ts";

export interface DryRunReport {
  rows: Pick<
    TrackerRow,
    "sheet" | "row" | "surname" | "forename" | "dateOfBirth" | "sex" | "level" | "child"
  >[];
  problems: Pick<Problem, "sheet" | "row" | "column" | "value" | "why">[];
}

/** What a trial run prints: the children as read and the cells that were not, nothing else. */
export function dryRunReport(reading: TrackerReading): DryRunReport {
  return {
    rows: reading.rows.map(({ sheet, row, surname, forename, dateOfBirth, sex, level, child }) => ({
      sheet, row, surname, forename, dateOfBirth, sex, level, child,
    })), // prettier-ignore
    problems: reading.problems.map(({ sheet, row, column, value, why }) => ({
      sheet,
      row,
      column,
      value,
      why,
    })),
  };
}

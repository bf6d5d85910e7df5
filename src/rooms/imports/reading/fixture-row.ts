import type { UnmatchedRow } from "./read-row.ts";

/** A row about nobody, in which a test states what matters to it. */
export function anUnmatchedRow(more: Partial<UnmatchedRow> = {}): UnmatchedRow {
  return {
    sheet: "Current", row: 1, surname: null, forename: null, aliases: [], dateOfBirth: null, sex: null,
    level: null, closed: false, ownReference: null, referredOn: null, lastMapOn: null, lastPanelOn: null,
    closedOn: null, missingCount: null, returnInterview: null, school: null, ward: null, lead: null,
    ethnicity: null, associates: null, locations: null, notes: [], dates: {}, cells: {}, ...more,
  }; // prettier-ignore
}

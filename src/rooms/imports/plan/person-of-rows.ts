import { fullName, type NewPerson, type OtherName, type PersonName } from "../../subjects/index.ts";
import type { TrackerRow } from "../reading/reading-types.ts";
import { speaker } from "./group-said.ts";
import type { Group, RowToKeep } from "./plan-types.ts";

/** The child that these rows describe, with every row as its source. */
export function personOf(rows: Group): NewPerson {
  const best = speaker(rows);
  const known = nameOf(best);
  const others = rows.flatMap(namesOf);
  return {
    ...known,
    bornOn: best.dateOfBirth ?? rows.find((row) => row.dateOfBirth !== null)?.dateOfBirth ?? null,
    sex: best.sex ?? rows.find((row) => row.sex !== null)?.sex ?? null,
    otherNames: others.filter(
      (name) => name.familyName !== known.familyName || name.givenName !== known.givenName,
    ),
    sources: rows.map((row) => ({ place: sourcePlace(row), body: row.cells })),
  };
}

/** The name that a row gives, and those it says the child goes by. */
export const namesOf = (row: TrackerRow): readonly OtherName[] => [
  { ...nameOf(row), kind: "as_recorded" },
  ...row.aliases.map((alias) => ({
    ...nameOf({ ...row, forename: alias }),
    kind: "alias" as const,
  })),
];

/** Each name once that rows give and the record does not have. */
export const otherNamesOf = (rows: readonly RowToKeep[]): readonly string[] => [
  ...new Set(rows.flatMap(({ names }) => names.map(fullName))),
];

export const sourcePlace = ({ sheet, row }: TrackerRow): string => `${sheet}, row ${row}`;

export const placesOf = (rows: Group): string =>
  rows.map((row) => `${row.sheet} row ${row.row}`).join("; ");

const longestName = 100;

/**
 * A row with half a name is still a child; the missing half is said to be missing. What is too long
 * for a name is cut here and stands whole in the source.
 */
function nameOf({ surname, forename }: Pick<TrackerRow, "surname" | "forename">): PersonName {
  const cut = (text: string): string => Array.from(text).slice(0, longestName).join("");
  return { familyName: cut(surname ?? "(surname not recorded)"), givenName: cut(forename ?? "") };
}

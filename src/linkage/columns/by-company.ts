import { isTurned } from "../fields/name-order.ts";
import { isForename } from "../text/forenames.ts";
import { nicknameSets } from "../text/nicknames.ts";
import { fold, wordsOf } from "../text/fold.ts";
import { byDates } from "./by-dates.ts";
import { isOfHouseholds } from "./numbers-of-households.ts";
import { partsOfBirth } from "./parts-of-birth.ts";
import { plainHeading } from "../tables/names-of-columns.ts";
import type { ColumnRole, Role } from "../tables/roles.ts";
import type { Column } from "../tables/table.ts";
import { company, looked as samples } from "../priors/reading.ts";

const { ofOneName: looked } = samples;
const { forenamesKnown: known, ofForenames } = company;

/**
 * What a column is by those it stands among: headings that say nothing, or that are in another
 * language, are no reason to compare names as if they were kinds of something.
 */
export function byCompany(
  columns: readonly Column[],
  found: readonly ColumnRole[],
): readonly ColumnRole[] {
  const has = (...roles: readonly Role[]): boolean =>
    found.some(({ role }) => roles.includes(role));
  const given = new Map<string, Pick<ColumnRole, "role" | "because">>();
  const parts = partsOfBirth(columns, found);
  for (const [name, role] of parts)
    given.set(name, { role, because: "a part of the only date of birth" });
  if (!has("forename", "surname", "fullName")) names(columns, found, given);
  else turned(columns, found, given);
  if (has("forename") !== has("surname")) otherHalf(columns, found, given);
  if (!has("middleName")) otherNames(columns, found, given);
  byDates(columns, { found, given, isBirthTold: has("birthDate", "birthYear") || parts.size > 0 });
  const named = found.map((one) => ({ ...one, ...given.get(one.name) }));
  const of = (role: Role) => columns.find((_, at) => named[at]?.role === role);
  const [forename, whole] = [of("forename"), of("fullName")];
  const name = forename ?? whole;
  return named.map((one, at) => {
    const column = one.role === "identifier" ? columns[at] : undefined;
    const isTheirs = column && name && isOfHouseholds(column, name, forename === undefined);
    return isTheirs === true ? { ...one, role: "category", because: severalHaveIt } : one;
  });
}

const severalHaveIt = "a number, and people of several names have it";

function names(
  columns: readonly Column[],
  found: readonly ColumnRole[],
  given: Map<string, Pick<ColumnRole, "role" | "because">>,
): void {
  const isOpen = (at: number): boolean => {
    const { role, because } = found[at] ?? {};
    return (role === "category" || role === "text") && because === "by its content";
  };
  const shares = columns.map((column, at) => (isOpen(at) ? shareOfForenames(column) : 0));
  const best = shares.indexOf(Math.max(...shares));
  const column = columns[best];
  if (column === undefined || (shares[best] ?? 0) < known) return;
  if (shareOf(column, (value) => wordsOf(value).length > 1) > 0.6) {
    given.set(column.name, { role: "fullName", because: "forenames stand in it with others" });
    return;
  }
  given.set(column.name, { role: "forename", because: "forenames stand in it" });
  const beside = [best + 1, best - 1].find((at) => {
    const other = columns[at];
    return other && isOpen(at) && other.values.length > 20 && shareOf(other, isWord) > 0.9;
  });
  const other = beside === undefined ? undefined : columns[beside];
  if (other)
    given.set(other.name, { role: "surname", because: "names that stand beside the forenames" });
}

/** A name of one word is what the column beside it is not: Name and Forename, Given and Family. */
function otherHalf(
  columns: readonly Column[],
  found: readonly ColumnRole[],
  given: Map<string, Pick<ColumnRole, "role" | "because">>,
): void {
  const isCalledSo = ({ name, role, because }: ColumnRole, at: number): boolean =>
    role === "fullName" ||
    (because === "by its content" &&
      /^(per|\d\w\w)?_?names?_?\d?$|^family$/.test(plainHeading(name)) &&
      (columns[at]?.values.length ?? 0) > 20);
  const column = columns[found.findIndex(isCalledSo)];
  if (!column || shareOf(column, isWord) < 0.9) return;
  if (shareOf(column, (value) => wordsOf(value).length > 1) > 0.3) return;
  const role = found.some((one) => one.role === "forename") ? "surname" : "forename";
  given.set(column.name, { role, because: "one name, beside the other" });
}

/** "Other names" are surnames that somebody had, or, where forenames stand in them, those behind the first. */
function otherNames(
  columns: readonly Column[],
  found: readonly ColumnRole[],
  given: Map<string, Pick<ColumnRole, "role" | "because">>,
): void {
  const isOther = ({ name, role }: ColumnRole): boolean =>
    role === "formerSurname" && /^(other|second)_names?$/.test(plainHeading(name));
  const column = columns[found.findIndex(isOther)];
  if (column && recordsWithForenames(column) >= ofForenames)
    given.set(column.name, { role: "middleName", because: "forenames stand in it" });
}

/** Where somebody has put forenames under the heading of surnames, and these under the other. */
function turned(
  columns: readonly Column[],
  found: readonly ColumnRole[],
  given: Map<string, Pick<ColumnRole, "role" | "because">>,
): void {
  const [first, last] = (["forename", "surname"] as const).map((role) =>
    columns.filter((_, at) => found[at]?.role === role),
  );
  const [[forename], [surname]] = [first ?? [], last ?? []];
  if (!forename || !surname || first?.length !== 1 || last?.length !== 1) return;
  const [ofFirst, ofLast] = [recordsWithForenames(forename), recordsWithForenames(surname)];
  if (!isTurned(ofFirst, ofLast)) return;
  given.set(surname.name, { role: "forename", because: "forenames stand in it" });
  given.set(forename.name, { role: "surname", because: "forenames stand in the other" });
}

function recordsWithForenames({ values, codes }: Column): number {
  const size = Math.min(values.length, samples.forenames);
  const isNamed = Uint8Array.from({ length: size }, (_, at) =>
    Number(wordsOf(values.at(at) ?? "").some(isForename)),
  );
  let [all, holds] = [0, 0];
  for (const code of codes) {
    if (code < 0 || code >= size) continue;
    all += 1;
    holds += isNamed[code] ?? 0;
  }
  return all < 20 ? 0 : holds / all;
}

const isWord = (value: string): boolean => /^[\p{L}\p{M}'’. -]{2,}$/u.test(value.trim());

const shareOfForenames = (column: Column): number =>
  column.values.length < 10
    ? 0
    : shareOf(column, (value) =>
        wordsOf(value).some((word) => nicknameSets(fold(word)).length > 0),
      );

function shareOf({ values }: Column, test: (value: string) => boolean): number {
  const size = Math.min(values.length, looked);
  let holds = 0;
  for (let at = 0; at < size; at += 1) if (test(values.at(at) ?? "")) holds += 1;
  return holds / Math.max(1, size);
}

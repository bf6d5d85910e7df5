import { monthNumber } from "../fields/dates.ts";
import { plainHeading } from "../tables/names-of-columns.ts";
import type { ColumnRole, Role } from "../tables/roles.ts";
import type { Column } from "../tables/table.ts";

type BirthPart = "birthYear" | "birthMonth" | "birthDay";

/** Headings that name a part of a date and not whose, with what stands below them. */
const bare: Readonly<
  Record<BirthPart, { readonly heading: RegExp; readonly holds: (value: string) => boolean }>
> = {
  birthYear: {
    heading: /^(y|yy|year|annee|jahr|ano)$/,
    holds: (value) => /^(1[89]\d\d|20\d\d|\d\d)(\.0)?$/.test(value),
  },
  birthMonth: {
    heading: /^(m|mm|mon|mth|month|mois|monat|mes)$/,
    holds: (value) => isUpTo(monthNumber(value), 12),
  },
  birthDay: {
    heading: /^(d|dd|day|jour|tag|dia)$/,
    holds: (value) => isUpTo(Number(value), 31),
  },
};

const isUpTo = (number: number, last: number): boolean =>
  Number.isInteger(number) && number >= 1 && number <= last;

/**
 * Columns called day, month and year where nothing else tells of the birth: of a list of people they are
 * the date of it. Beside an age they are not, which tells when that was written.
 */
export function partsOfBirth(
  columns: readonly Column[],
  found: readonly ColumnRole[],
): ReadonlyMap<string, BirthPart> {
  const has = (role: Role): boolean => found.some((one) => one.role === role);
  const given = new Map<string, BirthPart>();
  if (has("birthDate") || has("number")) return given;
  for (const part of ["birthYear", "birthMonth", "birthDay"] as const) {
    if (has(part)) continue;
    const column = columns.find((one, at) => isOpen(found[at]) && isBare(one, part));
    if (!column) return new Map();
    given.set(column.name, part);
  }
  return given;
}

/** Whether it is taken for nothing better. */
const isOpen = (one: ColumnRole | undefined): boolean =>
  one?.role === "recordYear" || one?.role === "category" || one?.role === "text";

function isBare({ name, values }: Column, part: BirthPart): boolean {
  const { heading, holds } = bare[part];
  if (values.length === 0 || !heading.test(plainHeading(name))) return false;
  let fits = 0;
  for (let at = 0; at < values.length; at += 1) if (holds((values.at(at) ?? "").trim())) fits += 1;
  return fits > 0.9 * values.length;
}

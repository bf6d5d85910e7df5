import { isNhsNumber } from "../identifiers/nhs-number.ts";
import { nameIn } from "../fields/cells.ts";
import { isGap } from "../fields/completed.ts";
import { readDate } from "../fields/dates.ts";
import { isNamedWhole } from "../fields/whole-names.ts";
import { byCompany } from "./by-company.ts";
import { unknownDate } from "./by-dates.ts";
import { isOfSomething } from "./dates-of-events.ts";
import { isInMonths, isVague, plainHeading, roleByHeading } from "../tables/names-of-columns.ts";
import { isBesideChild } from "../tables/of-others.ts";
import type { ColumnRole, Role } from "../tables/roles.ts";
import {
  areInitials,
  isDayOfSpreadsheet,
  isDistrict,
  isNamed,
  isSexInLetters,
  isStreet,
  isTitle,
  isWholeDate,
  isYearOfSchool,
} from "../tables/shapes.ts";
import { inOwnOrder } from "../tables/own-order.ts";
import type { Column, Table } from "../tables/table.ts";
import { looked } from "../priors/reading.ts";

const { content: sampled } = looked;

/** What is known of a column's content, from the first values that differ. */
type Content = {
  readonly filled: number;
  readonly distinct: number;
  /** The share of the sample for which a test holds. */
  readonly share: (test: (value: string) => boolean) => number;
};

/**
 * What each column is taken for, by its heading and by what stands in it. A heading that the
 * content contradicts loses: a column called "number" that holds dates is a date.
 */
export function detectRoles(given: Table, left: ReadonlySet<string> = new Set()): ColumnRole[] {
  const { table } = inOwnOrder(given, left);
  const headings = table.columns.map(({ name }) => plainHeading(name));
  const found = table.columns.map((column): ColumnRole => {
    if (left.has(column.name))
      return { name: column.name, role: "ignored", because: "not compared" };
    if (isBesideChild(plainHeading(column.name), headings))
      return { name: column.name, role: "category", because: "of somebody beside the child" };
    return { name: column.name, ...roleOf(column) };
  });
  return settle(byCompany(table.columns, found), table.columns);
}

function roleOf(column: Column): { readonly role: Role; readonly because: string } {
  const content = contentOf(column);
  if (content.filled === 0) return { role: "ignored", because: "empty" };
  const byHeading = roleByHeading(column.name);
  if (byHeading === "ignored" && isOfPeople(column.name) && content.share(beginsWithNames) > 0.6)
    return { role: "fullName", because: "people of several names" };
  if (byHeading === "ignored")
    return { role: "ignored", because: "a label or key, by its heading" };
  if (mayBeInitials(column.name, byHeading) && content.share(areInitials) > 0.6)
    return { role: "initials", because: "letters with which names begin" };
  if (byHeading === "fullName" && isVague(column.name) && content.share(isNamed) < 0.5)
    return byContent(content, plainHeading(column.name));
  if (isInMonths(column.name) && content.share(isNumber) > 0.5)
    return { role: "number", because: inMonths };
  if (byHeading === "place" && isOfDistricts(content, 2))
    return { role: "postcode", because: aDistrict };
  if (mayBeMoniker(column.name) && content.share(isOneWord) > 0.8)
    return { role: "knownAs", because: "what somebody is called in the street" };
  if (byHeading !== undefined && fits(byHeading, content))
    return { role: byHeading, because: "by its heading" };
  if (byHeading === "recordYear" && content.share(isYearOfSchool) > 0.8)
    return { role: "number", because: "years of school, by its content" };
  // "Month of birth" over 05/2012 tells of more than a month.
  if (byHeading !== undefined && partsOfBirth.has(byHeading) && fits("birthDate", content))
    return { role: "birthDate", because: "by its heading" };
  return byContent(content, plainHeading(column.name));
}

const inMonths = "an age in months, by its heading";
const isNumber = (value: string): boolean => /^\d{1,3}(\.\d+)?\b/.test(value);

/** Of a street, which is two words or more, or of somebody there. */
const mayBeMoniker = (heading: string): boolean =>
  /^street_?names?(_or)?(_alias(es)?)?$/.test(plainHeading(heading));
const isOneWord = (value: string): boolean => /^[^\s\d]+$/.test(value);

const partsOfBirth: ReadonlySet<Role> = new Set<Role>(["birthYear", "birthMonth", "birthDay"]);

const looksLike: Partial<Record<Role, (value: string) => boolean>> = {
  birthMonth: (value) => /^\d{1,2}(\.0)?$|^[a-z]{3,9}\.?$/i.test(value),
  birthDay: (value) => /^\d{1,2}(\.0)?$/.test(value),
  birthDate: (value) => readDate(value, "day first") !== undefined,
  birthYear: (value) => /^\d{2,4}(\.0)?$/.test(value),
  recordYear: (value) => /^(1[5-9]|20)\d\d(\.0)?$/.test(value),
  nhsNumber: isIssued,
  upn: isIssued,
  phone: (value) => (value.match(/\d/g)?.length ?? 0) >= 6,
  email: (value) => value.includes("@"),
  sex: (value) => value.length < 16,
  forename: (value) => !/\d{3}/.test(value) || isHash(value),
  surname: (value) => !/\d{3}/.test(value) || isHash(value),
  fullName: (value) => /^(?!.*\d{3}).*\p{L}/u.test(nameIn(value)),
};

/** What is left of a name that nobody may read. */
const isHash = (value: string): boolean => /^[\da-f]{16,}$/i.test(value);

/** A number that is issued has figures in it: whether it is verified, or why there is none, has hardly any. */
function isIssued(value: string): boolean {
  return (value.match(/\d/g)?.length ?? 0) >= 4 && !isWholeDate(value);
}

function fits(role: Role, content: Content): boolean {
  const test = looksLike[role];
  if (role === "sex" && content.distinct > 12) return false;
  // Of a school, which is called a colour or somebody famous, and no home.
  if (role === "houseNumber" && content.distinct * 20 < content.filled)
    return content.share((value) => /\d/.test(value)) > 0.1;
  // A number that is issued to one person stands on few records: this is a ward's or a team's.
  if (role === "identifier" && content.distinct * 20 < content.filled) return false;
  return test === undefined || content.share(test) >= 0.5;
}

function byContent(
  content: Content,
  heading: string,
): { readonly role: Role; readonly because: string } {
  const { distinct, filled, share } = content;
  const because = "by its content";
  const isDated = /(^|_)date(_|$)/.test(heading) || isOfSomething(heading);
  const isArea = /(^|_)(area|district|borough|sector|location|locality)(_|$)/.test(heading);
  if (share((value) => isNhsNumber(value.replaceAll(" ", ""))) > 0.8)
    return { role: "nhsNumber", because };
  if (share((value) => /^[^@\s]+@[^@\s]+\.\w+$/.test(value)) > 0.6)
    return { role: "email", because };
  if (share((value) => /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i.test(value)) > 0.6)
    return { role: "postcode", because };
  if (isOfDistricts(content, isArea ? 2 : 5)) return { role: "postcode", because: aDistrict };
  if (distinct <= 6 && share(isSexInLetters) > 0.8) return { role: "sex", because };
  if (distinct <= 20 && share(isTitle) > 0.8) return { role: "sex", because: titles };
  if (share((value) => /^(\+44|0)[\d ]{9,12}$/.test(value)) > 0.6)
    return { role: "phone", because };
  if (share(isStreet) > 0.5) return { role: "address", because };
  if (share(isWholeDate) > 0.8 || (isDated && share(isDayOfSpreadsheet) > 0.8))
    return { role: "text", because: unknownDate };
  // A place on a map, a measure or an amount has a point in it, and a number that is issued none.
  if (share((value) => /^-?\d+\.\d+$/.test(value)) > 0.5) return { role: "category", because };
  const isUnique = distinct > 0.5 * filled && filled > 20;
  if (isUnique && share((value) => /^(?=.*\d)\S{4,}$/.test(value)) > 0.8)
    return { role: "identifier", because };
  if (share((value) => /^-?\d+([.,]\d+)?$/.test(value)) > 0.9) return { role: "category", because };
  if (share((value) => value.trim().includes(" ")) > 0.5) return { role: "text", because };
  return { role: "category", because };
}

/** Years, classes and wards are S1, B2 and E3 as well: of districts some are longer, and there are several. */
const isOfDistricts = ({ distinct, share }: Content, least: number): boolean =>
  distinct >= least && share(isDistrict) > 0.8 && share((value) => value.length > 2) > 0.3;

const aDistrict = "a district, by its content";

/** Where whole names stand, or their first letters by the heading. */
const mayBeInitials = (heading: string, role: Role | undefined): boolean =>
  role === "fullName" || /(^|_)initials?$/.test(plainHeading(heading));

const beginsWithNames = (value: string): boolean => isNamed(nameIn(value));

/** "Person" over names, where others have the key of one. */
const isOfPeople = (heading: string): boolean => /^persons?$/.test(plainHeading(heading));

function contentOf(column: Column): Content {
  const values: string[] = [];
  for (let at = 0; at < column.values.length && values.length < sampled; at += 1) {
    const value = column.values.at(at) ?? "";
    if (value !== "") values.push(value);
  }
  const { codes } = column;
  let filled = 0;
  for (let row = 0; row < codes.length; row += 1) if ((codes[row] ?? -1) >= 0) filled += 1;
  return {
    filled,
    distinct: column.values.length,
    share: (test) =>
      values.filter((value) => test(value.trim())).length / Math.max(1, values.length),
  };
}

/** What one column can only be in the company of others. */
function settle(found: readonly ColumnRole[], columns: readonly Column[]): ColumnRole[] {
  const has = (role: Role): boolean => found.some((one) => one.role === role);
  const first = (role: Role): Column | undefined => {
    const name = found.find((one) => one.role === role)?.name;
    return columns.find((column) => column.name === name);
  };
  const births = [first("birthDate"), first("birthYear")].filter((column) => column !== undefined);
  const isSaidBetter = (name: string): boolean => {
    const years = columns.find((column) => column.name === name);
    return births.length > 0 && !(years && tellsOfOthers(years, births));
  };
  const [forename, surname, whole] = [first("forename"), first("surname"), first("fullName")];
  const isNeeded = !forename || !surname || !whole || isNamedWhole({ forename, surname }, whole);
  const hasYears = found.some(({ role, because }) => role === "number" && because !== inMonths);
  const seen = new Set<Role>();
  return found
    .map((its) => inCompany(its, found))
    .map((one) => {
      if (one.because === inMonths && hasYears)
        return { ...one, role: "ignored", because: "the years stand in a column of their own" };
      const repeated = seen.has(one.role);
      seen.add(one.role);
      if (one.role === "fullName" && !isNeeded)
        return { ...one, role: "ignored", because: "its parts stand in columns of their own" };
      if (one.role === "number" && isSaidBetter(one.name))
        return { ...one, role: "ignored", because: "the date of birth says it better" };
      if (one.role === "recordYear" && (!has("number") || has("birthDate") || has("birthYear")))
        return { ...one, role: "category", because: "by its content" };
      if (!repeated) return one;
      if (one.role === "forename") return { ...one, role: "middleName" };
      if (one.role === "surname") return { ...one, role: "formerSurname" };
      if (one.role === "postcode") return { ...one, role: "formerPostcode" };
      return onlyOnce.has(one.role)
        ? { ...one, role: "ignored", because: `another column is taken for it (${one.role})` }
        : one;
    });
}

/** What a column is where there is another of the kind, and for want of one: "Second name" is the surname, and the postcodes of other homes are those there are. */
function inCompany(one: ColumnRole, found: readonly ColumnRole[]): ColumnRole {
  const others = found.filter((other) => other !== one);
  const has = (...roles: readonly Role[]) => others.some(({ role }) => roles.includes(role));
  if (one.because === aDistrict && has("postcode")) return { ...one, role: "category" };
  if (one.because === titles && has("sex")) return { ...one, role: "category" };
  if (isSexByContent(one) && others.some((its) => its.role === "sex" && !isSexByContent(its)))
    return { ...one, role: "category" };
  if (one.role === "knownAs" && !has("forename", "fullName")) return { ...one, role: "forename" };
  if (one.role === "formerSurname" && !has("surname", "fullName"))
    return { ...one, role: "surname" };
  return one.role === "formerPostcode" && !has("postcode") ? { ...one, role: "postcode" } : one;
}

const titles = "titles, by its content";

const isSexByContent = ({ role, because }: ColumnRole): boolean =>
  role === "sex" && (because === "by its content" || because === titles);

/** Whether a column says something of so many rows of which the others say nothing that it is worth comparing. */
function tellsOfOthers(column: Column, others: readonly Column[]): boolean {
  let alone = 0;
  for (let row = 0; row < column.codes.length; row += 1)
    if (!isGap(column, row) && others.every((other) => isGap(other, row))) alone += 1;
  return alone >= 10 && alone * 50 >= column.codes.length;
}

const onlyOnce = new Set<Role>([
  "knownAs", "middleName", "fullName", "birthDate", "recordYear", "birthYear", "birthMonth", "birthDay",
  "sex", "number", "nhsNumber", "upn", "email", "houseNumber", "source",
]); // prettier-ignore

import { folded } from "../words.ts";
import type { ColumnContent } from "./column-content.ts";
import { single, type ColumnRole } from "./column-roles.ts";
import { enrolledWeight, headingSays } from "./heading-words.ts";

export type Column = {
  readonly column: number;
  readonly heading: string;
  readonly role: ColumnRole;
  readonly weight: number;
};

type Seen = { readonly column: number; readonly heading: string; readonly content: ColumnContent };

/** What a person said about headings: before everything that is recognised. */
export type GivenRoles = ReadonlyMap<string, ColumnRole | null>;

/** One column for each thing that a table says once; every number and every status. */
export function assignColumns(seen: readonly Seen[], given: GivenRoles): readonly Column[] {
  const claims = seen.flatMap(({ column, heading, content }) => {
    const said = given.get(folded(heading));
    if (said === null) return [];
    const claim = said ? { role: said, weight: 100 } : claimOf(heading, content);
    return claim ? [{ column, heading, ...claim, filled: content.filled }] : [];
  });
  const best = claims.toSorted((one, other) => other.weight - one.weight || more(one, other));
  const taken = new Set<ColumnRole>();
  const chosen: Column[] = [];
  for (const { column, heading, role, weight } of best) {
    if (single.has(role) && taken.has(role)) continue;
    taken.add(role);
    chosen.push({ column, heading, role, weight });
  }
  return withCourse(withoutEnrolled(chosen), seen);
}

const more = (
  one: { filled: number; column: number },
  other: { filled: number; column: number },
): number => {
  const isMuchMore = Math.abs(one.filled - other.filled) > 0.5 * Math.max(one.filled, other.filled);
  return isMuchMore ? other.filled - one.filled : one.column - other.column;
};

/** The day of enrolment says nothing where a day of completion is given. */
const withoutEnrolled = (columns: readonly Column[]): readonly Column[] =>
  columns.some(({ role }) => role === "completedDate")
    ? columns.filter(({ role, weight }) => role !== "eventDate" || weight > enrolledWeight)
    : columns;

type Claim = { readonly role: ColumnRole; readonly weight: number };

/** The heading, corrected by what stands below it. */
function claimOf(heading: string, content: ColumnContent): Claim | undefined {
  const says = headingSays(heading);
  if (says?.role === "other") return undefined;
  if (says === undefined) return byContent(content);
  const { role, weight } = says;
  if (content.filled === 0) return { role, weight: weight / 2 };
  return corrected({ role, weight }, content, folded(heading));
}

const isOfDone = /\b(?:complet|achiev|pass|award|certif|finish)/u;

function corrected(claim: Claim, content: ColumnContent, heading: string): Claim | undefined {
  const { role, weight } = claim;
  const { emails, dates, statuses, numbers, honorifics, different } = content;
  const dated: Claim = { role: isOfDone.test(heading) ? "completedDate" : "eventDate", weight: 5 };
  const hasFew = statuses > 0.8 && different <= 14;
  switch (role) {
    case "email":
      return emails >= 0.3 ? claim : byContent(content);
    case "staffNumber":
    case "systemNumber":
      if (emails > 0.6) return { role: "email", weight: 4 };
      return numbers > 0.4 || (role === "systemNumber" && different > 2) ? claim : undefined;
    case "eventDate":
    case "completedDate":
    case "expiryDate":
      if (dates >= 0.3) return claim;
      if (hasFew && role !== "expiryDate") return { role: "status", weight: 6 };
      return dates > 0 || weight > enrolledWeight ? { role, weight: weight / 2 } : undefined;
    case "status":
      if (dates > 0.6) return /\b(?:cancel|book)/u.test(heading) ? undefined : dated;
      return statuses > 0.3 ? claim : undefined;
    case "course":
    case "organisation":
      if (dates > 0.6) return dated;
      if (emails > 0.6) return { role: "email", weight: 3 };
      if (honorifics > 0.6) return undefined;
      return hasFew ? { role: "status", weight: 4 } : claim;
    case "forename":
    case "surname":
    case "fullName":
      if (emails > 0.6) return { role: "email", weight: 3 };
      return dates > 0.6 || numbers > 0.6 || honorifics > 0.6 ? undefined : claim;
    case "courseCode":
      return dates > 0.6 ? undefined : claim;
  }
}

/** Without a heading that says anything. */
function byContent(content: ColumnContent): Claim | undefined {
  const { filled, emails, dates, statuses, commaNames, different } = content;
  if (filled < 3) return undefined;
  if (emails > 0.6) return { role: "email", weight: 3 };
  if (dates > 0.7) return { role: "eventDate", weight: 0.9 };
  if (statuses > 0.85 && different <= 12) return { role: "status", weight: 3 };
  return commaNames > 0.8 && different > 3 ? { role: "fullName", weight: 3 } : undefined;
}

/** Where no heading says what the course is: the column whose texts speak most of training. */
function withCourse(columns: readonly Column[], seen: readonly Seen[]): readonly Column[] {
  if (columns.some(({ role }) => role === "course")) return columns;
  const used = new Set(columns.map(({ column }) => column));
  const [best] = seen
    .filter(({ column, heading, content }) => {
      const isOther = headingSays(heading)?.role === "other";
      return !used.has(column) && !isOther && content.courseWords > 0.4;
    })
    .toSorted((one, other) => other.content.courseWords - one.content.courseWords);
  if (!best) return columns;
  return [...columns, { column: best.column, heading: best.heading, role: "course", weight: 1 }];
}

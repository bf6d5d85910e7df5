import { contentOf, medianAge, type Content } from "./column-content.ts";
import { headingWeight, roles, type Role } from "./heading-words.ts";
import type { LevelWords } from "./read-level.ts";
import type { Cell } from "./reading-types.ts";

export interface Column {
  number: number;
  heading: string;
  /** The cells below the heading. */
  cells: readonly Cell[];
}

interface Assigned {
  roleOf: ReadonlyMap<number, Role>;
  /** Columns of dates other than the date of birth. */
  otherDates: ReadonlySet<number>;
}

interface Setting {
  today: string;
  vocabulary: LevelWords;
}

interface Candidate {
  role: Role;
  column: number;
  score: number;
}

/** Headings below this are hints that need the content to agree. */
const outright = 6;
/** A column whose content contradicts its heading this clearly is not what it says. */
const contradiction = 0.25;

/** How far a column's content agrees with a role, for the roles that show in content. */
const agreements: Partial<Record<Role, (content: Content) => number>> = {
  dateOfBirth: ({ births }) => births,
  sex: ({ sexes }) => sexes,
  level: ({ levels }) => levels,
  name: ({ names }) => names,
  referredOn: ({ dates }) => dates,
};

function agreementOf(
  role: Role,
  column: Column,
  content: Content,
  today: string,
): number | undefined {
  if (role !== "dateOfBirth") return agreements[role]?.(content);
  const age = medianAge(column.cells, today);
  return age === undefined || age < 4 ? 0 : content.births;
}

/** Without a heading that says so, only nearly pure content speaks. */
const pureEnough: Partial<Record<Role, (content: Content) => boolean>> = {
  dateOfBirth: ({ births }) => births >= 0.7,
  sex: ({ sexes }) => sexes >= 0.9,
  level: (content) => content.levels >= 0.7 && content.levelWords >= 0.4,
  name: ({ names }) => names >= 0.7,
};

function speaksForItself(role: Role, column: Column, content: Content, today: string): boolean {
  if (content.filled < 3 || pureEnough[role]?.(content) !== true) return false;
  return role !== "dateOfBirth" || agreementOf(role, column, content, today) !== 0;
}

function candidate(role: Role, column: Column, setting: Setting): Candidate | undefined {
  const weight = headingWeight(role, column.heading);
  const content = contentOf(column.cells, setting.vocabulary, setting.today);
  const agreement = agreementOf(role, column, content, setting.today);
  const found = (score: number): Candidate => ({ role, column: column.number, score });
  if (agreement === undefined) return weight >= outright ? found(weight) : undefined;
  if (weight >= outright) {
    // A full-name column need not have commas, so names only add to what the heading says.
    const contradicted = role !== "name" && content.filled >= 5 && agreement < contradiction;
    return contradicted ? undefined : found(weight + 6 * agreement);
  }
  const speaks = speaksForItself(role, column, content, setting.today);
  return speaks ? found(weight + 5 * agreement) : undefined;
}

function bestFirst(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.column - b.column || roles.indexOf(a.role) - roles.indexOf(b.role);
}

/** A surname with no forename beside it is a whole name under a short heading. */
function settleNames(roleOf: Map<number, Role>): void {
  const columnOf = (role: Role): number | undefined =>
    [...roleOf].find(([, taken]) => taken === role)?.[0];
  const [surname, forename, name] = [columnOf("surname"), columnOf("forename"), columnOf("name")];
  if (surname !== undefined && forename !== undefined) {
    if (name !== undefined) roleOf.delete(name);
    return;
  }
  const lone = surname ?? forename;
  if (lone === undefined) return;
  if (name === undefined) roleOf.set(lone, "name");
  else if (surname !== undefined) roleOf.set(name, "forename");
  else roleOf.delete(lone);
}

/** Which column is what: the words of the heading and what stands below it, weighed together. */
export function assignColumns(columns: readonly Column[], setting: Setting): Assigned {
  const candidates = columns
    .flatMap((column) => roles.map((role) => candidate(role, column, setting)))
    .filter((found) => found !== undefined)
    .sort(bestFirst);
  const roleOf = new Map<number, Role>();
  const taken = new Set<Role>();
  for (const { role, column } of candidates) {
    if (roleOf.has(column) || taken.has(role)) continue;
    roleOf.set(column, role);
    taken.add(role);
  }
  settleNames(roleOf);
  const otherDates = columns.filter((column) => {
    const role = roleOf.get(column.number);
    if (role === "referredOn") return true;
    if (role !== undefined && role !== "comments") return false;
    const { filled, dates } = contentOf(column.cells, setting.vocabulary, setting.today);
    return filled > 0 && dates >= 0.5;
  });
  return { roleOf, otherDates: new Set(otherDates.map((column) => column.number)) };
}

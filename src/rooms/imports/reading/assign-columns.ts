import { contentOf, medianAge, type Content } from "./column-content.ts";
import { dateRoles, roles, sharedRoles, type ColumnRole, type Role } from "./column-roles.ts";
import { explainColumn, type Explained } from "./explain-column.ts";
import { headingWeight } from "./heading-words.ts";
import type { LevelWords } from "./read-level.ts";
import type { Cell } from "./reading-types.ts";

export interface Column {
  number: number;
  heading: string;
  /** The cells below the heading. */
  cells: readonly Cell[];
  /** What a person said the column is. */
  given: ColumnRole | undefined;
}

export interface Assigned {
  roleOf: ReadonlyMap<number, Role>;
  /** The same the other way round, from left to right. */
  columnsOf: ReadonlyMap<Role, readonly number[]>;
  /** Columns of dates other than the date of birth. */
  otherDates: ReadonlySet<number>;
  explained: ReadonlyMap<number, Explained>;
}

interface Setting {
  today: string;
  vocabulary: LevelWords;
}

interface Judged extends Column {
  content: Content;
  age: number | undefined;
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
/** A column called after a meeting often holds notes of it with dates in them: not dates then. */
const mostlyDates = 0.5;

/** How far a column's content agrees with a role, for the roles that show in content. */
const agreements: Partial<Record<Role, (content: Content) => number>> = {
  dateOfBirth: ({ births }) => births,
  sex: ({ sexes }) => sexes,
  level: ({ levels }) => levels,
  name: ({ names }) => names,
  referredOn: ({ dates }) => dates,
  lastMapOn: ({ dates }) => dates,
  lastPanelOn: ({ dates }) => dates,
  closedOn: ({ dates, standings }) => Math.max(dates, standings),
  status: ({ standings }) => standings,
};

const leastAgreement: Partial<Record<Role, number>> = {
  lastMapOn: mostlyDates,
  lastPanelOn: mostlyDates,
};

function agreementOf(role: Role, { content, age }: Judged): number | undefined {
  if (role !== "dateOfBirth") return agreements[role]?.(content);
  return age === undefined || age < 4 ? 0 : content.births;
}

/** Without a heading that says so, only nearly pure content speaks. */
const pureEnough: Partial<Record<Role, (content: Content) => boolean>> = {
  dateOfBirth: ({ births }) => births >= 0.7,
  sex: ({ sexes }) => sexes >= 0.9,
  level: (content) => content.levels >= 0.7 && content.levelWords >= 0.4,
  name: ({ names }) => names >= 0.7,
  status: ({ standings }) => standings >= 0.9,
};

function speaksForItself(role: Role, column: Judged): boolean {
  if (column.content.filled < 3 || pureEnough[role]?.(column.content) !== true) return false;
  // Yes and no answer any question, so a column of them is no status unless its heading hints at it.
  if (role === "status") return headingWeight(role, column.heading) > 0;
  return role !== "dateOfBirth" || agreementOf(role, column) !== 0;
}

function candidate(role: Role, column: Judged): Candidate | undefined {
  const weight = headingWeight(role, column.heading);
  const agreement = agreementOf(role, column);
  const found = (score: number): Candidate => ({ role, column: column.number, score });
  if (agreement === undefined) return weight >= outright ? found(weight) : undefined;
  if (weight >= outright) {
    // A full-name column need not have commas, so names only add to what the heading says.
    const least = leastAgreement[role] ?? contradiction;
    const few = leastAgreement[role] === undefined ? 5 : 1;
    // Doubts in a column of levels do not make it another column: they must be listed.
    const seen = role === "level" ? column.content.levelDoubts : agreement;
    const contradicted = role !== "name" && column.content.filled >= few && seen < least;
    return contradicted ? undefined : found(weight + 6 * agreement);
  }
  return speaksForItself(role, column) ? found(weight + 5 * agreement) : undefined;
}

function bestFirst(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.column - b.column || roles.indexOf(a.role) - roles.indexOf(b.role);
}

/** A surname with no forename beside it is a whole name under a short heading. */
function settleNames(roleOf: Map<number, Role>, given: ReadonlySet<number>): void {
  const columnOf = (role: Role): number | undefined =>
    [...roleOf].find(([, taken]) => taken === role)?.[0];
  const [surname, forename, name] = [columnOf("surname"), columnOf("forename"), columnOf("name")];
  const drop = (column: number | undefined): void => {
    if (column !== undefined && !given.has(column)) roleOf.delete(column);
  };
  if (name !== undefined && given.has(name)) {
    drop(surname);
    drop(forename);
    return;
  }
  if (surname !== undefined && forename !== undefined) {
    drop(name);
    return;
  }
  const lone = surname ?? forename;
  if (lone === undefined) return;
  if (name === undefined) roleOf.set(lone, "name");
  else if (surname !== undefined) roleOf.set(name, "forename");
  else drop(lone);
}

/** What a person said stands; of two columns given one role, the first has it. */
function givenRoles(columns: readonly Judged[]): Map<number, Role> {
  const roleOf = new Map<number, Role>();
  const taken = new Set<Role>();
  for (const { number, given } of columns) {
    if (given === undefined || given === "ignore" || taken.has(given)) continue;
    roleOf.set(number, given);
    if (!sharedRoles.has(given)) taken.add(given);
  }
  return roleOf;
}

function byRole(roleOf: ReadonlyMap<number, Role>): Map<Role, number[]> {
  const columns = new Map<Role, number[]>();
  for (const [column, role] of [...roleOf].sort(([a], [b]) => a - b)) {
    columns.set(role, [...(columns.get(role) ?? []), column]);
  }
  return columns;
}

function isOtherDate({ content }: Judged, role: Role | undefined): boolean {
  if (role !== undefined && dateRoles.has(role))
    return role !== "closedOn" || content.dates >= 0.25;
  if (role !== undefined && role !== "comments") return false;
  return content.filled > 0 && content.dates >= 0.5;
}

/** Which column is what: the words of the heading and what stands below it, weighed together. */
export function assignColumns(columns: readonly Column[], setting: Setting): Assigned {
  const judged = columns.map((column): Judged => ({
    ...column,
    content: contentOf(column.cells, setting.vocabulary, setting.today),
    age: medianAge(column.cells, setting.today),
  }));
  const open = judged.filter(({ given }) => given === undefined);
  const roleOf = givenRoles(judged);
  const taken = new Set([...roleOf.values()].filter((role) => !sharedRoles.has(role)));
  const candidates = open
    .flatMap((column) => roles.map((role) => candidate(role, column)))
    .filter((found) => found !== undefined)
    .sort(bestFirst);
  for (const { role, column } of candidates) {
    if (roleOf.has(column) || taken.has(role)) continue;
    roleOf.set(column, role);
    if (!sharedRoles.has(role)) taken.add(role);
  }
  settleNames(roleOf, new Set(judged.filter(({ given }) => given).map(({ number }) => number)));
  const dated = judged.filter(
    (column) => column.given !== "ignore" && isOtherDate(column, roleOf.get(column.number)),
  );
  const otherDates = new Set(dated.map(({ number }) => number));
  const explained = judged.map((column): [number, Explained] => {
    const role = roleOf.get(column.number);
    const agreement = role === undefined ? undefined : agreementOf(role, column);
    const isDated = otherDates.has(column.number);
    return [column.number, explainColumn(column, { role, agreement, isDated })];
  });
  return { roleOf, columnsOf: byRole(roleOf), otherDates, explained: new Map(explained) };
}

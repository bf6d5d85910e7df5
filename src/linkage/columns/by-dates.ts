import { differsEachTime, happenedThen, liesInFewYears } from "./dates-of-events.ts";
import type { ColumnRole, Role } from "../tables/roles.ts";
import type { Column } from "../tables/table.ts";
import { areNoBirths, whenRecorded } from "./when-recorded.ts";

/** Why a column is compared as a text that holds dates. */
export const unknownDate = "a date of unknown meaning";

type Known = {
  readonly found: readonly ColumnRole[];
  /** What columns are by those they stand among, which dates are added to. */
  readonly given: Map<string, Pick<ColumnRole, "role" | "because">>;
  readonly isBirthTold: boolean;
};

/**
 * What dates of unknown meaning are. Where nothing else tells the birth the only one is it, unless
 * something happened on it; beside ages it may tell when they were written. One that is another each time
 * for records of one name is of what is told of them, and is left aside.
 */
export function byDates(columns: readonly Column[], { found, given, isBirthTold }: Known): void {
  const dates = columns.filter((_, at) => found[at]?.because === unknownDate);
  const roleOf = (at: number) => (given.get(columns[at]?.name ?? "") ?? found[at])?.role;
  const names = columns.filter((_, at) => namesSomebody.has(roleOf(at)));
  const ages = columns.find((_, at) => roleOf(at) === "number");
  for (const one of dates)
    if (differsEachTime(one, names))
      given.set(one.name, { role: "ignored", because: "another date each time" });
  if (isBirthTold) return;
  const recorded = ages && whenRecorded(ages, dates, names);
  if (recorded) given.set(recorded.name, recorded);
  // Beside another date what lies in a few years is more likely another thing that happened.
  const isBirth = (one: Column): boolean =>
    !happenedThen(one, names) &&
    !(ages && areNoBirths(ages, one)) &&
    (dates.length === 1 || !liesInFewYears(one));
  const [date, other] = dates.filter(isBirth);
  if (date && !other && !recorded)
    given.set(date.name, { role: "birthDate", because: "the only date" });
}

const namesSomebody: ReadonlySet<Role | undefined> = new Set<Role>([
  ...(["forename", "surname", "fullName"] as const),
]);

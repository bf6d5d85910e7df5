import type { BodyOf } from "../../configuration/index.ts";
import type { unusualUseKind } from "../../record-access/index.ts";

export type Limits = BodyOf<typeof unusualUseKind>;
export type RuleKey = Limits["rules"][number]["key"];

/** What one person did on one day, as the database counted it: see audit.uses_on. */
export type DayOfUse = {
  readonly isWide: boolean;
  readonly opened: readonly {
    readonly record: string;
    readonly isLate: boolean;
    /** No concern, meeting, team, circle or work of theirs, before or after. */
    readonly isWithoutWork: boolean;
    /** The same uncommon family name, and nobody has decided about it. */
    readonly isAlike: boolean;
  }[];
  /** Records opened on each earlier day that had any, and how many of them out of hours. */
  readonly before: readonly { readonly opened: number; readonly late: number }[];
  /** In seconds, in order. */
  readonly notFound: readonly { readonly id: string; readonly at: number }[];
  readonly emergencies: readonly string[];
  readonly exports: readonly { readonly id: string; readonly rows: number }[];
  readonly conflicts: readonly { readonly record: string; readonly opened: number }[];
};

/** What a rule asks about: never more than numbers and records. */
export type Unusual = {
  readonly rule: RuleKey;
  readonly counts: Readonly<Record<string, number>>;
  readonly subjects: readonly string[];
};

type Found = Omit<Unusual, "rule"> | undefined;
type Rule = (day: DayOfUse, given: { readonly atLeast: number; readonly limits: Limits }) => Found;

/** On more late days than this, late is when the person works. */
const lateDays = 2;
/** With fewer earlier days than this there is no usual day to compare with. */
const fewestDays = 5;

/**
 * What is asked about one person's day. Each rule asks a question and answers none: cover, a review of
 * a whole team's records and a duty rota look the same as curiosity.
 */
export function judgeDay(day: DayOfUse, limits: Limits): readonly Unusual[] {
  return limits.rules.flatMap(({ key: rule, atLeast, isOn }) => {
    const found = isOn ? rules[rule](day, { atLeast, limits }) : undefined;
    return found ? [{ rule, ...found }] : [];
  });
}

const recordsOf = (opened: DayOfUse["opened"]): readonly string[] =>
  opened.map(({ record }) => record);

function enough(opened: DayOfUse["opened"], atLeast: number): Found {
  if (opened.length < atLeast) return undefined;
  return { counts: { records: opened.length }, subjects: recordsOf(opened) };
}

const rules: Readonly<Record<RuleKey, Rule>> = {
  "many-records": ({ opened, before }, { atLeast, limits: { timesUsual } }) => {
    const found = enough(opened, atLeast);
    const usual = before.length < fewestDays ? 0 : median(before.map((one) => one.opened));
    if (!found || opened.length < usual * timesUsual) return undefined;
    return { ...found, counts: { ...found.counts, usual } };
  },
  "out-of-hours": ({ opened, before }, { atLeast }) => {
    const isUsual = before.filter(({ late }) => late > 0).length > lateDays;
    const late = opened.filter(({ isLate }) => isLate);
    return isUsual ? undefined : enough(late, atLeast);
  },
  "no-work": ({ isWide, opened }, { atLeast }) =>
    isWide
      ? enough(
          opened.filter(({ isWithoutWork }) => isWithoutWork),
          atLeast,
        )
      : undefined,
  "not-found": ({ notFound }, { atLeast, limits: { withinMinutes } }) => {
    const ids = mostWithin(notFound, withinMinutes * 60);
    return ids.size < atLeast
      ? undefined
      : { counts: { addresses: ids.size, minutes: withinMinutes }, subjects: [...ids] };
  },
  "before-conflict": ({ conflicts }, { atLeast }) => {
    const found = conflicts.filter(({ opened }) => opened >= atLeast);
    if (found.length === 0) return undefined;
    const openings = found.reduce((sum, { opened }) => sum + opened, 0);
    return { counts: { openings }, subjects: found.map(({ record }) => record) };
  },
  "same-surname": ({ opened }, { atLeast }) =>
    enough(
      opened.filter(({ isAlike }) => isAlike),
      atLeast,
    ),
  emergencies: ({ emergencies }, { atLeast }) =>
    emergencies.length < atLeast
      ? undefined
      : { counts: { openings: emergencies.length }, subjects: [...new Set(emergencies)] },
  "large-export": ({ exports }, { atLeast }) => {
    const large = exports.filter(({ rows }) => rows >= atLeast);
    if (large.length === 0) return undefined;
    const children = Math.max(...large.map(({ rows }) => rows));
    return { counts: { files: large.length, children }, subjects: large.map(({ id }) => id) };
  },
  // Told as it happens, and not by night: see subjects.tell_of_named_places.
  "held-places": () => undefined,
};

/** The middle one; of an even number the lower of the two in the middle, which asks more readily. */
function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** The most different ids that were asked for within any so many seconds. */
function mostWithin(asked: DayOfUse["notFound"], seconds: number): ReadonlySet<string> {
  let most: ReadonlySet<string> = new Set();
  let start = 0;
  for (const [end, { at }] of asked.entries()) {
    while (at - (asked[start]?.at ?? at) > seconds) start++;
    const ids = new Set(asked.slice(start, end + 1).map(({ id }) => id));
    if (ids.size > most.size) most = ids;
  }
  return most;
}

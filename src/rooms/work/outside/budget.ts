import type { noticeBudgetKind } from "../configuration-kinds.ts";
import type { BodyOf } from "../../configuration/index.ts";

export type Budget = BodyOf<typeof noticeBudgetKind>;

/** How many notices of which kind. */
export type Counts = Readonly<Record<string, number>>;

/** Somebody who was told something inside Lantern that they have not seen. */
export type Told = {
  readonly staffId: string;
  /** What no message has counted yet. */
  readonly uncarried: Counts;
  /** Everything that they have not seen. */
  readonly waiting: Counts;
  /** What they chose; null where they did not. */
  readonly digest: boolean | null;
  readonly digestHour: number | null;
  readonly sentToday: number;
  readonly hadDigest: boolean;
  readonly lastDangerAt: Date | null;
};

export type Moment = {
  readonly at: Date;
  /** In London. */
  readonly hour: number;
  readonly isWorkingDay: boolean;
};

export type Planned = {
  readonly form: "digest" | "danger";
  /** The kinds that it counts, so that no later message counts them again. */
  readonly kinds: readonly string[];
  readonly counts: Counts;
};

/** What a person must hear at any hour, whatever a partnership chose: others at their door, and alarms. */
const alwaysInterrupt: readonly string[] = ["sign-in", "alarm", "alarm-drill"];

/** A digest that could not be made in so many hours is tomorrow's: it interrupts nobody in the afternoon. */
const digestHours = 2;
const hour = 60 * 60 * 1000;

/**
 * What a person is told now. Danger interrupts at any hour: at once within the day's budget, and beyond
 * it once an hour with all that came, because it must not be lost. Everything else waits for one digest
 * on a working day, and is left out where danger has used up the budget.
 */
export function planFor(told: Told, budget: Budget, moment: Moment): readonly Planned[] {
  const kinds = Object.keys(told.uncarried);
  const interrupts: readonly string[] = [...budget.interrupts, ...alwaysInterrupt];
  const dangers = kinds.filter((kind) => interrupts.includes(kind));
  const others = kinds.filter((kind) => !dangers.includes(kind));
  const planned: Planned[] = [];
  if (dangers.length > 0 && mayInterrupt(told, budget, moment)) {
    planned.push({ form: "danger", kinds: dangers, counts: only(told.uncarried, dangers) });
  }
  const isWithin = told.sentToday + planned.length < budget.perDay;
  if (others.length > 0 && isWithin && isDigestTime(told, budget, moment)) {
    planned.push({ form: "digest", kinds: others, counts: told.waiting });
  }
  return planned;
}

function mayInterrupt(
  { sentToday, lastDangerAt }: Told,
  { perDay }: Budget,
  { at }: Moment,
): boolean {
  if (sentToday < perDay || lastDangerAt === null) return true;
  return at.getTime() - lastDangerAt.getTime() >= hour;
}

function isDigestTime(told: Told, budget: Budget, moment: Moment): boolean {
  if (told.digest === false || told.hadDigest || !moment.isWorkingDay) return false;
  const from = digestHourOf(told.digestHour, budget);
  return moment.hour >= from && moment.hour < from + digestHours;
}

/** What somebody chose, within what the partnership allows today. */
export const digestHourOf = (chosen: number | null, budget: Budget): number =>
  Math.min(Math.max(chosen ?? budget.digestHour, budget.earliestHour), budget.latestHour);

const only = (counts: Counts, kinds: readonly string[]): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([kind]) => kinds.includes(kind)));

/** Minutes until the next try, after so many; undefined when it is given up. */
export const againAfterMinutes = (attempts: number): number | undefined =>
  [1, 5, 15, 60, 180, 360][attempts - 1];

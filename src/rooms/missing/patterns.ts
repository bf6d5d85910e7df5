import {
  addDays,
  dayOfWeek,
  formatTime,
  londonDate,
  londonInstant,
  type Weekday,
} from "../../kernel/dates.ts";
import type { FromKind, Threshold } from "./missing-scheme.ts";

export type Spell = {
  readonly missingSince: Date;
  /** Null while the child is missing. */
  readonly returnedAt: Date | null;
  readonly fromKind: FromKind;
};

export const weekdays: readonly Weekday[] = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
];
/** Parts of the day in which a child was first missed, each six hours. */
export const partsOfDay = ["00:00 to 05:59", "06:00 to 11:59", "12:00 to 17:59", "18:00 to 23:59"];

export type Patterns = {
  readonly within: readonly { readonly days: number; readonly count: number }[];
  readonly longest: number | undefined;
  readonly nights: number;
  readonly from: readonly { readonly kind: FromKind; readonly count: number }[];
  /** By weekday, then by part of the day: when the child was first missed. */
  readonly table: readonly { readonly weekday: Weekday; readonly counts: readonly number[] }[];
};

const day = 86_400_000;

/** Counts of what happened and nothing more: no score, no forecast. */
export function patternsOf(spells: readonly Spell[], now: Date): Patterns {
  const lengths = spells.map((one) => endOf(one, now).getTime() - one.missingSince.getTime());
  return {
    within: [30, 90, 365].map((days) => ({ days, count: countWithin(spells, days, now) })),
    longest: lengths.length === 0 ? undefined : Math.max(...lengths),
    nights: spells.reduce((sum, one) => sum + nightsOf(one, now), 0),
    from: (["home", "placement", "school", "elsewhere"] as const)
      .map((kind) => ({ kind, count: spells.filter((one) => one.fromKind === kind).length }))
      .filter(({ count }) => count > 0),
    table: weekdays.map((weekday) => ({
      weekday,
      counts: partsOfDay.map(
        (_part, index) =>
          spells.filter(
            ({ missingSince }) =>
              dayOfWeek(londonDate(missingSince)) === weekday && partOf(missingSince) === index,
          ).length,
      ),
    })),
  };
}

export const countWithin = (spells: readonly Spell[], days: number, now: Date): number =>
  spells.filter(({ missingSince }) => now.getTime() - missingSince.getTime() <= days * day).length;

/** Whether as many episodes began within the days of the rule as it names. */
export const isReached = (spells: readonly Spell[], threshold: Threshold, now: Date): boolean =>
  countWithin(spells, threshold.withinDays, now) >= threshold.episodes;

const endOf = ({ returnedAt }: Spell, now: Date): Date => returnedAt ?? now;

const partOf = (at: Date): number => Math.floor(Number(formatTime(at).slice(0, 2)) / 6);

/** A night away is one in which the child was missing at four in the morning. */
function nightsOf(spell: Spell, now: Date): number {
  const end = endOf(spell, now);
  let nights = 0;
  for (let on = londonDate(spell.missingSince); on <= londonDate(end); on = addDays(on, 1)) {
    const four = londonInstant(on, "04:00");
    if (four >= spell.missingSince && four < end) nights += 1;
  }
  return nights;
}

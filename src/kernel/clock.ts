import { type IsoDate, londonDate } from "./dates.ts";

/** Where the time comes from. Passed in, so that a test or a rehearsal decides what time it is. */
export type Clock = {
  now(): Date;
  /** The date in London: a deadline passes at London's midnight, not at the server's. */
  today(): IsoDate;
};

/** Exact lengths of time: a day is 24 hours, also across a clock change. */
export type TimeSpan = { days?: number; hours?: number; minutes?: number; seconds?: number };

export type FrozenClock = Clock & {
  advance(span: TimeSpan): void;
  set(iso: string): void;
};

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => londonDate(new Date()),
};

/** A clock that stands still until it is moved. Takes an instant with its zone, '2026-11-24T09:00:00Z'. */
export function frozenClock(iso: string): FrozenClock {
  let instant = instantOf(iso);
  return {
    now: () => new Date(instant),
    today: () => londonDate(new Date(instant)),
    advance: (span) => {
      instant += millisecondsIn(span);
    },
    set: (moment) => {
      instant = instantOf(moment);
    },
  };
}

// Without a zone the same text is a different instant on every machine.
function instantOf(iso: string): number {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant) || !/T.*(Z|[+-]\d{2}:\d{2})$/.test(iso)) {
    throw new RangeError(`Not an instant with its zone: ${iso}`);
  }
  return instant;
}

function millisecondsIn({ days = 0, hours = 0, minutes = 0, seconds = 0 }: TimeSpan): number {
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

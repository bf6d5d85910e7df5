/**
 * What is measured in this run, of what takes turns: one of so many with each commit, so that everything
 * comes by within ten, and all of the rooms that the change touches. Nothing here is by luck: the same
 * sample measures the same things.
 */
export type Sample =
  | "everything"
  | {
      /** How many commits there are: each moves the turn on by one. */
      readonly turn: number;
      /** Of these everything is measured: "visits", see rooms.ts. */
      readonly rooms: ReadonlySet<string>;
    };

/** Everything comes by within as many commits. */
export const longestTurn = 10;

/** Whether all that belongs to one of these rooms is measured. */
export function isTouched(sample: Sample, rooms: Iterable<string>): boolean {
  return sample === "everything" || [...rooms].some((room) => sample.rooms.has(room));
}

/** Whether it is the turn of this one, where one of so many is measured. */
export function isInTurn(sample: Sample, nth: number, oneIn: number): boolean {
  if (!Number.isInteger(oneIn) || oneIn < 1 || oneIn > longestTurn)
    throw new RangeError(`One in ${oneIn} does not come by within ${longestTurn} commits`);
  return sample === "everything" || (nth + sample.turn) % oneIn === 0;
}

/**
 * Those of a list whose turn it is: one, or of a list that is longer than the longest turn as many as it
 * takes. Lists of another name begin elsewhere, so that not all measure their first together.
 */
export function inTurn<T>(sample: Sample, name: string, all: readonly T[]): readonly T[] {
  const oneIn = Math.min(all.length, longestTurn);
  const begin = startOf(name);
  return all.filter((_, nth) => isInTurn(sample, nth + begin, oneIn));
}

/** The next so many of a list, beginning one further with each commit. */
export function nextOf<T>(sample: Sample, all: readonly T[], count: number): readonly T[] {
  if (sample === "everything") return all;
  return all.filter((_, nth) => (nth + sample.turn * count) % all.length < count);
}

/** The same number for the same name, anywhere and always. */
function startOf(name: string): number {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return sum;
}

/** A sample as it is written in LANTERN_SAMPLE: "1377", "1377:visits,work" or "everything". */
export function writeSample(sample: Sample): string {
  if (sample === "everything") return sample;
  const rooms = [...sample.rooms].sort().join(",");
  return rooms === "" ? `${sample.turn}` : `${sample.turn}:${rooms}`;
}

export function readSample(text: string): Sample {
  if (text === "everything") return text;
  const [, turn, rooms = ""] = /^(\d{1,9})(?::([a-z\d/,-]+))?$/.exec(text) ?? [];
  if (turn === undefined)
    throw new RangeError(
      `LANTERN_SAMPLE is no sample: "${text}" (1377, 1377:work,papers, everything)`,
    );
  return { turn: Number(turn), rooms: new Set(rooms.split(",").filter((room) => room !== "")) };
}

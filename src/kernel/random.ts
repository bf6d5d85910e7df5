/** A source of chance that can be repeated: the same seed, the same numbers. Never for secrets. */
export type Chance = {
  /** A whole number from 0 up to, not with, the limit. */
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
  /** True in so many cases of a hundred. */
  percent(chance: number): boolean;
};

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for invented data. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    percent: (chance) => below(100) < chance,
    pick: (from) => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new RangeError("There is nothing to pick from");
      return picked;
    },
  };
}

import { sql } from "kysely";
import { seeded, type Chance } from "../../../kernel/random.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { scoreNeighbours } from "./neighbours.ts";
import { matchingRules, type MatchingRules } from "./matching-rules.ts";

/** So many records are compared with all their neighbours: each may have thousands, which are held in memory. */
const mostRecords = 60;

/** Most misses are near the threshold; some are looked for far from it. Below it by so many bits, and the share drawn. */
const strata = [
  { below: 4, share: 0.6 },
  { below: 10, share: 0.3 },
  { below: Infinity, share: 0.1 },
] as const;

type Unshown = { readonly one: string; readonly other: string; readonly bits: number };
type Drawn = Unshown & { readonly standsFor: number };

/**
 * Draws the month's sample of pairs that nobody is shown, once. What shares no key with a record is
 * compared with it nowhere, and in no sample.
 *
 * @returns how many pairs were drawn
 */
export async function samplePairs(tx: Tx, today: string): Promise<number> {
  const month = today.slice(0, 7);
  const { rows: last } = await sql<{ on: string | null }>`
    select subjects.last_sample()::text as on`.execute(tx);
  if (last[0]?.on?.startsWith(month)) return 0;
  const rules = await matchingRules(tx, today);
  if (rules.sampleOfMonth === 0) return 0;
  const { unshown, outOf } = await listUnshown(tx, month, rules);
  const drawn = drawPairs(unshown, { rules, outOf, chance: seeded(seedOf(month)) });
  if (drawn.length === 0) return 0;
  const { rows } = await sql<{ kept: number }>`
    select subjects.keep_pair_samples(${today}::date, ${drawn.map(({ one }) => one)}::uuid[],
      ${drawn.map(({ other }) => other)}::uuid[], ${drawn.map(({ bits }) => bits)}::real[],
      ${drawn.map(({ standsFor }) => standsFor)}::real[]) as kept`.execute(tx);
  return rows[0]?.kept ?? 0;
}

/** Pairs below the threshold of some records by chance, and for how many each of those records stands. */
async function listUnshown(tx: Tx, month: string, rules: MatchingRules) {
  const { rows } = await sql<{ personId: string; ofAll: number }>`
    select person_id as "personId", of_all as "ofAll"
    from subjects.drawn_records(${month}, ${mostRecords})`.execute(tx);
  const pairs = new Map<string, Unshown>();
  for (const { personId: one } of rows) {
    for (const { personId: other, bits } of await scoreNeighbours(tx, one, rules)) {
      const key = [one, other].toSorted().join(" ");
      if (bits < rules.listFrom && bits > -Infinity) pairs.set(key, { one, other, bits });
    }
  }
  const found = [...pairs.values()];
  const { rows: looked } = await sql<{ place: number }>`
    select place from subjects.looked_at(${found.map(({ one }) => one)}::uuid[],
      ${found.map(({ other }) => other)}::uuid[])`.execute(tx);
  const places = new Set(looked.map(({ place }) => place - 1));
  return {
    unshown: found.filter((_, at) => !places.has(at)),
    // Each pair can be found from either of its records.
    outOf: Math.max(1, (rows[0]?.ofAll ?? 0) / Math.max(1, rows.length) / 2),
  };
}

type Drawing = {
  readonly rules: Pick<MatchingRules, "listFrom" | "sampleOfMonth">;
  readonly outOf: number;
  readonly chance: Chance;
};

/** Some of each stratum by chance, with how many pairs like it each stands for. */
export function drawPairs(
  unshown: readonly Unshown[],
  { rules, outOf, chance }: Drawing,
): readonly Drawn[] {
  let above = rules.listFrom;
  return strata.flatMap(({ below, share }) => {
    const from = rules.listFrom - below;
    const of = unshown.filter(({ bits }) => bits >= from && bits < above);
    above = from;
    const some = someOf(of, Math.ceil(share * rules.sampleOfMonth), chance);
    const standsFor = Math.max(1, (of.length * outOf) / Math.max(1, some.length));
    return some.map((one) => ({ ...one, standsFor }));
  });
}

/** So many of many thousands, each once. */
function someOf<T>(all: readonly T[], count: number, chance: Chance): readonly T[] {
  const left = [...all];
  const most = Math.min(count, left.length);
  return Array.from({ length: most }, () => left.splice(chance.below(left.length), 1)[0] as T);
}

const seedOf = (month: string): number => Number(month.replace("-", ""));

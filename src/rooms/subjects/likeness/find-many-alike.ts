import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { Model } from "../../../linkage/index.ts";
import { matchingRules } from "../matching/matching-rules.ts";
import { leastBits, scorePairs } from "../matching/score.ts";
import {
  candidateOf,
  describedOf,
  knownColumns,
  likeliestFirst,
  type Candidate,
  type KnownRow,
} from "./find-alike.ts";
import type { Sought } from "./likeness-types.ts";

/** More would not be looked at, for one row of a workbook. */
const mostOfOne = 5;

/**
 * For each who is sought, records within reach that may be the same child, the likeliest first. Two
 * statements for all of them: who shares a name, or a date of birth and the sound of a name; and who
 * they are. Nothing is decided by it.
 */
export async function findManyAlike(
  tx: Tx,
  sought: readonly Sought[],
  today: string,
): Promise<readonly (readonly Candidate[])[]> {
  const pairs = await lookUp(tx, sought);
  const known = await listKnown(tx, [...new Set(pairs.map(({ personId }) => personId))]);
  const places = new Map(known.map((row, at) => [row.personId, at]));
  const near = sought.map((): KnownRow[] => []);
  for (const { place, personId } of pairs) {
    const row = known[places.get(personId) ?? -1];
    if (row) near[place - 1]?.push(row);
  }
  const { model } = await matchingRules(tx, today);
  return inTurns(sought, (one, at) => likeliest(one, near[at] ?? [], { today, model }));
}

type Weighing = { readonly today: string; readonly model: Model };

function likeliest(
  one: Sought,
  near: readonly KnownRow[],
  { today, model }: Weighing,
): readonly Candidate[] {
  const bits = scorePairs(
    [describedOf(one), ...near.map(describedOf)],
    near.map((_, at) => [0, at + 1]),
    model,
  );
  return near
    .map((row, at) => candidateOf(row, one, { today, bits: bits[at] ?? 0 }))
    .filter(({ likeness }) => likeness.bits >= leastBits)
    .sort(likeliestFirst)
    .slice(0, mostOfOne);
}

const atOnce = 50;

/** A few milliseconds at a time, so that nobody else's page waits for thousands of rows. */
async function inTurns<T, R>(
  all: readonly T[],
  of: (one: T, index: number) => R,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (const [index, one] of all.entries()) {
    if (index % atOnce === atOnce - 1) await setImmediate();
    results.push(of(one, index));
  }
  return results;
}

type Near = { readonly place: number; readonly personId: string };

async function lookUp(tx: Tx, sought: readonly Sought[]): Promise<readonly Near[]> {
  const names = sought.flatMap((one, at) =>
    [one, ...one.otherNames].map((name) => ({ ...name, at: at + 1, bornOn: one.bornOn })),
  );
  const { rows } = await sql<Near>`
    with asked as materialized (
      select distinct n.place, k.kind, k.key
      from unnest(${names.map(({ at }) => at)}::int[], ${names.map(({ familyName }) => familyName)}::text[],
        ${names.map(({ givenName }) => givenName)}::text[], ${names.map(({ bornOn }) => bornOn)}::date[])
        n (place, family, given, born)
      cross join lateral subjects.match_keys_of(n.family, n.given, n.born) k
      where k.kind in ('name', 'birth', 'word')
    )
    select a.place, m.person_id as "personId"
    from asked a join subjects.match_keys m on m.key = a.key and m.partnership_id = (select sec.partnership())
    group by a.place, m.person_id
    having bool_or(a.kind = 'name') or (bool_or(a.kind = 'birth') and bool_or(a.kind = 'word'))
    order by a.place, m.person_id`.execute(tx);
  return rows;
}

async function listKnown(tx: Tx, ids: readonly string[]): Promise<readonly KnownRow[]> {
  const { rows } = await sql<KnownRow>`
    select ${knownColumns}, '{}'::text[] as schools from subjects.people p
    where p.person_id = any(${[...ids]}::uuid[]) order by p.person_id`.execute(tx);
  return rows;
}

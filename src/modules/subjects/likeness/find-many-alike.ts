import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { sortName, type PersonName } from "../names.ts";
import { birthsBothWays } from "./birth-likeness.ts";
import {
  candidateOf,
  knownColumns,
  likeliestFirst,
  type Candidate,
  type KnownRow,
} from "./find-alike.ts";
import { comparableOf, compareNames } from "./name-likeness.ts";
import type { Known, Sought } from "./likeness-types.ts";
import { leastToShow } from "./weigh-likeness.ts";

/** More would not be looked at, for one row of a workbook. */
const mostOfOne = 5;

/**
 * For each who is sought, records within reach that may be the same child, the likeliest first. One
 * statement for all of them: records with one of the dates of birth or one of the names, also the
 * other way round. Nothing is decided by it.
 */
export async function findManyAlike(
  tx: Tx,
  sought: readonly Sought[],
  today: string,
): Promise<readonly (readonly Candidate[])[]> {
  const known = await indexed(await lookUp(tx, sought));
  return inTurns(sought, (one) =>
    [...new Set(keysOf(one).flatMap((key) => known.get(key) ?? []))]
      .map((row) => candidateOf(row, one, today))
      .filter(
        ({ likeness, person }) => likeness.strength >= leastToShow && isCalledAlike(one, person),
      )
      .sort(likeliestFirst)
      .slice(0, mostOfOne),
  );
}

const atOnce = 50;

/** A few milliseconds at a time, so that nobody else's page waits for thousands of rows. */
async function inTurns<T, R>(all: readonly T[], of: (one: T) => R): Promise<readonly R[]> {
  const results: R[] = [];
  for (const [index, one] of all.entries()) {
    if (index % atOnce === atOnce - 1) await setImmediate();
    results.push(of(one));
  }
  return results;
}

/** Many children share a birthday with somebody: among thousands of rows the name must be alike too. */
const isCalledAlike = (one: Sought, known: Known): boolean =>
  [one, ...one.otherNames].some((name) =>
    [known, ...known.otherNames].some(
      (other) => compareNames(comparableOf(name), comparableOf(other)).grade !== "none",
    ),
  );

const bothWays = (name: PersonName): readonly string[] =>
  [name, { familyName: name.givenName, givenName: name.familyName }].map(sortName);

const namesOf = (one: PersonName & { readonly otherNames: readonly PersonName[] }) =>
  [one, ...one.otherNames].flatMap(bothWays).filter((name) => !/^ | $/.test(name));

const keysOf = (one: Sought | KnownRow): readonly string[] => [
  ...birthsBothWays(one.bornOn),
  ...namesOf(one),
];

async function indexed(
  rows: readonly KnownRow[],
): Promise<ReadonlyMap<string, readonly KnownRow[]>> {
  const index = new Map<string, KnownRow[]>();
  await inTurns(rows, (row) => {
    for (const key of new Set(keysOf(row))) {
      const same = index.get(key);
      if (same) same.push(row);
      else index.set(key, [row]);
    }
  });
  return index;
}

async function lookUp(tx: Tx, sought: readonly Sought[]): Promise<readonly KnownRow[]> {
  const births = [...new Set(sought.flatMap(({ bornOn }) => birthsBothWays(bornOn)))];
  const names = [...new Set(sought.flatMap(namesOf))];
  const { rows } = await sql<KnownRow>`
    with found as (
      select person_id from subjects.people where born_on = any(${births}::date[])
      union select person_id from subjects.people where sort_name = any(${names}::text[])
      union select person_id from subjects.names where sort_name = any(${names}::text[])
    )
    select ${knownColumns}, '{}'::text[] as schools
    from found join subjects.people p on p.person_id = found.person_id
    order by p.person_id`.execute(tx);
  return rows;
}

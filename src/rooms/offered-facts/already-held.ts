import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { linkedAlready } from "../people-and-places/index.ts";
import { identifierOf, isLinked, kindOf, labelOf, type Offer } from "./offer.ts";

type Held = {
  readonly words: readonly string[];
  readonly entries: readonly string[];
  readonly names: readonly string[];
  readonly ages: readonly {
    readonly youngest: number;
    readonly oldest: number;
    readonly on: string;
  }[];
};

const nothing: Held = { words: [], entries: [], names: [], ages: [] };

/** What the places of the record hold, word for word: nothing that is there is offered again. */
async function readHeld(tx: Tx, personId: string): Promise<Held> {
  const { rows } = await sql<Held>`
    select array(select v.said from protect.voices v where v.person_id = ${personId}::uuid) as words,
      array(select e.wording from protect.profile_entries e where e.person_id = ${personId}::uuid) as entries,
      array(select x.name from protect.around_entries x where x.person_id = ${personId}::uuid and x.name is not null) as names,
      coalesce((select jsonb_agg(jsonb_build_object('youngest', f.youngest, 'oldest', f.oldest, 'on', f.said_on::text))
        from subjects.age_facts f where f.person_id = ${personId}::uuid), '[]') as ages`.execute(
    tx,
  );
  return rows[0] ?? nothing;
}

const same = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

function isHeld({ sort, value, on }: Offer, held: Held): boolean {
  if (sort === "words") return held.words.some((one) => same(one, value));
  if (sort === "screening") return held.entries.some((one) => same(one, value));
  if (sort === "at-home") return held.names.some((one) => same(one, value));
  // The same age said on another day is another fact: who was about 14 a year ago is about 15.
  return held.ages.some(
    ({ youngest, oldest, on: saidOn }) =>
      saidOn === on && youngest <= Number(value) && Number(value) <= oldest,
  );
}

/** Tells of an offer whether the record has it already; what no offer needs is not read. */
export async function alreadyHeld(
  tx: Tx,
  personId: string,
  offers: readonly Offer[],
): Promise<(offer: Offer) => boolean> {
  const isThere = await linkedAlready(tx, personId);
  const held = offers.every(isLinked) ? nothing : await readHeld(tx, personId);
  return (offer) =>
    isLinked(offer)
      ? isThere({
          kind: kindOf(offer.sort),
          label: labelOf(offer),
          identifier: identifierOf(offer),
        })
      : isHeld(offer, held);
}

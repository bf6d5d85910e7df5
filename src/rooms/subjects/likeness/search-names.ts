import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { referencesMeant } from "../../../kernel/ids.ts";
import type { PersonName } from "../names.ts";
import { numberKinds, numberOf, numbersIn, shownNumber } from "../numbers/number-kinds.ts";
import { hasOneOf } from "../numbers/same-numbers.ts";
import { searchWords, weighSearch } from "./weigh-search.ts";

/** Somebody within reach who may be meant, and why, where it is not plain. */
export type FoundName = { readonly personId: string; readonly why?: string | undefined };

const mostFound = 200;
/** Weighed here at most; of a name that many share, the nearest by their keys. */
const mostWeighed = { all: 600, nearest: 150 };

/**
 * Whom a name may be of, the likeliest first: misspelt, exchanged, one part of several, another name,
 * or by its sound; or whose reference, also without its check digit, or number it is. They are looked up by keys under the child's own policy
 * (`=` alone, so that nothing is told of rows out of reach) and weighed here.
 */
export async function searchNames(
  tx: Tx,
  partnershipId: number,
  text: string,
  wanted: keyof typeof mostWeighed = "all",
): Promise<readonly FoundName[]> {
  const words = searchWords(text);
  const rows = await lookUp(tx, { partnershipId, text, words, most: mostWeighed[wanted] });
  return rows
    .flatMap(({ personId, isReference, number, ...person }) => {
      const likeness = isReference
        ? { strength: 1000 }
        : (byNumber(number) ?? weighSearch(words, person));
      return likeness === undefined ? [] : [{ personId, ...likeness }];
    })
    .sort((a, b) => b.strength - a.strength || (a.personId < b.personId ? -1 : 1))
    .slice(0, mostFound)
    .map(({ personId, why }) => ({ personId, why }));
}

/** Its kind is said: the same figures can be of two kinds. */
function byNumber(text: string | null) {
  if (text === null) return undefined;
  const number = numberOf(text);
  return { strength: 1000, why: `${numberKinds[number.kind]} ${shownNumber(number)}` };
}

type Looking = {
  readonly partnershipId: number;
  readonly text: string;
  readonly words: readonly string[];
  readonly most: number;
};
type Row = PersonName & {
  readonly personId: string;
  readonly isReference: boolean;
  /** The number that was typed, where the record is found by it. */
  readonly number: string | null;
  readonly otherNames: readonly PersonName[];
};

async function lookUp(tx: Tx, looking: Looking): Promise<readonly Row[]> {
  const { partnershipId, text, words, most } = looking;
  const references = [text.trim().toUpperCase(), ...referencesMeant("C", text)];
  const { rows } = await sql<Row>`
    with keyed as (
      select k.person_id, count(*) as keys from subjects.name_keys k
      where k.partnership_id = ${partnershipId}
        and k.key = any (array(select subjects.name_keys_of(${words.join(" ")}))::text[])
      group by k.person_id order by keys desc, k.person_id limit ${most}
    ), found as (
      select person_id, false as is_reference, null::text as number from keyed
      union all
      select person_id, true, null from subjects.people
      where partnership_id = ${partnershipId} and reference = any(${references}::text[])
      union all
      select person_id, true, null from subjects.merges
      where partnership_id = ${partnershipId} and other_reference = any(${references}::text[]) and split_at is null
      union all
      select i.person_id, false, i.kind || ' ' || i.value from subjects.identifiers i
      where ${hasOneOf(partnershipId, numbersIn(text))}
    )
    select f.person_id as "personId", f.is_reference as "isReference", f.number, p.family_name as "familyName",
      p.given_name as "givenName",
      coalesce((select jsonb_agg(distinct jsonb_build_object('familyName', n.family_name, 'givenName', n.given_name))
        from subjects.names n where n.person_id = p.person_id), '[]') as "otherNames"
    from (select person_id, bool_or(is_reference) as is_reference, min(number) as number from found group by person_id) f
    join subjects.people p on p.person_id = f.person_id`.execute(tx);
  return rows;
}

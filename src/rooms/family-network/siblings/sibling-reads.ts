import { sql } from "kysely";
import type { IsoDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { by, recorded } from "../family-reads.ts";
import type { Around, Recorded } from "../family.ts";

/** A brother or sister with a record of their own, within the reader's reach. */
export type Sibling = Recorded & {
  readonly siblingLinkId: string;
  readonly pairId: string;
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: IsoDate | null;
  /** There is an open case for them. */
  readonly isOpen: boolean;
  /** Which person around the child they are, where they are recorded there. */
  readonly aroundId: string | null;
  readonly howKnown: string;
  readonly maySay: boolean;
  readonly sayReason: string | null;
  readonly version: number;
};

/** A brother or sister whose record, if there is one, is not linked yet. */
export const isUnlinkedSibling = (
  { relationship, aroundId }: Pick<Around, "relationship" | "aroundId">,
  siblings: readonly Sibling[],
): boolean =>
  siblingRelationships.includes(relationship) && !siblings.some((one) => one.aroundId === aroundId);

/** By their keys in the list that Lantern begins with. */
export const siblingRelationships: readonly string[] = ["brother", "sister"];

/** Brothers and sisters whose records are linked with the child's, as far as the reader reaches both. */
export async function listSiblings(tx: Tx, personId: string): Promise<readonly Sibling[]> {
  const { rows } = await sql<Sibling>`
    select x.sibling_link_id as "siblingLinkId", x.pair_id as "pairId", p.person_id as "personId", p.reference,
      p.family_name as "familyName", p.given_name as "givenName", p.born_on::text as "bornOn", coalesce(t.is_open, false) as "isOpen",
      x.around_id as "aroundId", x.how_known as "howKnown", x.may_say as "maySay", x.say_reason as "sayReason", x.version, ${recorded}
    from protect.sibling_links x ${by}
    join protect.sibling_links o on o.pair_id = x.pair_id and o.person_id <> x.person_id and o.ended_on is null
    join subjects.people p on p.person_id = o.person_id
    left join protect.tracker_entries t on t.person_id = p.person_id
    where x.person_id = ${personId}::uuid and x.ended_on is null
    order by p.born_on, p.person_id`.execute(tx);
  return rows;
}

/** How many brothers and sisters may be at risk whose records the reader cannot open, where it may be said. */
export async function countSiblingsBeyond(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ atRisk: number }>`
    select b.at_risk as "atRisk" from protect.siblings_beyond(array[${personId}::uuid]) b`.execute(
    tx,
  );
  return rows[0]?.atRisk ?? 0;
}

export type OtherRecord = {
  readonly personId: string;
  readonly partnershipId: number;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: IsoDate | null;
};

const mostOffered = 10;

/** Records within reach of the same family name, to choose from; those that are linked already are left out. */
export async function listOfFamilyName(
  tx: Tx,
  { personId, familyNames }: { readonly personId: string; readonly familyNames: readonly string[] },
): Promise<readonly OtherRecord[]> {
  const { rows } = await sql<OtherRecord>`
    select p.person_id as "personId", p.partnership_id as "partnershipId", p.reference, p.family_name as "familyName",
      p.given_name as "givenName", p.born_on::text as "bornOn"
    from subjects.people p
    where p.family_name = any (${familyNames}::text[]) and p.person_id <> ${personId}::uuid
      and not exists (select from protect.sibling_links x
        join protect.sibling_links o on o.pair_id = x.pair_id and o.person_id = p.person_id
        where x.person_id = ${personId}::uuid and x.ended_on is null)
    order by p.given_name, p.person_id limit ${mostOffered}`.execute(tx);
  return rows;
}

/** Why two records are not linked: none of that reference is within reach, one is kept apart, or they are linked already. */
export type Refusal = "unknown" | "apart" | "linked";

/** The other record, by its id or its printed reference, and why it may not be linked. */
export async function findOther(
  tx: Tx,
  {
    personId,
    chosen,
    reference,
  }: {
    readonly personId: string;
    readonly chosen: string | null;
    readonly reference: string | null;
  },
): Promise<{ readonly other: OtherRecord | undefined; readonly refusal: Refusal | null }> {
  const { rows } = await sql<OtherRecord & { refusal: Refusal | null }>`
    select p.person_id as "personId", p.partnership_id as "partnershipId", p.reference, p.family_name as "familyName",
      p.given_name as "givenName", p.born_on::text as "bornOn",
      protect.siblings_refused(${personId}::uuid, p.person_id) as refusal
    from subjects.people p
    where p.person_id <> ${personId}::uuid
      and case when ${chosen}::uuid is null then p.reference = ${reference?.trim().toUpperCase() ?? ""} else p.person_id = ${chosen}::uuid end
    limit 1`.execute(tx);
  const [found] = rows;
  return found
    ? { other: found, refusal: found.refusal }
    : { other: undefined, refusal: "unknown" };
}

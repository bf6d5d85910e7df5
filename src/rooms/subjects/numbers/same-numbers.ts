import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { PersonName } from "../names.ts";
import { numberOf, numberText, type ChildNumber } from "./number-kinds.ts";

/** Another record that has one of the numbers. */
export type SameNumber = PersonName & {
  readonly personId: string;
  readonly reference: string;
  readonly number: ChildNumber;
};

/** More records under one number are a mistake that is plain from the first. */
const mostShown = 10;

/**
 * Other records within the reader’s reach under one of these numbers. They are looked up by their
 * value alone, by `=`, which the database does before it asks whom the reader reaches.
 */
export async function listSameNumbers(
  tx: Tx,
  { personId, partnershipId }: { readonly personId: string; readonly partnershipId: number },
  numbers: readonly ChildNumber[],
): Promise<readonly SameNumber[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<Omit<SameNumber, "number"> & { text: string }>`
    select p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
      i.kind || ' ' || i.value as text
    from subjects.identifiers i join subjects.people p on p.person_id = i.person_id
    where ${hasOneOf(partnershipId, numbers)} and i.person_id <> ${personId}::uuid
    order by p.sort_name, p.person_id, i.kind limit ${mostShown}`.execute(tx);
  return rows.map(({ text, ...row }) => ({ ...row, number: numberOf(text) }));
}

/** For each record within the reader’s reach that has this number, the row that says so. */
export async function rowsOfNumber(
  tx: Tx,
  partnershipId: number,
  number: ChildNumber,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ personId: string; identifierId: string }>`
    select i.person_id as "personId", i.identifier_id as "identifierId"
    from subjects.identifiers i where ${hasOneOf(partnershipId, [number])}`.execute(tx);
  return new Map(rows.map(({ personId, identifierId }) => [personId, identifierId]));
}

/** Those of these numbers that stand today on a record within the reader’s reach. */
export async function listHeldNumbers(
  tx: Tx,
  numbers: readonly ChildNumber[],
): Promise<readonly ChildNumber[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<{ text: string }>`
    select distinct i.kind || ' ' || i.value as text from subjects.identifiers i
    where i.partnership_id = (select sec.partnership()) and i.ended_at is null
      and i.value = any(${numbers.map(({ value }) => value)}::text[])`.execute(tx);
  return rows.map(({ text }) => numberOf(text));
}

/** That a row `i` of the numbers holds today and is one of these. */
export const hasOneOf = (partnershipId: number, numbers: readonly ChildNumber[]) => sql`
  i.partnership_id = ${partnershipId} and i.ended_at is null
    and i.value = any(${numbers.map(({ value }) => value)}::text[])
    and i.kind || ' ' || i.value = any(${numbers.map(numberText)}::text[])`;

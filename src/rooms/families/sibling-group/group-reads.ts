import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { type ChronologyLine, listChronology } from "../../child-record/index.ts";
import { listSiblings } from "../../family-network/index.ts";
import { listOtherNames, type Person } from "../../subjects/index.ts";
import type { GroupChild } from "./hide-names.ts";

/** More children than these no page shows side by side. */
export const mostOthers = 5;
const mostLines = 300;

/** "EX-0001, EX-0002": references as typed or ticked, each once. */
export const readReferences = (typed: readonly string[]): readonly string[] => [
  ...new Set(
    typed
      .flatMap((text) => text.split(/[\s,;]+/))
      .map((text) => text.toUpperCase())
      .filter((text) => text !== ""),
  ),
];

/** Which children within reach have these references. */
export async function findByReference(
  tx: Tx,
  references: readonly string[],
): Promise<readonly { readonly personId: string; readonly reference: string }[]> {
  if (references.length === 0) return [];
  return tx
    .selectFrom("subjects.people")
    .select(["person_id as personId", "reference"])
    .where("reference", "in", references)
    .limit(mostOthers)
    .execute();
}

/** A child within reach who may belong to the group: a recorded brother or sister, or one of the same family name. */
export type Linked = {
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  /** Their records are linked as those of brothers and sisters. */
  readonly isSibling: boolean;
};

/**
 * Recorded brothers and sisters whatever their family name, then children of the same family name: as far as the reader
 * reaches both records, and at most ten.
 */
export async function listLinked(
  tx: Tx,
  { personId, familyName }: Person,
): Promise<readonly Linked[]> {
  const siblings = await listSiblings(tx, personId);
  const ids = siblings.map((one) => one.personId);
  const { rows } = await sql<Omit<Linked, "isSibling">>`
    select p.reference, p.family_name as "familyName", p.given_name as "givenName" from subjects.people p
    where p.family_name = ${familyName} and p.person_id <> all (${[personId, ...ids]}::uuid[])
    order by p.given_name, p.person_id limit 10`.execute(tx);
  const named = rows.map((one) => ({ ...one, isSibling: false }));
  return [...siblings.map((one) => ({ ...one, isSibling: true })), ...named].slice(0, 10);
}

export type ChildLines = GroupChild & {
  readonly name: string;
  readonly initials: string;
  readonly lines: readonly ChronologyLine[];
};

const initial = (name: string): string => [...name.matchAll(/\p{L}/gu)][0]?.[0] ?? "";

/** A child's chronology with every name that Lantern has for the child. */
export async function readLines(tx: Tx, person: Person): Promise<ChildLines> {
  const { personId, reference, familyName, givenName } = person;
  const others = await listOtherNames(tx, personId);
  const names = [person, ...others].map((one) => ({
    given: one.givenName,
    family: one.familyName,
  }));
  return {
    personId,
    reference,
    names,
    name: `${givenName} ${familyName}`.trim(),
    initials: `${initial(givenName)}${initial(familyName)}`,
    lines: await listChronology(tx, personId, { limit: mostLines, offset: 0 }),
  };
}

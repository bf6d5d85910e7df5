import { sql } from "kysely";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { insertAll } from "../../platform/database/insert-all.ts";
import { toJsonb } from "../../platform/database/jsonb.ts";
import { sortName, type PersonName } from "./names.ts";

export type PersonInBrief = PersonName & {
  readonly personId: string;
  readonly reference: string;
  readonly bornOn: string | null;
  /** Where the child can be found is protected: a workbook's ward and school are not taken. */
  readonly isProtected: boolean;
  /** As far as it is open; null where it is not known or protected. */
  readonly ward: string | null;
  readonly school: string | null;
  /** Every name on the record, in the form that is compared. */
  readonly sortNames: readonly string[];
};

/** What a workbook's rows are compared with, for any number of children in one statement. */
export async function listInBrief(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, PersonInBrief>> {
  const { rows } = await sql<PersonInBrief>`
    with found as (
      select distinct on (w.person_id, w.kind) w.person_id, w.kind, w.wording from subjects.whereabouts w
      where w.person_id = any(${personIds}::uuid[]) and w.kind in ('ward', 'school') and w.to_on is null
      order by w.person_id, w.kind, w.from_on desc nulls last, w.whereabouts_id desc
    )
    select p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
      p.born_on as "bornOn", exists (select from subjects.protection_of(p.person_id)) as "isProtected",
      ward.wording as ward, school.wording as school,
      array(select n.sort_name from subjects.names n where n.person_id = p.person_id union select p.sort_name) as "sortNames"
    from subjects.people p
    left join found ward on ward.person_id = p.person_id and ward.kind = 'ward'
    left join found school on school.person_id = p.person_id and school.kind = 'school'
    where p.person_id = any(${personIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.personId, row]));
}

/** Nobody can protect where these children are until this transaction ends. */
export async function holdPeople(tx: Tx, personIds: readonly string[]): Promise<void> {
  await sql`
    select person_id from subjects.people where person_id = any(${personIds}::uuid[])
    order by person_id for no key update`.execute(tx);
}

/** Whether the record has this name already, accents, hyphens and capitals aside. */
export const isNamed = ({ sortNames }: PersonInBrief, name: PersonName): boolean =>
  sortNames.includes(sortName(name));

export type OtherName = PersonName & { readonly kind: "alias" | "as_recorded" };

export type NewSource = {
  readonly personId: string;
  readonly place: string;
  readonly body: Readonly<Record<string, string>>;
  /** Names that it gives and the record did not have. */
  readonly names: readonly OtherName[];
};

/** What an agency sent of people who are here already, kept untouched. */
export async function addSources(
  tx: Tx,
  sources: readonly NewSource[],
  { partnershipId, source }: { readonly partnershipId: number; readonly source: string },
): Promise<void> {
  const kept = sources.map((one) => ({ ...one, sourceId: newId() }));
  await insertAll(
    tx,
    "subjects.source_records",
    kept.map(({ sourceId, personId, place, body }) => ({
      source_record_id: sourceId,
      partnership_id: partnershipId,
      person_id: personId,
      source,
      place,
      body: toJsonb(body),
    })),
  );
  const names = kept.flatMap(({ sourceId, personId, names: given }) =>
    given.map(({ kind, familyName, givenName }) => ({
      name_id: newId(),
      partnership_id: partnershipId,
      person_id: personId,
      kind,
      family_name: familyName,
      given_name: givenName,
      source_record_id: sourceId,
    })),
  );
  await insertAll(tx, "subjects.names", names);
}

import { sql } from "kysely";
import { newId, referenceFor } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { insertAll } from "../../platform/database/insert-all.ts";
import { toJsonb } from "../../platform/database/jsonb.ts";
import { sortName, type PersonName } from "./names.ts";

export type NewPerson = PersonName & {
  readonly bornOn: string | null;
  readonly sex: "female" | "male" | null;
  readonly otherNames: readonly (PersonName & { readonly kind: "alias" | "as_recorded" })[];
  /** What an agency sent, kept untouched: where it stood and what it said. */
  readonly sources: readonly {
    readonly place: string;
    readonly body: Readonly<Record<string, string>>;
  }[];
};

export type Owner = {
  readonly partnershipId: number;
  readonly teamId: string;
  /** The owning team's and agency's principals; each person's own circle is added here. */
  readonly principals: readonly number[];
};

export type AddedPerson = {
  readonly personId: string;
  readonly reference: string;
  readonly acl: readonly number[];
};

/** Adds people, each with a circle and a reference of their own, in the order given. A few statements, whatever their number. */
export async function addPeople(
  tx: Tx,
  people: readonly NewPerson[],
  { owner, source }: { owner: Owner; source: string },
): Promise<readonly AddedPerson[]> {
  if (people.length === 0) return [];
  const circles = await newCircles(tx, people.length, owner.partnershipId);
  const references = await newReferences(tx, people.length);
  const added = people.map((_, index) => {
    const circle = circles[index] ?? 0;
    return {
      personId: newId(),
      reference: references[index] ?? "",
      circle,
      acl: [circle, ...owner.principals],
    };
  });
  await insertAll(
    tx,
    "subjects.people",
    people.map((person, index) => ({
      person_id: added[index]?.personId ?? "",
      partnership_id: owner.partnershipId,
      circle_id: added[index]?.circle ?? 0,
      owning_team_id: owner.teamId,
      acl: added[index]?.acl ?? [],
      reference: added[index]?.reference ?? "",
      family_name: person.familyName,
      given_name: person.givenName,
      sort_name: sortName(person),
      born_on: person.bornOn,
      sex: person.sex,
    })),
  );
  await addSourcesAndNames(tx, people, { added, owner, source });
  return added.map(({ personId, reference, acl }) => ({ personId, reference, acl }));
}

async function newCircles(
  tx: Tx,
  count: number,
  partnershipId: number,
): Promise<readonly number[]> {
  const { rows } = await sql<{ principal_id: number }>`
    insert into sec.principals (partnership_id, kind)
    select ${partnershipId}::int, 'circle' from generate_series(1, ${count})
    returning principal_id`.execute(tx);
  return rows.map((row) => row.principal_id);
}

async function newReferences(tx: Tx, count: number): Promise<readonly string[]> {
  const { rows } = await sql<{ number: number }>`
    select nextval('subjects.reference_numbers')::int as number from generate_series(1, ${count})`.execute(
    tx,
  );
  return rows.map((row) => referenceFor("C", row.number));
}

type Added = { readonly added: readonly { readonly personId: string }[]; readonly owner: Owner };

async function addSourcesAndNames(
  tx: Tx,
  people: readonly NewPerson[],
  { source, ...given }: Added & { readonly source: string },
): Promise<void> {
  const sources = sourceRows(people, given).map((row) => ({ ...row, source }));
  await insertAll(tx, "subjects.source_records", sources);
  await insertAll(tx, "subjects.names", nameRows(people, given));
}

function sourceRows(people: readonly NewPerson[], given: Added) {
  return people.flatMap((person, index) =>
    person.sources.map(({ place, body }) => ({
      source_record_id: newId(),
      ...belonging(given, index),
      place,
      body: toJsonb(body),
    })),
  );
}

function nameRows(people: readonly NewPerson[], given: Added) {
  return people.flatMap((person, index) =>
    [{ ...person, kind: "known_as" as const }, ...person.otherNames].map((name) => ({
      name_id: newId(),
      ...belonging(given, index),
      kind: name.kind,
      family_name: name.familyName,
      given_name: name.givenName,
    })),
  );
}

function belonging({ added, owner }: Added, index: number) {
  return { partnership_id: owner.partnershipId, person_id: added[index]?.personId ?? "" };
}

import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { AgeRange } from "./age-ranges.ts";

type Said = AgeRange & {
  readonly source: string;
  readonly sourceName: string | null;
  readonly wording: string | null;
};

type Adding = {
  readonly person: { readonly personId: string; readonly partnershipId: number };
  readonly said: Said;
  readonly by: { readonly actor: { readonly id: string }; readonly at: Date };
};

/** Adds how old a child is said to be, where nobody knows the date of birth; the newest stands. */
export async function addAge(
  tx: Tx,
  { person, said: { youngest, oldest, on, source, sourceName, wording }, by }: Adding,
): Promise<void> {
  await tx
    .insertInto("subjects.age_facts")
    .values({
      age_fact_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      youngest,
      oldest,
      said_on: on,
      source,
      source_name: sourceName,
      wording,
      recorded_by: by.actor.id,
      recorded_at: by.at,
    })
    .execute();
}

import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { calledOf, type Around, type DoNotTell } from "./family.ts";
import { listAround, listDecisions, listDoNotTell } from "./family-reads.ts";
import { familySchemeOn, nameIn, type FamilyScheme } from "./family-scheme.ts";
import {
  mustNotBeTold,
  tellingAsked,
  untoldMeant,
  type Recipient,
  type WhoMayBeTold,
} from "./who-may-be-told.ts";

/** Marks that hold on a day: not lifted, and begun. */
export const marksOn = (marks: readonly DoNotTell[], on: string): readonly DoNotTell[] =>
  marks.filter(({ liftedOn, fromOn }) => liftedOn === null && fromOn <= on);

/** Everybody around the child as somebody who may be told, or must not be. */
export const recipientsOf = (
  people: readonly Around[],
  marks: readonly DoNotTell[],
  scheme: FamilyScheme,
): readonly Recipient[] =>
  people.map((one) => ({
    aroundId: one.aroundId,
    called: calledOf(one),
    name: one.name,
    relation: nameIn(scheme.relationships, one.relationship),
    phone: one.phone,
    email: one.email,
    isParent: scheme.relationships.some(
      ({ key, isParent }) => key === one.relationship && isParent,
    ),
    isEnded: one.change === "ended",
    doNotTell: marks.find(({ aroundId }) => aroundId === one.aroundId)?.reason ?? null,
  }));

type Asked = {
  readonly person: { readonly personId: string; readonly bornOn: string | null };
  readonly today: string;
};

/** Who may be told about a child today: what every paper, link, telling, meeting and visit asks. */
export async function whoMayBeTold(tx: Tx, { person, today }: Asked): Promise<WhoMayBeTold> {
  const { personId, bornOn } = person;
  const people = await listAround(tx, personId);
  const decisions = await listDecisions(tx, personId);
  const asked = tellingAsked(bornOn, decisions, today);
  const namedAsAdult = asked?.age === 18 ? (asked.answer?.aroundIds ?? []) : undefined;
  if (people.length === 0) return { people: [], namedAsAdult };
  const marks = marksOn(await listDoNotTell(tx, personId), today);
  const scheme = await familySchemeOn(tx, today);
  return { people: recipientsOf(people, marks, scheme), namedAsAdult };
}

/**
 * Why words that say whom somebody is told, rung or handed something are not kept: they are like somebody who must not
 * be told. Undefined where nothing speaks against them.
 */
export async function saysUntold(
  tx: Tx,
  { personId, today }: { readonly personId: string; readonly today: string },
  words: string,
): Promise<string | undefined> {
  const told = await whoMayBeTold(tx, { person: { personId, bornOn: null }, today });
  const meant = untoldMeant(told, { words });
  return meant && mustNotBeTold(meant);
}

/** Of these children, by which names somebody must not be told, whatever the day of the mark. */
export async function listUntoldNames(
  tx: Tx,
  personIds: readonly string[],
): Promise<readonly { readonly personId: string; readonly name: string }[]> {
  const { rows } = await sql<{ personId: string; name: string }>`
    select d.person_id as "personId", e.name
    from protect.do_not_tell d join protect.around_entries e on e.around_id = d.around_id
    where d.person_id = any (${personIds}::uuid[]) and d.lifted_at is null and e.name is not null
      and not exists (select from protect.around_entries n where n.replaces_id = e.around_entry_id)`.execute(
    tx,
  );
  return rows;
}

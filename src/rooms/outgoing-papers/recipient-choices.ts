import type { Tx } from "../../platform/database/database.ts";
import { listAgencies, listColleagues } from "../directory/index.ts";
import { whoMayBeTold, whyNotTold } from "../family-network/index.ts";
import { fullName, namedPlaces, type CircleMember, type Person } from "../subjects/index.ts";
import { isForFamily } from "./kinds.ts";
import type { Choice } from "./recipient.ts";

/** Somebody of the family as another room knows them: "Parents", "Sadia Doyle and Omar Doyle". */
export type FamilyMember = { readonly names: string; readonly relation: string };

type ReadQuery = {
  readonly kind: string;
  readonly person: Person;
  readonly circle: readonly CircleMember[];
  readonly family: readonly FamilyMember[];
  readonly today: string;
};

/** Whom Lantern knows beside this child, so that nobody types what is known. */
export async function recipientChoices(tx: Tx, asked: ReadQuery): Promise<readonly Choice[]> {
  if (!isForFamily(asked.kind)) return [...(await colleagues(tx, asked)), ...(await agencies(tx))];
  const { person, family } = asked;
  const known = [
    { ...nobodys, key: "child", kind: "child" as const, name: fullName(person), relation: null },
    ...(await peopleAround(tx, asked)),
    ...family.flatMap(eachOf),
    ...(await earlierRecipients(tx, person.personId)),
  ];
  return known.filter(({ name }, index) => known.findIndex((one) => one.name === name) === index);
}

const nobodys = { staffId: null, agencyId: null };

/**
 * People around the child with their relation. Who must not be told stands among them, so that nobody types a name in
 * its place, and is refused.
 */
async function peopleAround(tx: Tx, asked: ReadQuery): Promise<readonly Choice[]> {
  const told = await whoMayBeTold(tx, asked);
  return told.people
    .filter(({ isEnded, doNotTell }) => !isEnded || doNotTell !== null)
    .map(({ aroundId, called, relation }): Choice => {
      const notTold = whyNotTold(told, aroundId);
      return {
        ...nobodys,
        key: `around-${aroundId}`,
        kind: "family",
        name: called.slice(0, 200),
        relation,
        aroundId,
        ...(notTold !== undefined && { notTold }),
      };
    });
}

/** A paper is for one person: names that were written together are taken apart. */
function eachOf({ names, relation }: FamilyMember, index: number): readonly Choice[] {
  return names
    .split(/[,;&]|\band\b/)
    .map((name) => name.replace(/\(.*?\)/g, "").trim())
    .filter((name) => name !== "")
    .map((name, place) => ({
      ...nobodys,
      key: `family-${String(index + 1)}-${String(place + 1)}`,
      kind: "family",
      name: name.slice(0, 200),
      relation,
    }));
}

async function earlierRecipients(tx: Tx, personId: string): Promise<readonly Choice[]> {
  const rows = await tx
    .selectFrom("papers.papers")
    .select(["paper_id", "recipient_name", "recipient_relation"])
    .where("person_id", "=", personId)
    .where("recipient_kind", "=", "family")
    .orderBy("paper_id", "desc")
    .limit(20)
    .execute();
  return rows.map((row) => ({
    ...nobodys,
    key: `earlier-${row.paper_id}`,
    kind: "family",
    name: row.recipient_name,
    relation: row.recipient_relation,
  }));
}

async function colleagues(tx: Tx, { circle, today }: ReadQuery): Promise<readonly Choice[]> {
  const inCircle = new Set(namedPlaces(circle).map(({ staffId }) => staffId));
  const listed = await listColleagues(tx, today);
  return listed
    .filter(
      ({ staffId }, index) =>
        inCircle.has(staffId) && listed.findIndex((one) => one.staffId === staffId) === index,
    )
    .map(({ staffId, name, role, agency }) => ({
      key: `staff-${staffId}`,
      kind: "staff",
      name,
      relation: `${role}, ${agency}`,
      staffId,
      agencyId: null,
    }));
}

async function agencies(tx: Tx): Promise<readonly Choice[]> {
  return (await listAgencies(tx)).map(({ agencyId, name }) => ({
    key: `agency-${agencyId}`,
    kind: "agency",
    name,
    relation: null,
    staffId: null,
    agencyId,
  }));
}

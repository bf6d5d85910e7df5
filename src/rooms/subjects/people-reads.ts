import { sql } from "kysely";
import { holds, type Actor } from "../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../platform/database/database.ts";
import type { AgeRange } from "./age-ranges.ts";
import type { PersonName } from "./names.ts";

export type Person = PersonName & {
  readonly personId: string;
  readonly partnershipId: number;
  readonly reference: string;
  readonly circleId: number;
  readonly owningTeamId: string;
  readonly owningTeam: string;
  readonly owningAgencyId: string;
  /** The agency that is the controller of the record. */
  readonly owningAgency: string;
  /** Whether the record is kept under Part 3 of the Data Protection Act 2018. */
  readonly isLawEnforcement: boolean;
  readonly acl: readonly number[];
  readonly isRestricted: boolean;
  /** Staff with a conflict of interest. */
  readonly shutOut: readonly string[];
  readonly bornOn: string | null;
  readonly sex: "female" | "male" | null;
  /** Where nobody knows the date of birth: the age that stands, as it was said. */
  readonly ageSaid: AgeRange | null;
};

/** The newest age of a person without a date of birth. */
const ageSaid = sql<AgeRange | null>`case when p.born_on is null then (
  select jsonb_build_object('youngest', f.youngest, 'oldest', f.oldest, 'on', f.said_on::text) from subjects.age_facts f
  where f.person_id = p.person_id order by f.recorded_at desc, f.age_fact_id desc limit 1) end`;

/**
 * The person, if the actor reaches them today. A wide actor who finds nobody is asked again as a
 * narrow one: that is how people named on a restricted record open it.
 */
export async function findPerson(
  tx: Tx,
  actor: Actor,
  personId: string,
): Promise<Person | undefined> {
  if (!holds(actor, "child.view")) return undefined;
  const found = await personQuery(tx, personId);
  if (found || !actor.isWide) return found;
  await lookNarrowly(tx);
  return personQuery(tx, personId);
}

async function personQuery(tx: Tx, personId: string): Promise<Person | undefined> {
  const row = await tx
    .selectFrom("subjects.people as p")
    .innerJoin("directory.teams as t", "t.team_id", "p.owning_team_id")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select([
      "p.person_id as personId",
      "p.partnership_id as partnershipId",
      "p.reference",
      "p.circle_id as circleId",
      "p.owning_team_id as owningTeamId",
      "t.name as owningTeam",
      "t.agency_id as owningAgencyId",
      "a.name as owningAgency",
      "p.law_enforcement as isLawEnforcement",
      "p.acl",
      "p.restricted as isRestricted",
      "p.shut_out as shutOut",
      "p.family_name as familyName",
      "p.given_name as givenName",
      "p.born_on as bornOn",
      "p.sex",
      ageSaid.as("ageSaid"),
    ])
    .where("p.person_id", "=", personId)
    .executeTakeFirst();
  return row && { ...row, sex: row.sex as Person["sex"] };
}

/**
 * Every name the person is recorded under, besides the one they are known by. Of a record that was
 * joined to theirs the name came with it.
 */
export function listOtherNames(tx: Tx, personId: string): Promise<readonly PersonName[]> {
  return tx
    .selectFrom("subjects.names as n")
    .innerJoin("subjects.people as p", "p.person_id", "n.person_id")
    .select(["n.family_name as familyName", "n.given_name as givenName"])
    .distinct()
    .where("n.person_id", "=", personId)
    .where((where) =>
      where.or([
        where("n.kind", "<>", "known_as"),
        where("n.sort_name", "<>", where.ref("p.sort_name")),
      ]),
    )
    .execute();
}

import { sql } from "kysely";
import { demoStaff } from "../../src/demonstration/index.ts";
import { addPeople } from "../../src/rooms/subjects/add-people.ts";
import { addTeam, createPartnership } from "../../src/rooms/directory/provision.ts";
import { roomsOfTests } from "../harness/all-rooms.ts";
import { findImportTeam } from "../../src/rooms/directory/staff-reads.ts";
import { levelSchemeOn } from "../../src/rooms/child-record/level-scheme.ts";
import { openOnTracker } from "../../src/rooms/child-record/open-on-tracker.ts";
import { newId } from "../../src/kernel/ids.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import type { TestDatabase } from "../harness/database.ts";
import type { Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";

/** The invented person of each built-in role. */
export const cast: readonly string[] = demoStaff.map(({ key }) => key);

/** Puts somebody of the cast into a child's circle, whatever their role; answers the membership. */
export async function letIn(database: TestDatabase, child: Child, key: string): Promise<string> {
  const membershipId = newId();
  await database.query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select $1, partnership_id, $2, $3, 'grant', 'Let in by a test', $4 from directory.staff where staff_id = $3`,
    [membershipId, child.circleId, await staffIdOf(database, key), database.clock.now()],
  );
  return membershipId;
}

/** A flag on a child's record, raised by the co-ordinator. */
export async function aFlag(database: TestDatabase, child: Child): Promise<string> {
  const flagId = newId();
  await database.query(
    `insert into protect.flags (flag_id, partnership_id, person_id, scheme_id, type, reason, raised_on, raised_by, review_by)
     select $1, s.partnership_id, $2, c.configuration_id, 'county-lines', 'Raised by a test', '2026-11-20', s.staff_id, '2026-12-20'
     from directory.staff s join directory.configuration c on c.partnership_id = s.partnership_id and c.kind = 'flag-type'
     where s.staff_id = $3`,
    [flagId, child.personId, await staffIdOf(database, "coordinator")],
  );
  return flagId;
}

/** Where a child can be found, as if somebody had recorded it; answers the fact. */
export async function aFact(
  { query, clock }: TestDatabase,
  child: Child,
  { kind, wording }: { kind: string; wording: string } = { kind: "school", wording: "Fernhill" },
): Promise<string> {
  const id = newId();
  await query(
    `insert into subjects.whereabouts (whereabouts_id, partnership_id, person_id, kind, wording, source, recorded_at)
     select $1, partnership_id, person_id, $3, $4, 'Told by a test', $5 from subjects.people where person_id = $2`,
    [id, child.personId, kind, wording, clock.now()],
  );
  return id;
}

/** Protects where a child can be found, for these people of the cast. */
export async function protect(
  database: TestDatabase,
  child: Child,
  named: readonly string[],
): Promise<void> {
  const staffIds: string[] = [];
  for (const key of named) staffIds.push(await staffIdOf(database, key));
  await asMaintenance(database.admin, (tx) =>
    sql`select subjects.protect_whereabouts(${newId()}::uuid, ${child.personId}::uuid, ${staffIds}::uuid[],
      'Must not be found', '2026-12-24', ${staffIds[0]}::uuid, ${database.clock.now()})`.execute(
      tx,
    ),
  );
}

/** Ends every post of somebody of the cast on this day. */
export async function endPosts(database: TestDatabase, key: string, on: string): Promise<void> {
  await database.query("update directory.posts set ends_on = $2 where staff_id = $1", [
    await staffIdOf(database, key),
    on,
  ]);
}

/** A child of another partnership that shares this database. */
export async function aChildElsewhere(database: TestDatabase, familyName: string): Promise<Child> {
  const today = database.clock.today();
  return asMaintenance(database.admin, async (tx) => {
    const partnershipId = await createPartnership(tx, {
      name: `Place of ${familyName}`,
      isDemo: true,
      rooms: await roomsOfTests(),
    });
    const agency = { name: "Westvale Council", kind: "council" };
    const teamId = await addTeam(tx, { partnershipId, agency, team: "Elsewhere" });
    const { principal_id } = await tx
      .selectFrom("directory.teams")
      .select("principal_id")
      .where("team_id", "=", teamId)
      .executeTakeFirstOrThrow();
    const person = {
      familyName,
      givenName: "Else",
      bornOn: null,
      sex: null,
      otherNames: [],
      sources: [],
    };
    const owner = { partnershipId, teamId, principals: [principal_id] };
    const [added] = await addPeople(tx, [person], { owner, source: "factory" });
    if (!added) throw new Error("no child was made");
    const standing = { isOpen: true, level: 2, headline: familyName, reason: familyName };
    const scheme = await levelSchemeOn(tx, today);
    const opening = { partnershipId, scheme, on: today, at: database.clock.now() };
    await openOnTracker(tx, [{ ...added, ...standing }], opening);
    return { personId: added.personId, reference: added.reference, circleId: added.acl[0] ?? 0 };
  });
}

export type Told = { readonly child: Child; readonly canary: string };

/** Children whose every text holds a word of their own, so that a leak names its source. */
export async function childrenWithCanaries(
  database: TestDatabase,
  canaries: readonly string[],
): Promise<readonly Told[]> {
  const today = database.clock.today();
  return asMaintenance(database.admin, async (tx) => {
    const { partnership_id: partnershipId } = await tx
      .selectFrom("directory.partnerships")
      .select("partnership_id")
      .orderBy("partnership_id")
      .limit(1)
      .executeTakeFirstOrThrow();
    const team = await findImportTeam(tx);
    if (!team) throw new Error("the cast has no team for imports");
    const owner = { partnershipId, teamId: team.teamId, principals: team.principals };
    const people = canaries.map((canary) => ({
      familyName: `${canary}family`,
      givenName: `${canary}given`,
      bornOn: "2011-05-04",
      sex: null,
      otherNames: [{ kind: "alias" as const, familyName: `${canary}alias`, givenName: "" }],
      sources: [{ place: `${canary}sheet`, body: { Surname: `${canary}source` } }],
    }));
    const added = await addPeople(tx, people, { owner, source: "factory" });
    const scheme = await levelSchemeOn(tx, today);
    const standings = added.map((one, index) => ({
      ...one,
      isOpen: index % 2 === 0,
      level: (index % 3) + 1,
      headline: `${canaries[index] ?? ""}headline`,
      reason: `${canaries[index] ?? ""}reason`,
    }));
    await openOnTracker(tx, standings, {
      partnershipId,
      scheme,
      on: today,
      at: database.clock.now(),
    });
    return added.map(({ personId, reference, acl }, index) => ({
      child: { personId, reference, circleId: acl[0] ?? 0 },
      canary: canaries[index] ?? "",
    }));
  });
}

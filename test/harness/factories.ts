import { asMaintenance } from "./maintenance.ts";
import { findImportTeam } from "../../src/rooms/directory/staff-reads.ts";
import { levelSchemeOn } from "../../src/rooms/child-record/level-scheme.ts";
import { openOnTracker } from "../../src/rooms/child-record/open-on-tracker.ts";
import { addPeople } from "../../src/rooms/subjects/add-people.ts";
import type { TestDatabase } from "./database.ts";

export type ChildGiven = {
  readonly familyName?: string;
  readonly givenName?: string;
  readonly bornOn?: string | null;
  readonly level?: number | null;
  readonly isOpen?: boolean;
};

export type Child = {
  readonly personId: string;
  readonly reference: string;
  readonly circleId: number;
};

let count = 0;

/** Children of the import team, with nothing but what is given. */
export async function someChildren(
  database: TestDatabase,
  given: readonly ChildGiven[],
): Promise<readonly Child[]> {
  const today = database.clock.today();
  return asMaintenance(database.admin, async (tx) => {
    const partnership = await tx
      .selectFrom("directory.partnerships")
      .select("partnership_id")
      .executeTakeFirstOrThrow();
    const partnershipId = partnership.partnership_id;
    const team = await findImportTeam(tx);
    if (!team) throw new Error("the cast has no team for imports");
    const people = given.map((child) => ({
      familyName: child.familyName ?? `Family${++count}`,
      givenName: child.givenName ?? `Given${count}`,
      bornOn: child.bornOn === undefined ? "2011-05-04" : child.bornOn,
      sex: null,
      otherNames: [],
      sources: [],
    }));
    const owner = { partnershipId, teamId: team.teamId, principals: team.principals };
    const added = await addPeople(tx, people, { owner, source: "factory" });
    const scheme = await levelSchemeOn(tx, today);
    await openOnTracker(
      tx,
      added.map((person, index) => ({
        personId: person.personId,
        acl: person.acl,
        isOpen: given[index]?.isOpen ?? true,
        level: given[index]?.level ?? null,
        headline: "Made for a test",
        reason: "Made for a test",
      })),
      { partnershipId, scheme, on: today, at: database.clock.now() },
    );
    // They came from no workbook, so nothing that one says waits for a decision.
    await tx
      .updateTable("protect.tracker_entries")
      .set({ said_level: null, said_on: null })
      .where(
        "person_id",
        "in",
        added.map(({ personId }) => personId),
      )
      .execute();
    return added.map(({ personId, reference, acl }) => ({
      personId,
      reference,
      circleId: acl[0] ?? 0,
    }));
  });
}

export async function aChild(database: TestDatabase, given: ChildGiven = {}): Promise<Child> {
  const [child] = await someChildren(database, [given]);
  if (!child) throw new Error("no child was made");
  return child;
}

/** Leaves a record to its circle alone, as restricting it does. */
export async function restrict({ query }: TestDatabase, child: Child): Promise<void> {
  await query(
    "update subjects.people set restricted = true, acl = array[circle_id] where person_id = $1",
    [child.personId],
  );
}

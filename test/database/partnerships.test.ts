import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { addPeople } from "../../src/rooms/subjects/add-people.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting, actorByEmail, anotherPartnership, type Neighbour } from "./acting.ts";

let database: TestDatabase;
let west: Neighbour;
let ours: StaffActor;
let lead: StaffActor;
let theirs: StaffActor;
let child: Child;
let theirChild: string;

beforeAll(async () => {
  database = await aDatabase("cast");
  child = await aChild(database);
  west = await anotherPartnership(database);
  ours = await actorOf(database, "coordinator");
  lead = await actorOf(database, "lead");
  theirs = await actorByEmail(database, west.email);
  theirChild = await asMaintenance(database.admin, async (tx) => {
    const owner = {
      partnershipId: west.partnershipId,
      teamId: west.teamId,
      principals: theirs.principals,
    };
    const person = {
      familyName: "Westvale",
      givenName: "Child",
      bornOn: null,
      sex: null,
      otherNames: [],
      sources: [],
    };
    const [added] = await addPeople(tx, [person], { owner, source: "test" });
    return added?.personId ?? "";
  });
});
afterAll(() => database.close());

const shared = [
  "directory.partnerships",
  "directory.staff",
  "directory.teams",
  "directory.agencies",
  "directory.roles",
  "directory.posts",
  "directory.configuration",
  "sec.principals",
  "subjects.people",
] as const;

describe("two partnerships in one database", () => {
  test.each(shared)("share no row of %s", async (table) => {
    const partnershipsSeen = (actor: StaffActor): Promise<readonly number[]> =>
      acting(database, actor, async (tx) => {
        const { rows } = await sql<{
          partnership_id: number;
        }>`select distinct partnership_id from ${sql.table(table)}`.execute(tx);
        return rows.map((row) => row.partnership_id);
      });
    expect(await partnershipsSeen(ours)).toEqual([ours.partnershipId]);
    expect(await partnershipsSeen(theirs)).toEqual([west.partnershipId]);
  });

  test("each sees its own child alone", async () => {
    const people = (actor: StaffActor): Promise<readonly string[]> =>
      acting(database, actor, async (tx) =>
        (await tx.selectFrom("subjects.people").select("person_id").execute()).map(
          (row) => row.person_id,
        ),
      );
    expect(await people(ours)).toEqual([child.personId]);
    expect(await people(lead)).toEqual([child.personId]);
    expect(await people(theirs)).toEqual([theirChild]);
  });

  test("an auditor reads the events of one", async () => {
    const governance = await actorOf(database, "governance");
    const rows = await acting(database, governance, async (tx) =>
      tx.selectFrom("audit.events").select("partnership_id").distinct().execute(),
    );
    expect(rows.map((row) => row.partnership_id)).toEqual([governance.partnershipId]);
  });

  test.each<[string, () => StaffActor]>([
    ["wide", () => ours],
    ["narrow", () => lead],
  ])("a %s actor adds no person to the other", async (_reach, actor) => {
    const adding = acting(database, actor(), (tx) =>
      tx
        .insertInto("subjects.people")
        .values({
          person_id: newId(),
          partnership_id: west.partnershipId,
          circle_id: child.circleId,
          owning_team_id: west.teamId,
          acl: [...actor().principals],
          reference: "C-1-1",
          family_name: "Planted",
          given_name: "",
          sort_name: "planted",
        })
        .execute(),
    );
    await expect(adding).rejects.toThrow(/row-level security/);
  });

  test("nor anything about its child, nor a holiday, a circle or an import", async () => {
    const refused = /row-level security/;
    const note = { kind: "note", headline: "Planted", happened_on: "2026-11-24" };
    const row = { chronology_entry_id: newId(), ...note };
    await expect(
      acting(database, ours, (tx) =>
        tx
          .insertInto("protect.chronology_entries")
          .values({ ...row, partnership_id: west.partnershipId, person_id: theirChild })
          .execute(),
      ),
    ).rejects.toThrow(refused);
    await expect(
      acting(database, ours, (tx) =>
        tx
          .insertInto("protect.chronology_entries")
          .values({ ...row, partnership_id: ours.partnershipId, person_id: theirChild })
          .execute(),
      ),
    ).rejects.toThrow(refused);
    await expect(
      acting(database, ours, (tx) =>
        tx
          .insertInto("sec.principals")
          .values({ partnership_id: west.partnershipId, kind: "circle" })
          .execute(),
      ),
    ).rejects.toThrow(refused);
  });

  test("no row can be moved to the other", async () => {
    await expect(
      acting(database, lead, (tx) =>
        tx
          .updateTable("protect.tracker_entries")
          .set({ partnership_id: west.partnershipId })
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});

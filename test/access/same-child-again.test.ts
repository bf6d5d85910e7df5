import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { matchingJobs } from "../../src/rooms/subjects/matching/matching-job.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";

/** A pair of which somebody has said something already: taken back, or said while another had the form open. */
let app: TestApp;
let coordinator: Client;
let mash: Client;
let manager: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
  manager = await app.signIn("manager");
});
afterAll(() => app.close());

let number = 0;
let one: Child;
let other: Child;
beforeEach(async () => {
  number += 1;
  const familyName = `Wolstenholme${number}`;
  one = await aChild(app, { familyName, givenName: "Amelia", bornOn: "2012-03-04" });
  other = await aChild(app, { familyName, givenName: "Ameila", bornOn: "2012-04-03" });
});

async function compare(): Promise<void> {
  for (const job of matchingJobs({ admin: app.admin, database: app.db, clock: app.clock }))
    await job.run({});
}

const pairOf = (): string => `/same-child/${one.personId}/${other.personId}`;
const say = (verdict: string, reason = "Rang the school") => ({ verdict, reason });

describe("a pair of which a decision was taken back", () => {
  const standing = () =>
    app.query<{ id: string; by: string }>(
      `select d.pair_decision_id as id, split_part(s.email, '@', 1) as by from subjects.pair_decisions d
       join directory.staff s on s.staff_id = d.decided_by
       where d.ended_at is null and $1::uuid in (d.person_id, d.other_person_id) order by d.decided_at`,
      [one.personId],
    );
  const takeBack = async (by: string, version = "1", who = coordinator) => {
    const id = (await standing()).find((decision) => decision.by === by)?.id ?? "";
    return who.post(`${pairOf()}/decisions/${id}/end`, { reason: "A slip", version });
  };

  test("is looked at by another, whichever of the two it was", async () => {
    for (const gone of ["coordinator", "mash"]) {
      await coordinator.post(pairOf(), say("same"));
      await mash.post(pairOf(), say("same"));
      expect((await takeBack(gone)).status).toBe(303);
      expect((await manager.post(pairOf(), say("different"))).status).toBe(303);
      expect((await coordinator.get(pairOf())).page.text).toContain("Two colleagues decided");
      // What stands alone waits for its second look, and is read by who said it.
      const by: Readonly<Record<string, Client>> = { coordinator, mash, manager };
      for (const said of await standing())
        expect((await takeBack(said.by, "1", by[said.by])).status).toBe(303);
    }
  });

  test("is not by a version that is none", async () => {
    await coordinator.post(pairOf(), say("same"));
    for (const version of ["abc", "1.5", "1e100", "99999999999", "", "-1"])
      expect({ version, status: (await takeBack("coordinator", version)).status }).toEqual({
        version,
        status: 409,
      });
  });
});

describe("who had the form open while a colleague settled the pair", () => {
  test("is heard, and a difference is seen", async () => {
    await app.query("update subjects.people set born_on = '2013-08-19' where person_id = $1", [
      other.personId,
    ]);
    await compare();
    expect((await coordinator.post(pairOf(), say("different"))).status).toBe(303);
    expect((await mash.get(pairOf())).page.text).toContain("It is decided");
    const unsaid = await mash.post(pairOf(), say("same", ""));
    expect(unsaid.page.errors.map(({ href }) => href)).toEqual(["#reason"]);
    expect(unsaid.html).toContain('name="reason"');
    const { status, location } = await mash.post(pairOf(), say("same", "Rang the mother"));
    expect({ status, location: location?.startsWith("/same-child/") }).toEqual({
      status: 303,
      location: true,
    });
    expect((await coordinator.get(pairOf())).page.text).toContain("Two colleagues decided");
  });

  test("reads what they wrote where two have decided, since it is not saved", async () => {
    await coordinator.post(pairOf(), say("same"));
    await mash.post(pairOf(), say("same"));
    const late = await manager.post(pairOf(), say("different", "Rang the mother"));
    expect(late.status).toBe(409);
    expect(late.page.text).toContain("What you wrote was not saved");
    expect(late.page.text).toContain("Different children: Rang the mother");
  });

  test("does not say which of two records stays by the id of a third", async () => {
    const third = await aChild(app, { familyName: "Third", givenName: "Amelia" });
    const at = `${pairOf()}/merge?stays=${third.personId}`;
    expect((await coordinator.get(at)).status).toBe(404);
    expect((await coordinator.post(at, { reason: "One child" })).status).toBe(404);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { liftHolds } from "../harness/holds.ts";
import { newId } from "../../src/kernel/ids.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aLatePromise } from "../harness/chasing.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { whomToAsk } from "../../src/rooms/actions/whom-to-ask.ts";
import { auditDuring } from "./walk.ts";
import { findPerson } from "../../src/rooms/subjects/people-reads.ts";
import { cast, endPosts, letIn } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let nurse: Client;
let school: Client;
beforeAll(async () => {
  app = await anApp();
  await liftHolds(app);
  coordinator = await app.signIn("coordinator");
  nurse = await app.signIn("nurse");
  school = await app.signIn("school");
});
afterAll(() => app.close());

let count = 0;
const canary = (): string => `Zephyr${++count}`;

const ask = (child: Child, actionId: string, by: Client = coordinator) =>
  by.post(`/children/${child.personId}/chases`, { about: "action", action: actionId });

/** A child whom the nurse reaches, with a promise of theirs that was asked about. */
async function askedOfTheNurse() {
  const familyName = canary();
  const child = await aChild(app, { familyName });
  await letIn(app, child, "nurse");
  const actionId = await aLatePromise(app, child, "nurse");
  expect((await ask(child, actionId)).status).toBe(303);
  const [row] = await app.query<{ chase_id: string }>(
    "select chase_id from work.chases where action_id = $1",
    [actionId],
  );
  return { child, familyName, actionId, chaseId: row?.chase_id ?? "" };
}

const answersOf = (chaseId: string) =>
  app.query<{ answer: string; answered_by: string }>(
    "select answer, answered_by from work.chase_answers where chase_id = $1",
    [chaseId],
  );

/** Nothing that this person can open says that there is such a child, or how many. */
async function seesNothing(client: Client, familyName: string, chaseId: string): Promise<void> {
  for (const address of ["/asked", "/work", "/notices"]) {
    const { page } = await client.get(address);
    expect(page.text).not.toContain(familyName);
  }
  expect((await client.get(`/asked/${chaseId}`)).status).toBe(404);
  const answer = await client.post(`/asked/${chaseId}`, { answer: "no-information" });
  expect(answer.status).toBe(404);
  expect(await answersOf(chaseId)).toEqual([]);
}

describe("someone who was asked", () => {
  test("answers with one press, and the notice names nobody", async () => {
    const { chaseId, familyName, child } = await askedOfTheNurse();
    const [notice] = await app.query<{ headline: string; href: string }>(
      "select headline, href from work.notifications where staff_id = $1 order by notification_id desc limit 1",
      [await staffIdOf(app, "nurse")],
    );
    expect(notice).toEqual({
      headline: "You have been asked about 1 thing: most answers take one click",
      href: "/asked",
    });
    expect((await nurse.get("/work")).page.text).toContain(familyName);
    const rows = await auditDuring(app, () =>
      nurse.post(`/asked/${chaseId}`, { answer: "no-information", back: "/work" }),
    );
    expect(rows).toMatchObject([
      { action: "chase.answer", outcome: "done", subject_ids: [child.personId] },
    ]);
    expect(await answersOf(chaseId)).toEqual([
      { answer: "no-information", answered_by: await staffIdOf(app, "nurse") },
    ]);
    const plan = (await coordinator.get(`/children/${child.personId}/plan`)).page.text;
    expect(plan).toContain("Answered on 24 November 2026 by Ruth Adeyemi: no information held.");
    const chronology = await coordinator.get(`/children/${child.personId}/chronology`);
    expect(chronology.page.text).toContain(
      "Asked on 24 November 2026 about an action: no information held",
    );
  });

  test("and lost their place in the professional network since sees no more of it", async () => {
    const { child, familyName, chaseId } = await askedOfTheNurse();
    await app.query("update sec.memberships set ends_at = $2 where circle_id = $1", [
      child.circleId,
      app.clock.now(),
    ]);
    await seesNothing(nurse, familyName, chaseId);
  });

  test("and has a conflict of interest since sees no more of it", async () => {
    const { child, familyName, chaseId } = await askedOfTheNurse();
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      child.personId,
      await staffIdOf(app, "nurse"),
    ]);
    await seesNothing(nurse, familyName, chaseId);
  });

  test("about a record that was restricted without them sees no more of it", async () => {
    const { child, familyName, chaseId } = await askedOfTheNurse();
    await app.query("delete from sec.memberships where circle_id = $1", [child.circleId]);
    await restrict(app, child);
    await seesNothing(nurse, familyName, chaseId);
  });
});

describe("someone else", () => {
  test("who reaches the child too cannot answer for them", async () => {
    const { child, chaseId } = await askedOfTheNurse();
    await letIn(app, child, "school");
    for (const client of [school, coordinator]) {
      expect((await client.get(`/asked/${chaseId}`)).status).toBe(404);
      const answer = await client.post(`/asked/${chaseId}`, { answer: "no-information" });
      expect(answer.status).toBe(404);
    }
    expect(await answersOf(chaseId)).toEqual([]);
  });

  test("cannot answer past the application either", async () => {
    const { child, chaseId } = await askedOfTheNurse();
    await letIn(app, child, "school");
    const actor = await actorOf(app, "school");
    const forged = acting(app, actor, (tx) =>
      tx
        .insertInto("work.chase_answers")
        .values({
          chase_answer_id: newId(),
          chase_id: chaseId,
          answer: "no-information",
          partnership_id: actor.partnershipId,
          person_id: child.personId,
          answered_by: actor.id,
          answered_at: app.clock.now(),
        })
        .execute(),
    );
    await expect(forged).rejects.toThrow(/foreign key/);
  });

  test("agrees to a new date; whoever gave it does not", async () => {
    const { child, actionId, chaseId } = await askedOfTheNurse();
    await nurse.post(`/asked/${chaseId}`, {
      answer: "working",
      "by-day": "4",
      "by-month": "12",
      "by-year": "2026",
    });
    const due = async () =>
      (
        await app.query<{ due_on: string }>(
          "select due_on::text from work.actions where action_id = $1",
          [actionId],
        )
      )[0]?.due_on;
    expect(await due()).toBe("2026-11-19");
    const agree = `/children/${child.personId}/chases/${chaseId}/agree`;
    expect((await nurse.get("/overdue")).html).not.toContain(agree);
    expect((await nurse.get("/overdue")).page.text).toContain("once a colleague agrees");
    expect((await coordinator.get("/overdue")).html).toContain(agree);
    expect((await nurse.post(agree, {})).status).toBe(403);
    expect(await due()).toBe("2026-11-19");
    expect((await coordinator.post(agree, {})).status).toBe(303);
    expect(await due()).toBe("2026-12-04");
  });
});

describe("who can be asked", () => {
  test("where nobody of an agency can, there is no press that would ask them", async () => {
    const child = await aChild(app, { familyName: canary() });
    await aLatePromise(app, child, "youthworker");
    const [agency] = await app.query<{ id: string }>(
      "select agency_id as id from directory.agencies where name = 'Harbour Youth Project'",
    );
    const list = await coordinator.get(`/overdue?agency=${agency?.id ?? ""}`);
    expect(list.page.text).toContain("cannot see this record: ring");
    expect(list.page.text).not.toContain("Ask about one");
    await letIn(app, child, "youthworker");
    const open = await coordinator.get(`/overdue?agency=${agency?.id ?? ""}`);
    expect(open.page.text).toContain("Ask about one");
  });

  const asking = async (child: Child, by: string, whom: string) => {
    const actor = await actorOf(app, by);
    const staffId = await staffIdOf(app, whom);
    const [agency] = await app.query<{ agency_id: string }>(
      "select t.agency_id from directory.posts o join directory.teams t on t.team_id = o.team_id where o.staff_id = $1",
      [staffId],
    );
    const agencyId = agency?.agency_id ?? "";
    const whose = [
      { personId: child.personId, agencyId, staffId },
      { personId: child.personId, agencyId, staffId: null },
    ];
    return acting(app, actor, (tx) => whomToAsk(tx, whose, app.clock.now()));
  };

  test("only someone who reaches the child today", async () => {
    const child = await aChild(app);
    expect(await asking(child, "coordinator", "nurse")).toEqual([undefined, undefined]);
    await letIn(app, child, "nurse");
    const found = await asking(child, "coordinator", "nurse");
    expect(found.map((one) => one?.name)).toEqual(["Ruth Adeyemi", "Ruth Adeyemi"]);
    await app.query("update sec.memberships set basis = 'emergency' where circle_id = $1", [
      child.circleId,
    ]);
    expect(await asking(child, "coordinator", "nurse")).toEqual([undefined, undefined]);
  });

  test("not someone whose post has ended, or who is shut out", async () => {
    const child = await aChild(app);
    await letIn(app, child, "intelligence");
    await endPosts(app, "intelligence", "2026-11-23");
    expect(await asking(child, "coordinator", "intelligence")).toEqual([undefined, undefined]);
    await letIn(app, child, "youthworker");
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      child.personId,
      await staffIdOf(app, "youthworker"),
    ]);
    expect(await asking(child, "coordinator", "youthworker")).toEqual([undefined, undefined]);
  });

  test("and to someone out of reach the database says nothing of anyone", async () => {
    const child = await aChild(app);
    await letIn(app, child, "nurse");
    expect(await asking(child, "school", "nurse")).toEqual([undefined, undefined]);
    await restrict(app, child);
    expect(await asking(child, "coordinator", "nurse")).toEqual([undefined, undefined]);
    const named = await asking(child, "nurse", "nurse");
    expect(named.map((one) => one?.name)).toEqual(["Ruth Adeyemi", "Ruth Adeyemi"]);
  });

  test.each(cast)("is the same for %s as what the policies let them see", async (key) => {
    const [ordinary, inside, named] = [await aChild(app), await aChild(app), await aChild(app)];
    for (const child of [inside, named]) await letIn(app, child, key);
    await letIn(app, named, key === "lead" ? "manager" : "lead");
    await restrict(app, named);
    const theirs = await actorOf(app, key);
    for (const child of [ordinary, inside, named]) {
      const by = child === named ? (key === "lead" ? "manager" : "lead") : "mash";
      const [asked] = await asking(child, by, key);
      const reached = await acting(app, theirs, (tx) => findPerson(tx, theirs, child.personId));
      expect(asked !== undefined).toBe(reached !== undefined);
    }
  });

  test("an owner out of reach is not asked, is not told, and is rung", async () => {
    const child = await aChild(app);
    const actionId = await aLatePromise(app, child, "police");
    const page = (await coordinator.get("/overdue")).page.text;
    expect(page).toContain("Tom Cole cannot see this record: ring 020 7946 0161");
    const answer = await ask(child, actionId);
    expect(answer.location).toContain("unseen=1");
    expect(await app.query("select 1 from work.chases where action_id = $1", [actionId])).toEqual(
      [],
    );
  });

  test("nobody asks about a child out of reach, or about another child's action", async () => {
    const child = await aChild(app);
    await letIn(app, child, "nurse");
    const actionId = await aLatePromise(app, child, "nurse");
    expect((await ask(child, actionId, school)).status).toBe(404);
    const other = await aChild(app);
    expect((await ask(other, actionId)).status).toBe(404);
    expect((await ask(child, "forged")).status).toBe(404);
  });
});

test("a restricted child's action is in no list and no count of a wide actor", async () => {
  const before = (await coordinator.get("/overdue")).page.text;
  const child = await aChild(app, { familyName: canary() });
  await letIn(app, child, "lead");
  await aLatePromise(app, child, "lead");
  await restrict(app, child);
  const { page } = await coordinator.get("/overdue");
  expect(page.text).toBe(before);
  expect((await (await app.signIn("lead")).get("/overdue")).page.text).toContain("Zephyr");
});

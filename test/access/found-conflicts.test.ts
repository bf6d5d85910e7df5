import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aFact, letIn } from "./world.ts";

/** Colleagues said where they live and whom they know; nobody declared anything. */
let app: TestApp;
let child: Child;
let about: string;
let coordinator: Client;
let manager: Client;
let police: Client;

const home = "12 Tideway Street, Eastmoor, QX1 4RT";
const emergency = { "reason-key": "missing-now", reason: "Not home since noon, phone off" };

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  manager = await app.signIn("manager");
  police = await app.signIn("police");
}, 180_000);
beforeEach(async () => {
  await app.query("delete from sec.staff_ties");
  child = await aChild(app, { familyName: "Qxfoundz" });
  about = `/children/${child.personId}`;
  await aFact(app, child, { kind: "address", wording: home });
});
afterAll(() => app.close());

const says = async (who: Client, kind: string, wording: string): Promise<void> => {
  const said = await who.post("/people-i-know", { kind, wording });
  expect(said.status).toBe(303);
  // What was saved is said once: on this page, and not on the next.
  await who.follow(said);
};
const tickets = async (): Promise<number> =>
  (await app.query("select 1 from sec.emergency_openings where person_id = $1", [child.personId]))
    .length;
const findings = () =>
  app.query<{ id: string; strength: string; outcome: string | null }>(
    "select conflict_finding_id as id, strength, outcome from sec.conflict_findings where person_id = $1",
    [child.personId],
  );

describe("someone who lives at the same address", () => {
  test("meets no record when they open it for the first time, as if there were none", async () => {
    await says(coordinator, "home", "12 tideway st, qx14rt");
    const shut = await coordinator.get(about);
    const nothing = await coordinator.get("/children/018f0000-0000-7000-8000-000000000000");
    expect(shut.status).toBe(404);
    const bare = (html: string): string => html.replaceAll(/nonce="[^"]+"/g, "");
    expect(bare(shut.html)).toBe(bare(nothing.html));
    expect((await coordinator.get("/children?q=Qxfoundz")).html).not.toContain(child.personId);
    expect((await coordinator.get(about)).status).toBe(404);
  });

  test("opens nothing in an emergency, and no ticket is written", async () => {
    await says(police, "home", home);
    expect((await police.post(`/emergency/${child.personId}`, emergency)).status).toBe(404);
    expect((await police.get(`/emergency/${child.personId}`)).status).toBe(404);
    expect(await tickets()).toBe(0);
  });

  test("is not let in to the professional network, and loses the place they had", async () => {
    await letIn(app, child, "nurse");
    const nurse = await app.signIn("nurse");
    expect((await nurse.get(about)).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    await says(nurse, "home", home);
    expect((await nurse.get(about)).status).toBe(404);
    const school = await app.signIn("school");
    await says(school, "home", home);
    const form = { staff: await staffIdOf(app, "school"), basis: "grant", reason: "Asked" };
    const refused = await manager.post(`${about}/circle`, form);
    expect(refused.status).toBe(422);
    expect(refused.page.text).toContain("has a conflict of interest and cannot be added");
    expect((await school.get(about)).status).toBe(404);
  });

  test("is shut out until someone else decides; none opens the record again", async () => {
    await says(coordinator, "home", home);
    await coordinator.get(about);
    expect((await manager.get("/notices")).page.text).toContain("A colleague may know a child");
    const page = await manager.get(`${about}/conflicts/found`);
    expect(page.page.text).toContain("They live at the same address");
    expect(page.page.text).toContain("Access blocked until you decide");
    expect(page.html.toLowerCase()).not.toContain("tideway");
    const [found] = await findings();
    const at = `${about}/conflicts/found/${found?.id ?? ""}`;
    expect((await coordinator.post(at, { outcome: "none", reason: "Me" })).status).toBe(404);
    expect((await manager.post(at, { outcome: "", reason: "" })).status).toBe(422);
    const none = { outcome: "none", reason: "Moved out in 2019" };
    expect((await manager.post(at, none)).status).toBe(303);
    expect((await coordinator.get(about)).status).toBe(200);
    expect((await manager.post(at, { ...none, outcome: "conflict" })).status).toBe(303);
    expect((await coordinator.get(about)).status).toBe(404);
  });
});

describe("weak reasons", () => {
  test("shut nobody out: the person is asked", async () => {
    await says(coordinator, "home", "90 Tideway Street, QX1 4RT");
    expect((await coordinator.get(about)).status).toBe(200);
    expect((await findings()).map(({ strength }) => strength)).toEqual(["weak"]);
    expect((await coordinator.get("/notices")).page.text).toContain("Do you know this child");
  });

  test("nothing in common is nothing found, and it is not looked again", async () => {
    await coordinator.get(about);
    const looks = () =>
      app.query("select looked_at from sec.conflict_looks where person_id = $1", [child.personId]);
    const first = await looks();
    await coordinator.get(about);
    expect(await looks()).toEqual(first);
    expect(first).toHaveLength(1);
    expect(await findings()).toEqual([]);
  });
});

test("what people say of their own life is read by themselves alone", async () => {
  await says(coordinator, "home", "7 Qxsecretz Road");
  expect((await coordinator.get("/people-i-know")).page.text).toContain("7 Qxsecretz Road");
  const others: Client[] = [
    manager,
    police,
    await app.signIn("admin"),
    await app.signIn("governance"),
  ];
  for (const other of others) {
    expect((await other.get("/people-i-know")).html).not.toContain("Qxsecretz");
  }
  expect((await coordinator.post("/people-i-know", { kind: "", wording: "" })).status).toBe(422);
  const [tie] = await app.query<{ id: string }>("select staff_tie_id as id from sec.staff_ties");
  const end = `/people-i-know/${tie?.id ?? ""}/end`;
  expect((await manager.post(end, {})).status).toBe(404);
  expect((await coordinator.post(end, {})).status).toBe(303);
  expect((await coordinator.get("/people-i-know")).page.text).not.toContain("Qxsecretz");
});

describe("an emergency", () => {
  test("that is open ends at once when the person is shut out", async () => {
    expect((await police.post(`/emergency/${child.personId}`, emergency)).status).toBe(303);
    expect((await police.get(about)).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    await says(police, "relative", "Given Qxfoundz");
    await app.query("update subjects.people set given_name = 'Given' where person_id = $1", [
      child.personId,
    ]);
    expect((await police.get(about)).status).toBe(404);
    expect((await police.post(`/emergency/${child.personId}`, emergency)).status).toBe(404);
    expect(await tickets()).toBe(1);
  });

  test("is as often in a day as the configuration says", async () => {
    const set = (limit: number) =>
      app.query(
        `update directory.configuration set body = body || jsonb_build_object('dailyLimit', $1::int)
         where kind = 'emergency-access'`,
        [limit],
      );
    app.clock.advance({ hours: 24 });
    await set(1);
    const other = await aChild(app);
    const sister = await app.signIn("police");
    expect((await sister.post(`/emergency/${child.personId}`, emergency)).status).toBe(303);
    expect((await sister.post(`/emergency/${other.personId}`, emergency)).status).toBe(429);
    await set(5);
    expect((await sister.post(`/emergency/${other.personId}`, emergency)).status).toBe(303);
  });
});

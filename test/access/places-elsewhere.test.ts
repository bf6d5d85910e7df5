import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aConcernForm, sendAs } from "../harness/concerns.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aFact, letIn, protect } from "./world.ts";

/** The home of a protected child, said of a brother or in a concern that is linked with nobody yet. */
let app: TestApp;
let coordinator: Client;
let mash: Client;
let manager: Client;
let child: Child;
let brother: Child;
let number = 0;
const home = "12 Wintersedge Lane";
const mask = "[held back: it may say where the child can be found]";
const happened = { "happened-day": "24", "happened-month": "11", "happened-year": "2026" };

beforeAll(async () => {
  app = await anApp();
  [coordinator, mash, manager] = [
    await app.signIn("coordinator"),
    await app.signIn("mash"),
    await app.signIn("manager"),
  ];
}, 120_000);
afterAll(() => app.close());
beforeEach(async () => {
  number += 1;
  const familyName = `Qxkin${"abcdefghij"[number] ?? ""}`;
  child = await aChild(app, { familyName, givenName: "Ada", bornOn: "2012-03-09" });
  brother = await aChild(app, { familyName, givenName: "Ben", bornOn: "2014-05-01" });
  for (const one of [child, brother]) await letIn(app, one, "manager");
  await aFact(app, child, { kind: "address", wording: `${home}, QX4 4AB` });
  await aFact(app, child, { kind: "school", wording: "Kestrelmere Academy" });
  await protect(app, child, ["manager", "nurse"]);
});

const read = async (by: Client, address: string): Promise<string> =>
  (await by.get(address)).page.text;
const whereOf = (of: Child): string => `/children/${of.personId}/whereabouts`;
const waiting = (): Promise<string> => read(manager, `${whereOf(child)}/held`);

describe("on a brother’s record", () => {
  const fact = {
    kind: "address",
    wording: `${home}, QX4 4AB`,
    source: "The school",
    "from-day": "",
    "from-month": "",
    "from-year": "",
  };

  test("whoever may not know records it as ever, and it is held for everybody else", async () => {
    expect((await coordinator.post(whereOf(brother), fact)).status).toBe(303);
    expect(await read(coordinator, whereOf(brother))).toContain(home);
    const others = await read(mash, whereOf(brother));
    expect(others).toContain(mask);
    expect(others).not.toContain("Wintersedge");
    expect(await waiting()).toContain(home);
    expect(await read(manager, whereOf(brother))).toContain(home);
    expect(await read(manager, "/notices")).toContain("A text says where a child can be found");
  });

  test("a note is treated the same; the school that both go to is not", async () => {
    const detail = `They live at ${home.toLowerCase()} and go to Kestrelmere Academy`;
    const note = { headline: "Seen", detail, ...happened };
    expect((await coordinator.post(`/children/${brother.personId}/note`, note)).status).toBe(303);
    const at = `/children/${brother.personId}/chronology`;
    expect(await read(coordinator, at)).toContain(detail);
    expect(await read(mash, at)).toContain(`They live at ${mask} and go to Kestrelmere Academy`);
  });

  test("whoever may know is asked before anything is recorded", async () => {
    const stopped = await manager.post(whereOf(brother), fact);
    expect(stopped.status).toBe(422);
    expect(stopped.page.text).toContain("This says where");
    expect(await read(mash, whereOf(brother))).not.toContain(mask);
    expect((await manager.post(whereOf(brother), { ...fact, _hold: "yes" })).status).toBe(303);
    expect(await read(mash, whereOf(brother))).toContain(mask);
  });

  test("once nothing is protected, whoever reads the record reads it", async () => {
    await coordinator.post(whereOf(brother), fact);
    await app.query(
      "update subjects.protections set ended_at = since, ended_by = protected_by where person_id = $1",
      [child.personId],
    );
    expect(await read(mash, whereOf(brother))).toContain(home);
  });

  test("a child of another name is left alone", async () => {
    const other = await aChild(app, { familyName: "Qxother" });
    expect((await coordinator.post(whereOf(other), fact)).status).toBe(303);
    expect(await read(mash, whereOf(other))).toContain(home);
  });
});

describe("in a concern that is linked with nobody", () => {
  const about = () => ({
    familyName: `Qxkin${"abcdefghij"[number] ?? ""}`,
    givenName: "Ada",
    worry: `They live at ${home}`,
  });

  test("of the child’s name and birth: it goes in, and is held for everybody but its sender", async () => {
    const school = await app.signIn("school");
    const id = await sendAs(school, about());
    expect(await read(school, `/concerns/${id}`)).toContain(home);
    const page = await read(mash, `/mash/${id}`);
    expect(page).toContain(mask);
    expect(page).not.toContain("Wintersedge");
    expect(await waiting()).toContain(home);
  });

  test("of another birth date it is someone else’s", async () => {
    const id = await sendAs(await app.signIn("school"), { ...about(), "bornOn-year": "2009" });
    expect(await read(mash, `/mash/${id}`)).toContain(home);
  });

  test("whoever may know is asked first, and sends it as it is if they say so", async () => {
    const form = { id: newId(), ...aConcernForm, ...about() };
    const stopped = await manager.post("/concerns", form);
    expect(stopped.status).toBe(422);
    expect(stopped.page.text).toContain("This says where");
    expect((await manager.post("/concerns", { ...form, _hold: "yes" })).status).toBe(303);
  });
});

describe("who names protected places again and again", () => {
  test("is told of to those who may know and to governance, with the number, and learns nothing", async () => {
    // What she wrote in the tests above.
    await app.query("update subjects.held_words set typed_by = null");
    const governance = await app.signIn("governance");
    const sent: unknown[] = [];
    for (let time = 1; time <= 6; time++) {
      const note = { headline: `Note ${String(time)}`, detail: `Seen near ${home}`, ...happened };
      const answer = await coordinator.post(`/children/${child.personId}/note`, note);
      sent.push([answer.status, answer.location]);
      const notices = await read(manager, "/notices");
      expect([time, notices.includes(`${String(time)} times in 7 days`)]).toEqual([
        time,
        time >= 5,
      ]);
    }
    expect(new Set(sent.map(String)).size).toBe(1);
    expect(await read(governance, "/notices")).toContain("6 times in 7 days");
    expect(await read(governance, "/audit/unusual")).toContain("Named 6 times within 7 days");
    expect(await read(coordinator, "/notices")).not.toContain("times in 7 days");
  });

  test("is not counted where they may know", async () => {
    for (let time = 1; time <= 6; time++) {
      const note = { headline: `Note ${String(time)}`, detail: `Seen near ${home}`, _hold: "yes" };
      await manager.post(`/children/${child.personId}/note`, { ...note, ...happened });
    }
    const [counted] = await app.query<{ count: number }>(
      "select count(*)::int as count from govern.unusual_uses u join directory.staff s using (staff_id) where s.email like 'manager@%'",
    );
    expect(counted?.count).toBe(0);
  });
});

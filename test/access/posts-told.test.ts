import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aColleagueOf } from "../harness/colleagues.ts";

/**
 * One administrator could invite somebody who does not exist, with a post that opens records, and come in as
 * them by the code: somebody who would know better hears of each such post.
 */

let app: TestApp;
let admin: Client;
beforeAll(async () => {
  app = await anApp();
  admin = await app.signIn("admin");
});
afterAll(() => app.close());

const teamOf = async (key: string): Promise<string> =>
  (
    await app.query<{ id: string }>(
      "select p.team_id as id from directory.posts p join directory.staff s using (staff_id) where s.email = $1",
      [`${key}@eastmoor.example`],
    )
  )[0]?.id ?? "";
const role = async (key: string): Promise<string> =>
  (
    await app.query<{ id: string }>("select role_id as id from directory.roles where key = $1", [
      key,
    ])
  )[0]?.id ?? "";

let count = 0;
async function invite(roleKey: string, team: string): Promise<string> {
  const name = `Qxnobody ${++count}`;
  const email = `qxnobody${count}@eastmoor.example`;
  const form = { name, email, phone: "", team: await teamOf(team), role: await role(roleKey) };
  expect((await admin.post("/admin/people/invite", form)).status).toBe(200);
  return name;
}

/** Whose notices name the newcomer. */
async function told(name: string): Promise<readonly string[]> {
  const rows = await app.query<{ key: string; headline: string }>(
    `select split_part(s.email, '@', 1) as key, n.headline from work.notifications n
     join directory.staff s using (staff_id) where n.headline like $1 order by 1`,
    [`%${name}%`],
  );
  for (const { headline } of rows) expect(headline).toContain("tell information governance");
  return rows.map(({ key }) => key);
}

describe("a post that opens records", () => {
  test("is told to those who manage the professional networks of its team, and to nobody else", async () => {
    const name = await invite("practitioner", "lead");
    const keys = await told(name);
    expect(keys).toEqual(expect.arrayContaining(["lead", "manager"]));
    for (const key of ["admin", "school", "governance"]) expect(keys).not.toContain(key);
    const manager = await app.signIn("manager");
    const { page } = await manager.get("/notices");
    expect(page.text).toContain(`${name} has a post in your team from 24 November 2026`);
    expect((await manager.get("/help/people")).status).toBe(200);
  });

  test("is told to who reads the audit where nobody manages professional networks in the team", async () => {
    expect(await told(await invite("practitioner", "school"))).toEqual(["governance"]);
  });

  test("that is given later is told as well, and once", async () => {
    const name = await invite("analyst", "analyst");
    expect(await told(name)).toEqual([]);
    const [row] = await app.query<{ id: string }>(
      "select staff_id as id from directory.staff where name = $1",
      [name],
    );
    const post = { team: await teamOf("lead"), role: await role("team-manager"), starts: "" };
    const given = await admin.post(`/admin/people/${row?.id ?? ""}/posts`, post);
    expect(given.status).toBe(303);
    const keys = await told(name);
    expect(keys).toContain("manager");
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.some((key) => key.startsWith("qxnobody"))).toBe(false);
  });
});

test("another administrator is told to who reads the audit and to those who are there", async () => {
  await aColleagueOf(app, "admin");
  const keys = await told(await invite("system-administrator", "admin"));
  expect(keys).toContain("governance");
  expect(keys).not.toContain("admin");
  expect(keys.length).toBe(2);
});

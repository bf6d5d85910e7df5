import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { termFields } from "../harness/commissioning.ts";
import { aChild } from "../harness/factories.ts";
import { aService, referForm } from "../harness/recovery.ts";

let app: TestApp;
let analyst: Client;
let busy: string;
let quiet: string;
beforeAll(async () => {
  app = await anApp();
  analyst = await app.signIn("analyst");
  const lead = await app.signIn("lead");
  busy = await aService(app, { name: "Qxbusy advisers" });
  quiet = await aService(app, { name: "Qxquiet mentoring" });
  const commissioner = await app.signIn("commissioner");
  await commissioner.post(`/commissioning/${busy}/terms`, termFields());
  const on = { "on-day": "20", "on-month": "10", "on-year": "2026" };
  for (let count = 0; count < 9; count += 1) {
    const child = await aChild(app, { familyName: "Qxdemand" });
    const service = count < 7 ? busy : quiet;
    const form = referForm(service, on);
    const made = await lead.post(`/children/${child.personId}/services/new`, form);
    if (made.status !== 303) throw new Error("not referred");
    await app.query(
      `insert into protect.look_backs (look_back_id, partnership_id, person_id, after, from_on, months, due_on, asked_by, asked_at,
         answer, answered_on, source, answered_by, answered_at)
       select gen_random_uuid(), 1, $1, 'work-ended', '2026-04-01', 6, '2026-10-01', staff_id, now(),
         case when $2 < 7 then 'no' end, case when $2 < 7 then date '2026-10-02' end, case when $2 < 7 then 'Words' end,
         case when $2 < 7 then staff_id end, case when $2 < 7 then now() end
       from directory.staff where email = 'lead@eastmoor.example'`,
      [child.personId, count],
    );
  }
}, 60_000);
afterAll(() => app.close());

const demandOf = async (address = "/api/commissioning/demand") =>
  (JSON.parse((await analyst.get(address)).html) as { demand: readonly Record<string, unknown>[] })
    .demand;

describe("demand for services", () => {
  test("is counted by service against its places, and of a few children no number is given", async () => {
    const rows = await demandOf();
    const of = (name: string) => rows.find((row) => row["name"] === name);
    // Two wait for the one, so that of the other seven as well would tell how many.
    expect(of("Qxbusy advisers")).toMatchObject({ capacity: 20, childrenReferred: null });
    expect(of("Qxquiet mentoring")).toMatchObject({ capacity: null, childrenReferred: null });
    const page = await analyst.get("/commissioning/demand");
    expect(page.page.text).toContain("Qxbusy advisers");
    expect(page.html).not.toMatch(/Qxdemand|C-\d/);
  });

  test.each(["age", "sex", "ethnicity", "area"])(
    "is counted of all services together by %s, and never with the service",
    async (by) => {
      const rows = await demandOf(`/api/commissioning/demand?by=${by}`);
      const sum = rows.reduce((all, row) => all + Number(row["childrenReferred"] ?? 0), 0);
      expect(rows.length).toBeGreaterThan(0);
      expect(sum).toBeLessThanOrEqual(9);
      expect(JSON.stringify(rows)).not.toContain("Qx");
    },
  );

  test("says no unmet need from which a small number by reason could be worked out", async () => {
    const short = await aService(app, { name: "Qxshort of places" });
    const lead = await app.signIn("lead");
    const wants = async (count: number, reasonKey: string): Promise<void> => {
      for (let child = 0; child < count; child += 1) {
        const { personId } = await aChild(app, { familyName: "Qxdemand" });
        const on = { "on-day": "21", "on-month": "10", "on-year": "2026" };
        const form = referForm(short, { ...on, step: "not-available", reasonKey });
        const made = await lead.post(`/children/${personId}/services/new`, form);
        expect(made.status).toBe(303);
      }
    };
    const unmet = async () =>
      (await demandOf()).find(({ name }) => name === "Qxshort of places")?.["childrenUnmet"];
    await wants(6, "none-here");
    expect(await unmet()).toBe(6);
    // By reason it is six and fewer than five: eight altogether would tell how many.
    await wants(2, "full");
    expect(await unmet()).toBeNull();
    const byArea = await demandOf("/api/commissioning/demand?by=area");
    expect(byArea.every((row) => row["childrenUnmet"] === null)).toBe(true);
  });

  test("is for those who see counts", async () => {
    for (const key of ["lead", "youthworker", "school", "governance"])
      expect((await (await app.signIn(key)).get("/commissioning/demand")).status).toBe(403);
  });
});

describe("whether children were exploited again", () => {
  test("is said of all services together, with those not asked yet", async () => {
    const { text } = (await analyst.get("/commissioning/demand")).page;
    expect(text).toMatch(/At 6 months\s*Not as far as is known: not shown\./);
    expect(text).toContain("At 12 months");
    expect(JSON.stringify(await demandOf())).not.toMatch(/again|harm/i);
  });

  test("is counted by no service: no function asks for one or answers one", async () => {
    const functions = await app.query<{ name: string; args: string; result: string }>(
      `select p.oid::regproc::text as name, pg_get_function_arguments(p.oid) as args, pg_get_function_result(p.oid) as result
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('protect', 'directory', 'sec') and p.prosrc ~ 'look_backs' and p.prosecdef`,
    );
    expect(functions.map(({ name }) => name)).toContain("protect.harmed_again");
    const counting = functions.filter(({ result }) => result.includes("children"));
    for (const { name, args, result } of counting)
      expect([name, /service/.test(`${args} ${result}`)]).toEqual([name, false]);
  });
});

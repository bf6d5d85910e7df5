import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { actorOf } from "../harness/sign-in.ts";

/** A version that was put in force for a later day by mistake is taken back before that day, with why. */
let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

const kept = "/tools/kept/safeguard";

async function newest(): Promise<{ readonly id: string; readonly to: string | null }> {
  const [row] = await app.query<{ id: string; to: string | null }>(
    `select configuration_id as id, in_force_to::text as to from directory.configuration
     where kind = 'instrument' and key = 'safeguard' order by in_force_from desc limit 1`,
  );
  return row ?? { id: "", to: null };
}

async function publish(): Promise<string> {
  const made = await coordinator.post("/tools/new", {
    from: (await newest()).id,
    as: "next",
    name: "",
  });
  const draft = made.location ?? "";
  await putInForce(draft);
  return draft;
}

async function putInForce(draft: string): Promise<void> {
  const form = (await coordinator.get(`${draft}/publish`)).page.fields;
  const day = { "from-day": "1", "from-month": "3", "from-year": "2027" };
  const sent = { ...form, ...day, agreed: "Someone" };
  expect((await coordinator.post(`${draft}/publish`, sent)).status).toBe(303);
}

test("the version before goes on, the draft is open again, and who did it stays", async () => {
  const before = await newest();
  const draft = await publish();
  const ahead = await newest();
  expect(ahead.id).not.toBe(before.id);
  const page = await coordinator.get(`${kept}/withdraw`);
  const form = page.page.fields;
  const wrong = await coordinator.post(`${kept}/withdraw`, form);
  expect(wrong.page.errors.map(({ text }) => text)).toEqual(["Enter why it is withdrawn"]);
  const stale = { version: before.id, reason: "Qxwrong day" };
  const behind = await coordinator.post(`${kept}/withdraw`, stale);
  expect(behind.status).toBe(409);
  expect(behind.page.fields["version"]).toBe(ahead.id);
  const lead = await app.signIn("lead");
  expect((await lead.post(`${kept}/withdraw`, form)).status).toBe(403);
  const done = await coordinator.post(`${kept}/withdraw`, { ...form, reason: "Qxwrong day" });
  expect(done.location).toBe(kept);
  expect(await newest()).toEqual(before);
  const text = (await coordinator.get(kept)).page.text;
  expect(text).toContain("Qxwrong day");
  expect(text).toContain("Withdrawn before its first day");
  expect((await coordinator.get(draft)).status).toBe(200);
  expect((await coordinator.get(`${kept}/withdraw`)).status).toBe(404);
});

test("of a tool that was new nothing is left but its draft", async () => {
  const made = await coordinator.post("/tools/new", {
    from: (await newest()).id,
    as: "copy",
    name: "Qxnew tool",
  });
  await putInForce(made.location ?? "");
  const [row] = await app.query<{ key: string; id: string }>(
    `select key, configuration_id as id from directory.configuration
     where kind = 'instrument' and body ->> 'name' = 'Qxnew tool'`,
  );
  const at = `/tools/kept/${row?.key ?? ""}/withdraw`;
  const done = await coordinator.post(at, { version: row?.id ?? "", reason: "Qxtoo early" });
  expect((await coordinator.get(done.location ?? "")).page.text).toContain("Qxnew tool");
  expect((await coordinator.get(made.location ?? "")).status).toBe(200);
});

test("not once its day has come, and for nobody else by the function", async () => {
  await publish();
  const { id } = await newest();
  const asked = async (key: string) => {
    const person = await actorOf(app, key);
    const { rows } = await acting(app, person, (tx) =>
      sql<{
        became: string;
      }>`select protect.withdraw_tool(${id}, 'x', '2027-03-01T12:00:00Z') as became`.execute(tx),
    );
    return rows[0]?.became;
  };
  expect(await asked("lead")).toBe("none");
  expect(await asked("coordinator")).toBe("begun");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { answerOf, askAbout } from "../harness/checks.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** "Who has viewed" names the way that was used, also where no post of somebody's reaches the record. */
let app: TestApp;
let governance: Client;
beforeAll(async () => {
  app = await anApp();
  governance = await app.signIn("governance");
});
afterAll(() => app.close());

const rowsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    row.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " "),
  );
const nameOf = async (key: string): Promise<string> => {
  const [row] = await app.query<{ name: string }>(
    "select name from directory.staff where staff_id = $1",
    [await staffIdOf(app, key)],
  );
  return row?.name ?? "";
};
async function waysAt(record: string, key: string): Promise<string> {
  const page = await governance.get(`/audit/record?record=${record}&period=all`);
  const name = await nameOf(key);
  return rowsOf(page.html)
    .filter((row) => row.includes(name))
    .join(" ");
}

test("a concern of one’s own and a partner check are not a post; the MASH’s work on it is", async () => {
  const school = await app.signIn("school");
  const mash = await app.signIn("mash");
  const police = await app.signIn("police");
  const concernId = await sendAs(school);
  expect((await school.get(`/concerns/${concernId}`)).status).toBe(200);
  expect((await mash.get(`/mash/${concernId}`)).status).toBe(200);
  const [check = ""] = await askAbout(app, mash, concernId, { agencies: ["Eastmoor Police"] });
  const page = await police.get(`/checks/${check}`);
  const answer = await answerOf(app, check, { holds: "nothing" });
  const sent = await police.post(`/checks/${check}`, { ...page.page.fields, ...answer });
  expect(sent.status).toBe(303);
  const asked = await waysAt(concernId, "police");
  expect(asked).toMatch(/by a partner check that the MASH asked of their agency/i);
  expect(asked).not.toMatch(/by their post/i);
  const own = await waysAt(concernId, "school");
  expect(own).toMatch(/by a concern that they or their team sent/i);
  expect(own).not.toMatch(/by their post/i);
  expect(await waysAt(concernId, "mash")).toMatch(/by their post/i);
});

test("what is no known way is not called a post where no post reaches the child, and a post stays one", async () => {
  const child = await aChild(app, { level: 2 });
  const at = `/children/${child.personId}`;
  const school = await app.signIn("school");
  await letIn(app, child, "school");
  expect((await school.get(at)).status).toBe(200);
  const coordinator = await app.signIn("coordinator");
  expect((await coordinator.get(at)).status).toBe(200);
  expect(await waysAt(child.reference, "school")).toMatch(
    /by a place in the professional network/i,
  );
  // The same look, as if it had been at another time than the place in the circle.
  await app.query(
    `update sec.memberships set starts_at = now() + interval '1 year' where staff_id = $1`,
    [await staffIdOf(app, "school")],
  );
  const other = await waysAt(child.reference, "school");
  expect(other).toMatch(/by a request sent to them/i);
  expect(other).not.toMatch(/by their post/i);
  expect(await waysAt(child.reference, "coordinator")).toMatch(/by their post/i);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import { sendAs } from "../../../test/harness/concerns.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";

const worry = `A man\nwaits in a silver car at the gate most days and calls her by her name, ${"and she gets in. ".repeat(30)}`;
const begins =
  "A man waits in a silver car at the gate most days and calls her by her name, and she gets…";

let app: TestApp;
let concernId = "";
beforeAll(async () => {
  app = await anApp();
  concernId = await sendAs(await app.signIn("school"), { worry });
});
afterAll(() => app.close());

test("a row of the queue says how the worry begins, cut at a word", async () => {
  const answer = await (await app.signIn("mash")).get("/mash");
  expect(answer.page.text).toContain(begins);
  expect(answer.page.text).not.toContain("she gets in.");
});

test("nobody who does not work the queue reads it there", async () => {
  for (const key of ["lead", "police", "governance"]) {
    const answer = await (await app.signIn(key)).get("/mash");
    expect(answer.status, key).toBe(403);
    expect(answer.html, key).not.toContain("silver car");
  }
});

test("nor a worker of the MASH who is shut out of it", async () => {
  const me = await staffIdOf(app, "mash");
  for (const statement of [
    "update identify.concerns set shut_out = array[$2::uuid] where concern_id = $1",
    "update identify.mash_episodes set shut_out = array[$2::uuid] where mash_episode_id = $1",
  ])
    await app.query(statement, [concernId, me]);
  const answer = await (await app.signIn("mash")).get("/mash");
  expect(answer.status).toBe(200);
  expect(answer.html).not.toContain("silver car");
});

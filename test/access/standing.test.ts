import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { route } from "../../src/platform/http/route.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** What is taken from a person is gone with their next request, and with the one that is under way. */

let app: TestApp;
let child: Child;
let nurse: Client;
let nurseId: string;
let membershipId: string;
/** What happens between the reading of the session and the writing, or while it writes. */
let meanwhile: () => Promise<unknown> = () => Promise.resolve();

const slow = route({
  method: "POST",
  path: "/slow-write",
  access: { permission: "note.add" },
  audit: { action: "test.slow" },
  input: { form: z.object({}) },
  handle: async () => {
    await meanwhile();
    return { kind: "redirect", to: "/written" };
  },
});

beforeAll(async () => {
  app = await anApp({ moreRoutes: [slow] });
  nurseId = await staffIdOf(app, "nurse");
});
afterAll(() => app.close());
beforeEach(async () => {
  meanwhile = () => Promise.resolve();
  child = await aChild(app);
  membershipId = await letIn(app, child, "nurse");
  await app.query("update directory.posts set ends_on = null where staff_id = $1", [nurseId]);
  nurse = await app.signIn("nurse");
});

const note = {
  headline: "Seen",
  "happened-day": "23",
  "happened-month": "11",
  "happened-year": "2026",
};
const endPosts = "update directory.posts set ends_on = '2026-11-20' where staff_id = $1";
const endPlace = "update sec.memberships set ends_at = $2 where membership_id = $1";

describe("the very next request", () => {
  test("finds a post gone", async () => {
    expect((await nurse.get("/children")).status).toBe(200);
    await app.query(endPosts, [nurseId]);
    expect((await nurse.get("/children")).status).toBe(403);
    expect((await nurse.post(`/children/${child.personId}/note`, note)).status).toBe(403);
  });

  test("finds a place in a circle gone", async () => {
    expect((await nurse.get(`/children/${child.personId}`)).status).toBe(200);
    await app.query(endPlace, [membershipId, app.clock.now()]);
    expect((await nurse.get(`/children/${child.personId}`)).status).toBe(404);
    expect((await nurse.post(`/children/${child.personId}/note`, note)).status).toBe(404);
  });

  test("finds the session gone", async () => {
    await app.query("update sec.sessions set ended_at = $2 where staff_id = $1", [
      nurseId,
      app.clock.now(),
    ]);
    expect((await nurse.get("/children")).status).toBe(303);
  });
});

describe("a request under way", () => {
  /** Another connection: takes something away, in a transaction of its own. */
  async function taking(
    text: string,
    values: unknown[],
  ): Promise<{ done: Promise<unknown>; isDone: () => boolean }> {
    const other = new pg.Client(app.admin);
    await other.connect();
    let isDone = false;
    const done = other.query(text, values).then(() => {
      isDone = true;
      return other.end();
    });
    return { done, isDone: () => isDone };
  }

  test.each([
    ["a post", endPosts, () => [nurseId]],
    ["a place in a circle", endPlace, () => [membershipId, app.clock.now()]],
  ])("that writes is waited for by whoever takes %s away", async (_what, text, values) => {
    let took: Awaited<ReturnType<typeof taking>> | undefined;
    let wasDoneDuring = true;
    meanwhile = async () => {
      took = await taking(text, values());
      await new Promise((resolve) => setTimeout(resolve, 200));
      wasDoneDuring = took.isDone();
    };
    expect((await nurse.post("/slow-write", {})).status).toBe(303);
    expect(wasDoneDuring).toBe(false);
    await took?.done;
    expect(took?.isDone()).toBe(true);
  });

  test.each([
    ["a post", endPosts, () => [nurseId]],
    ["a place in a circle", endPlace, () => [membershipId, app.clock.now()]],
    [
      "the session",
      "update sec.sessions set ended_at = now() where staff_id = $1",
      () => [nurseId],
    ],
  ])(
    "does not write when %s was taken between the check and the write",
    async (_what, text, values) => {
      // Somebody is taking it away and has not committed: the session reads as before.
      const other = new pg.Client(app.admin);
      await other.connect();
      await other.query("begin");
      await other.query("select from directory.staff where staff_id = $1 for no key update", [
        nurseId,
      ]);
      await other.query(text, values());
      let written = false;
      meanwhile = () => Promise.resolve((written = true));
      const sending = nurse.post("/slow-write", {});
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(written).toBe(false);
      await other.query("commit");
      await other.end();
      expect((await sending).status).toBe(403);
      expect(written).toBe(false);
    },
  );

  test("goes on where something was gained meanwhile", async () => {
    const another = await aChild(app);
    const other = new pg.Client(app.admin);
    await other.connect();
    await other.query("begin");
    await other.query("select from directory.staff where staff_id = $1 for no key update", [
      nurseId,
    ]);
    const sending = nurse.post("/slow-write", {});
    await new Promise((resolve) => setTimeout(resolve, 200));
    await letIn(app, another, "nurse");
    await other.query("commit");
    await other.end();
    expect((await sending).status).toBe(303);
  });
});

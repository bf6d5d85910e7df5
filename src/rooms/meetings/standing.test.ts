import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { testMoment } from "../../../test/harness/constants.ts";
import { aChild } from "../../../test/harness/factories.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";
import { bookingFields } from "./fixtures/forms.ts";

let app: TestApp;
let coordinator: Client;
let meeting: string;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

/** A meeting on 2 December. */
beforeEach(async () => {
  app.clock.set(testMoment);
  const child = await aChild(app, { level: 1 });
  coordinator = await app.signIn("coordinator");
  const fields = { ...bookingFields, chair: await staffIdOf(app, "chair") };
  meeting = (await coordinator.post(`/children/${child.personId}/meeting`, fields)).location ?? "";
});

async function onTheDay(): Promise<void> {
  app.clock.set("2026-12-02T15:00:00Z");
  coordinator = await app.signIn("coordinator");
}

describe("a meeting that was held", () => {
  const worry = async () => {
    const [row] = await app.query<{ id: string; version: number }>(
      "select item_id as id, version from panels.items where meeting_id = $1 and item = 'worries'",
      [meeting.split("/")[2]],
    );
    const form = { wording: "A worry", version: String(row?.version) };
    const saved = await coordinator.post(`/meetings/items/${row?.id ?? ""}`, form);
    expect(saved.status).toBe(303);
  };
  const isCancelled = async () =>
    (
      await app.query<{ is: boolean }>(
        "select cancelled_at is not null as is from panels.meetings where meeting_id = $1",
        [meeting.split("/")[2]],
      )
    )[0]?.is;

  test.each([
    ["once it has begun", onTheDay, "This meeting has begun, so"],
    ["once something is recorded of it", worry, "Something is recorded of this meeting, so"],
  ])("is not cancelled %s, and that is not offered", async (_when, comes, why) => {
    expect((await coordinator.get(`${meeting}/booking`)).html).toContain("Why it is cancelled");
    await comes();
    const offered = await coordinator.get(`${meeting}/booking`);
    expect(offered.page.text).toContain(why);
    expect(offered.html).not.toContain("Why it is cancelled");
    const refused = await coordinator.post(`${meeting}/cancel`, { cancelReason: "Not needed." });
    expect(refused.status).toBe(422);
    expect(refused.page.errors).toEqual([
      { href: "#cancelReason", text: expect.stringContaining(why) as string },
    ]);
    expect(refused.page.fields["cancelReason"]).toBe("Not needed.");
    expect(await isCancelled()).toBe(false);
  });

  test("is not cancelled by any other way once something is recorded of it", async () => {
    await worry();
    const cancelled = app.query(
      "update panels.meetings set cancelled_at = now() where meeting_id = $1",
      [meeting.split("/")[2]],
    );
    await expect(cancelled).rejects.toThrow("something is recorded of this meeting");
  });

  test("keeps its time, and what is not recorded is moved to a time to come", async () => {
    await onTheDay();
    const form = { ...(await coordinator.get(`${meeting}/booking`)).page.fields, reason: "Late" };
    const move = (change: Record<string, string>) =>
      coordinator.post(`${meeting}/booking`, { ...form, ...change });
    const past = await move({ time: "10:00" });
    expect(past.page.errors).toEqual([
      { href: "#time", text: "Enter a time that is still to come" },
    ]);
    await worry();
    const held = await move({ "on-day": "9" });
    expect(held.page.errors.map(({ href }) => href)).toEqual(["#on-day"]);
    expect(held.page.text).toContain("its time cannot change");
    app.clock.set("2026-12-03T10:00:00Z");
    coordinator = await app.signIn("coordinator");
    const later = (await coordinator.get(`${meeting}/booking`)).page.fields;
    const elsewhere = { ...later, place: "Room 9", reason: "It was there" };
    expect((await coordinator.post(`${meeting}/booking`, elsewhere)).status).toBe(303);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { dayOf } from "../harness/family-network.ts";
import { aLink, aThing, aThingFlag } from "../harness/flags.ts";
import { ageFields } from "../harness/measures.ts";

/** What is owed about a person whose allegation nobody renewed stays in its lists, and names nobody. */
const name = "Qxlapsed Harlow";
const nobody = "A person who is in no list any more";
let app: TestApp;
let coordinator: Client;
let child: Child;
let adult: string;
let car: string;
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Qxowed", givenName: "Ada" });
  adult = await aThing(app, { kind: "person", label: name });
  car = await aThing(app, { kind: "vehicle", label: "Qxlasting van" });
  await aLink(app, { personId: child.personId, thingId: adult });
  for (const thingId of [adult, car]) await aThingFlag(app, { thingId, reviewBy: "2026-11-26" });
  await reviewedBy("2026-11-26");
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

const reviewedBy = (day: string) =>
  app.query("update subjects.things set review_by = $2::date where thing_id = $1", [adult, day]);

const pages = ["/overdue/flags", "/overdue/flags?show=mine", "/work"] as const;

async function releaseOf(): Promise<string> {
  const sent = await coordinator.post(`/subjects/${adult}/releases/new`, {
    kind: "police-bail",
    conditions: "Not to contact a named child",
    source: "Custody sergeant",
    ...dayOf("beginsOn", "2026-11-10"),
    ...dayOf("endsOn", "2026-12-06"),
    children: [child.personId],
  });
  if (sent.status !== 303) throw new Error(`not recorded: ${sent.page.text}`);
  const [row] = await app.query<{ id: string }>("select release_id as id from subjects.releases");
  return `/children/${child.personId}/releases/${row?.id ?? ""}`;
}

describe("an allegation that nobody renewed", () => {
  test("is named in flags to review and in a child's release until its day, and again once renewed", async () => {
    await coordinator.post(`/subjects/${adult}/age`, ageFields());
    const release = await releaseOf();
    expect((await coordinator.get(pages[1])).page.text).toContain(name);
    expect((await coordinator.get(release)).page.text).toContain(name);

    app.clock.set("2026-11-27T09:00:00Z");
    coordinator = await app.signIn("coordinator");
    for (const page of pages) {
      const { text } = (await coordinator.get(page)).page;
      expect(text, page).not.toContain(name);
      // A flag on what is no person stands as it did.
      if (page !== "/work") expect(text, page).toContain("Qxlasting van");
      expect(text, page).toContain(nobody);
    }
    const there = (await coordinator.get(release)).page.text;
    expect(there).not.toContain(name);
    // It ends all the same, and the people of the child are told.
    expect(there).toContain("6 December 2026");
    expect(there).toContain("Still to tell");
    const all = (await coordinator.get("/releases")).page.text;
    expect(all).toContain("Qxowed");
    expect(all).not.toContain(name);

    await reviewedBy("2027-02-01");
    expect((await coordinator.get(pages[0])).page.text).toContain(name);
    expect((await coordinator.get(release)).page.text).toContain(name);
  });
});

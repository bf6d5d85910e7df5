import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { contentsOf } from "../access/contents.ts";
import { endPosts, letIn } from "../access/world.ts";
import { date, hostile, sentBack, type Expected, type Typed } from "./forms.ts";

let app: TestApp;
let lead: Client;
let admin: Client;
let child: Child;
let address: string;
let police: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  admin = await app.signIn("admin");
  police = await staffIdOf(app, "police");
});
beforeEach(async () => {
  child = await aChild(app);
  address = `/children/${child.personId}/circle`;
});
afterAll(() => app.close());

const beside = (field: string, text: string): Expected => ({
  href: `#${field}`,
  beside: field,
  text,
});

describe("someone to add to the professional network", () => {
  const reasonLong = beside("reason", "Reason must be 1,000 characters or fewer; it is 1,001");

  test("comes back without a reason, and with one that is too long", async () => {
    const typed = { staff: police, basis: "grant", reason: " " };
    await sentBack(app, lead, { address, typed, errors: [beside("reason", "Enter a reason")] });
    await sentBack(app, lead, {
      address,
      typed: { ...typed, reason: "x".repeat(1001) },
      errors: [reasonLong],
    });
  });

  test.each(hostile)("comes back with %s as it was typed", async (_name, text) => {
    const typed = { staff: police, basis: "", reason: text };
    const { basis: _none, ...kept } = typed;
    const errors = [beside("basis", "Choose why they need to see the record")];
    await sentBack(app, lead, { address, typed: kept, errors });
  });

  test("is a colleague whose post can reach a record today, and nobody else", async () => {
    const strangers = [
      "",
      "x",
      "00000000-0000-0000-0000-000000000000",
      await staffIdOf(app, "analyst"),
      child.personId,
    ];
    await endPosts(app, "intelligence", "2026-11-23");
    for (const staff of [...strangers, await staffIdOf(app, "intelligence")]) {
      const before = await contentsOf(app);
      const answer = await lead.post(address, { staff, basis: "grant", reason: "Meets the child" });
      expect(answer.page.errors).toEqual([{ href: "#staff", text: "Choose who to add" }]);
      expect(answer.page.fields["reason"]).toBe("Meets the child");
      expect(await contentsOf(app)).toEqual(before);
    }
  });

  test.each(["", "none", "__proto__", "constructor", "toString"])(
    "has a basis that there is: not %j",
    async (basis) => {
      const answer = await lead.post(address, { staff: police, basis, reason: "Meets the child" });
      expect([answer.status, answer.page.errors[0]?.text]).toEqual([
        422,
        "Choose why they need to see the record",
      ]);
    },
  );

  test("is added once", async () => {
    const form = { staff: police, basis: "grant", reason: "Meets the child" };
    expect((await lead.post(address, form)).status).toBe(303);
    const again = await lead.post(address, form);
    expect([again.status, again.page.errors[0]?.text]).toEqual([
      422,
      "This person is already in the child’s professional network",
    ]);
  });

  test("is added once, also when it is sent several times at once", async () => {
    const form = { staff: police, basis: "grant", reason: "Meets the child" };
    const answers = await Promise.all(Array.from({ length: 4 }, () => lead.post(address, form)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422]);
    const places = await app.query("select 1 from sec.memberships where circle_id = $1", [
      child.circleId,
    ]);
    expect(places).toHaveLength(1);
  });

  test("has a place that ends once, and not in another's name", async () => {
    const membershipId = await letIn(app, child, "school");
    for (const id of ["x", "00000000-0000-0000-0000-000000000000", child.personId]) {
      expect([400, 404]).toContain((await lead.post(`${address}/${id}/end`, {})).status);
    }
    expect((await lead.post(`${address}/${membershipId}/end`, {})).status).toBe(303);
    expect((await lead.post(`${address}/${membershipId}/end`, {})).status).toBe(404);
  });
});

describe("a non-working day", () => {
  const right = {
    title: "A day of mourning",
    reason: "Proclamation of 1 November 2026",
    ...date("date", "4", "6", "2027"),
  };
  const dateError = (text: string): Expected => ({ href: "#date-day", beside: "date", text });

  const cases: readonly (readonly [string, Typed, readonly Expected[]])[] = [
    ["no date", date("date", "", "", ""), [dateError("Enter the date")]],
    [
      "a day that does not exist",
      date("date", "31", "4", "2027"),
      [dateError("Date must be a real date")],
    ],
    [
      "Christmas Day",
      date("date", "25", "12", "2026"),
      [dateError("25 December 2026 is already a non-working day")],
    ],
    [
      "a day long ago",
      date("date", "1", "1", "2000"),
      [dateError("Date must be 24 November 2024 or later")],
    ],
    [
      "a day far away",
      date("date", "1", "1", "9999"),
      [dateError("Date must be 24 November 2036 or earlier")],
    ],
    ["no name", { title: "" }, [beside("title", "Enter what the day is called")]],
    [
      "a name that is too long",
      { title: "x".repeat(101) },
      [beside("title", "Name must be 100 characters or fewer; it is 101")],
    ],
    ["no source", { reason: " " }, [beside("reason", "Enter where this was announced")]],
    [
      "a source that is too long",
      { reason: "x".repeat(501) },
      [beside("reason", "Source must be 500 characters or fewer; it is 501")],
    ],
  ];

  test.each(cases)("comes back with %s", async (_name, wrong, errors) => {
    await sentBack(app, admin, {
      address: "/admin/calendar",
      typed: { ...right, ...wrong },
      errors,
    });
  });

  test("is added once, also when it is sent several times at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => admin.post("/admin/calendar", right)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422]);
    const page = await admin.get("/admin/calendar");
    expect(page.page.text.split("A day of mourning")).toHaveLength(2);
  });
});

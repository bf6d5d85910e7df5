import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aMeeting } from "../../src/rooms/meetings/fixtures/a-meeting.ts";
import {
  bookingFields,
  levelFields,
  promiseFields,
} from "../../src/rooms/meetings/fixtures/forms.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { hostile, sentBack, type Expected, type Typed } from "./forms.ts";

let app: TestApp;
let coordinator: Client;
let child: Child;
let meeting: string;
let chairId: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  chairId = await staffIdOf(app, "chair");
});
beforeEach(async () => {
  child = await aChild(app);
  meeting = `/meetings/${await aMeeting(app, child)}`;
});
afterAll(() => app.close());

const wrong = (field: string, text: string, beside = field): Expected => ({
  href: `#${field}`,
  beside,
  text,
});

const bookings: readonly (readonly [string, Typed, readonly Expected[]])[] = [
  [
    "no date",
    { "on-day": "", "on-month": "", "on-year": "" },
    [wrong("on-day", "Enter the date of the meeting", "on")],
  ],
  [
    "30 February",
    { "on-day": "30", "on-month": "2", "on-year": "2027" },
    [wrong("on-day", "Date of the meeting must be a real date", "on")],
  ],
  [
    "yesterday",
    { "on-day": "23", "on-month": "11" },
    [wrong("on-day", "Date of the meeting must be 24 November 2026 or later", "on")],
  ],
  ["no time", { time: "" }, [wrong("time", "Enter a time, like 14:30")]],
  ["a time that no clock shows", { time: "24:61" }, [wrong("time", "Enter a time, like 14:30")]],
  ["no place", { place: "  " }, [wrong("place", "Enter the place, or how to join by video")]],
  [
    "a place that is too long",
    { place: "x".repeat(401) },
    [wrong("place", "Place must be 400 characters or fewer; it is 401")],
  ],
];

describe("a booking comes back", () => {
  test.each(bookings)("with %s", async (_name, typed, errors) => {
    const address = `/children/${child.personId}/meeting`;
    const fields = { ...bookingFields, chair: chairId, ...typed };
    const { reason: _reason, ...shown } = fields;
    await sentBack(app, coordinator, { address, typed: shown, errors });
  });

  test.each(["", "nobody", "' or 1=1 --"])("with the chair %j, who cannot chair", async (chair) => {
    const { reason: _reason, ...fields } = bookingFields;
    const answer = await coordinator.post(`/children/${child.personId}/meeting`, {
      ...fields,
      chair,
    });
    expect(answer.status).toBe(422);
    expect(answer.page.errors).toEqual([
      { href: "#chair", text: "Choose who will chair the meeting" },
    ]);
    expect(answer.page.fields["place"]).toBe(bookingFields.place);
  });
});

describe("the parts of a meeting come back", () => {
  test("a text that is too long, with all of it", async () => {
    const [item] = await app.query<{ item_id: string }>(
      "select item_id from panels.items where meeting_id = $1 and item = 'worries'",
      [meeting.split("/")[2]],
    );
    const typed = { wording: "x".repeat(10_001), version: "1" };
    await sentBack(app, coordinator, {
      address: `/meetings/items/${item?.item_id ?? ""}`,
      typed,
      errors: [
        {
          href: "#wording-worries",
          beside: "wording-worries",
          text: "This text must be 10,000 characters or fewer; it is 10,001",
        },
      ],
    });
  });

  test("the child's words without who heard them", async () => {
    await sentBack(app, coordinator, {
      address: `${meeting}/words`,
      typed: { words: "I want it to stop", heardBy: "" },
      errors: [wrong("heardBy", "Enter who heard it, and when")],
    });
  });

  test.each(hostile)("the child's words with %s, as typed", async (_name, text) => {
    await sentBack(app, coordinator, {
      address: `${meeting}/words`,
      typed: { words: text, heardBy: "" },
      errors: [wrong("heardBy", "Enter who heard it, and when")],
    });
  });

  test.each(hostile)("and are kept with %s, and shown as text", async (_name, text) => {
    const sent = await coordinator.post(`${meeting}/words`, { words: text, heardBy: "A teacher" });
    expect(sent.status).toBe(303);
    for (const page of [meeting, `${meeting}/minutes`]) {
      const { html, status } = await coordinator.get(page);
      expect(status).toBe(200);
      expect(html).not.toContain("<script>alert");
      expect(html).not.toContain("<img src=x");
    }
    expect((await coordinator.get(`${meeting}/minutes.docx`)).status).toBe(200);
  });

  test("a decision without a kind or a reason", async () => {
    await sentBack(app, coordinator, {
      address: `${meeting}/decisions`,
      typed: { decision: "", decisionReason: "", decisionDissent: "Police disagree" },
      errors: [
        wrong("decision", "Choose what was decided"),
        wrong("decisionReason", "Enter the reason for the decision"),
      ],
    });
  });

  test("a level without a reason, which leaves level and meeting as they were", async () => {
    const { level, ...typed } = { ...levelFields, levelReason: "", version: "1" };
    const answer = await coordinator.post(`${meeting}/level`, { level, ...typed });
    expect(answer.status).toBe(422);
    expect(answer.page.errors[0]?.href).toBe("#levelReason");
    const rows = await app.query(
      "select 1 from protect.level_decisions where person_id = $1 and basis = 'decided'",
      [child.personId],
    );
    expect(rows).toEqual([]);
  });

  test("an action that nobody owns", async () => {
    await sentBack(app, coordinator, {
      address: `${meeting}/promises`,
      typed: { ...promiseFields, owner: "" },
      errors: [wrong("owner", "Choose who will do it")],
    });
  });

  test.each([
    "staff:",
    "agency:",
    "staff:00000000-0000-7000-8000-000000000000",
    "x",
    "agency:' or 1=1",
  ])("an action owned by %j", async (owner) => {
    const answer = await coordinator.post(`${meeting}/promises`, { ...promiseFields, owner });
    expect(answer.status).toBe(422);
    expect(answer.page.fields["wording"]).toBe(promiseFields.wording);
  });

  test.each(["", "0", "-1", "99", "99999999999", "1.5", "1 or 1=1"])(
    "as overtaken, with the version %j",
    async (version) => {
      const answer = await coordinator.post(`${meeting}/attendance`, { version });
      expect(answer.status).toBe(409);
    },
  );
});

test.each(["nothing", "00000000-0000-7000-8000-000000000000", "..%2f..", "'%20or%201=1"])(
  "the meeting %s leads nowhere",
  async (id) => {
    for (const page of [
      "",
      "/minutes",
      "/minutes.docx",
      "/family",
      "/family/papers/x",
      "/booking",
    ]) {
      expect((await coordinator.get(`/meetings/${id}${page}`)).status).toBe(404);
    }
    expect(
      (await coordinator.post(`/meetings/${id}/words`, { words: "a", heardBy: "b" })).status,
    ).toBe(404);
    expect((await coordinator.get(`/meetings/items/${id}`)).status).toBe(404);
  },
);

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild } from "../harness/factories.ts";
import { decideForm } from "../harness/mash.ts";
import { date, hostile, sentBack, type Expected, type Typed } from "./forms.ts";

let app: TestApp;
let mash: Client;
let page: string;
beforeAll(async () => {
  app = await anApp();
  mash = await app.signIn("mash");
});
beforeEach(async () => {
  const school = await app.signIn("school");
  page = `/mash/${await sendAs(school, { familyName: "Okonjo" })}`;
});
afterAll(() => app.close());

const at = (field: string, text: string, href = `#${field}`): Expected => ({
  href,
  beside: field,
  text,
});

describe("a rating comes back", () => {
  const right = { rating: "amber", reason: "Several signs", version: "1" };
  const cases: readonly (readonly [string, Typed, readonly Expected[]])[] = [
    ["no reason", { reason: " \r\n" }, [at("reason", "Enter the reason for this rating")]],
    [
      "a reason that is too long",
      { reason: "x".repeat(4001) },
      [at("reason", "Reason must be 4,000 characters or fewer; it is 4,001")],
    ],
  ];
  test.each(cases)("with %s", async (_name, wrong, errors) => {
    await sentBack(app, mash, { address: `${page}/rate`, typed: { ...right, ...wrong }, errors });
  });

  test.each(["", "purple", "RED", "red,blue", "__proto__"])(
    "with the rating %j, which is none",
    async (rating) => {
      const answer = await mash.post(`${page}/rate`, { ...right, rating });
      expect(answer.status).toBe(422);
      expect(answer.page.errors).toEqual([{ href: "#rating", text: "Choose a rating" }]);
    },
  );

  test.each(["", "0", "99", "1.5", "1 or 1=1"])("as stale with the version %j", async (version) => {
    const answer = await mash.post(`${page}/rate`, { ...right, version });
    expect(answer.status).toBe(409);
    expect(answer.page.fields["reason"]).toBe(right.reason);
  });

  test.each(hostile)("with %s as it was typed", async (_name, reason) => {
    const { rating: _rating, ...typed } = { ...right, reason };
    const errors = [at("rating", "Choose a rating")];
    await sentBack(app, mash, { address: `${page}/rate`, typed, errors });
  });
});

describe("a decision comes back", () => {
  const cases: readonly (readonly [string, Typed, readonly Expected[]])[] = [
    [
      "no rationale",
      { rationale: "" },
      [at("rationale", "Enter the rationale: what is known, what is not, and why this step")],
    ],
    [
      "nothing for the family or the sender",
      { forFamily: "", forSender: " " },
      [
        at(
          "forFamily",
          "Enter what the family may be told, or that they must not be told, and why",
        ),
        at("forSender", "Enter what the sender is told"),
      ],
    ],
    [
      "a rationale and a disagreement that are too long",
      { rationale: "x".repeat(10_001), dissent: "x".repeat(4001) },
      [
        at("rationale", "Rationale must be 10,000 characters or fewer; it is 10,001"),
        at("dissent", "Disagreement must be 4,000 characters or fewer; it is 4,001"),
      ],
    ],
    [
      "a step that opens the pathway for nobody",
      { nextStep: "strategy-discussion" },
      [
        at(
          "nextStep",
          "Identify the child first: link a record or create one, then choose this step",
        ),
      ],
    ],
  ];
  test.each(cases)("with %s", async (_name, wrong, errors) => {
    const typed = { ...decideForm({ version: "1" }), ...wrong };
    await sentBack(app, mash, { address: `${page}/decide`, typed, errors });
  });

  test("with a step for open children about a child who is not", async () => {
    const answer = await mash.post(
      `${page}/decide`,
      decideForm({ nextStep: "already-open", version: "1" }),
    );
    expect(answer.status).toBe(422);
    expect(answer.page.errors[0]?.text).toBe(
      "This child is not open to the pathway: choose another step",
    );
  });

  test.each(hostile)("with %s as it was typed", async (_name, text) => {
    const { threshold: _threshold, ...typed } = decideForm({
      version: "1",
      rationale: text,
      dissent: text,
      forFamily: text,
      forSender: text,
    });
    const errors = [at("threshold", "Choose a threshold")];
    await sentBack(app, mash, { address: `${page}/decide`, typed, errors });
  });
});

describe("a new child comes back", () => {
  const right = async (): Promise<Typed> => {
    const form = await mash.get(`${page}/new-child`);
    return { ...form.page.fields, sex: "female", reason: "Nobody is alike" };
  };
  const missing = "Enter the child’s last name, or the name they go by";
  const cases: readonly (readonly [string, Typed, readonly Expected[]])[] = [
    ["no last name", { familyName: " " }, [at("familyName", missing)]],
    ["no reason", { reason: "" }, [at("reason", "Enter why no record here is of this child")]],
    [
      "a birth tomorrow",
      date("born", "25", "11", "2026"),
      [at("born", "Date of birth must be 24 November 2026 or earlier", "#born-day")],
    ],
    [
      "half a date",
      date("born", "25", "", "2012"),
      [at("born", "Date of birth must include a month", "#born-day")],
    ],
    [
      "half an NHS number",
      { nhsNumber: "943 476" },
      [at("nhsNumber", "An NHS number has 10 digits, like 485 777 3456")],
    ],
    [
      "a name that is too long",
      { givenName: "x".repeat(101) },
      [at("givenName", "First name must be 100 characters or fewer; it is 101")],
    ],
  ];
  test.each(cases)("with %s", async (_name, wrong, errors) => {
    const { _csrf, ...typed } = { ...(await right()), ...wrong } as Record<string, string>;
    await sentBack(app, mash, { address: `${page}/new-child`, typed, errors });
  });

  test("with a team that can hold no record", async () => {
    const [school] = await app.query<{ team_id: string }>(
      "select team_id from directory.teams t join directory.agencies a using (agency_id) where a.kind = 'school'",
    );
    const answer = await mash.post(`${page}/new-child`, {
      ...(await right()),
      team: school?.team_id ?? "",
    });
    expect(answer.status).toBe(422);
    expect(answer.page.errors).toEqual([
      { href: "#team", text: "Choose the team that holds the record" },
    ]);
  });
});

describe("a match comes back", () => {
  test.each(["", "perhaps", "created", "same,different"])(
    "with the verdict %j",
    async (verdict) => {
      const { personId } = await aChild(app, { familyName: "Okonjo", givenName: "Keira" });
      const answer = await mash.post(`${page}/match/${personId}`, {
        verdict,
        reason: "",
        version: "1",
      });
      expect(answer.status).toBe(422);
      expect(answer.page.errors.map(({ href }) => href)).toEqual(["#verdict", "#reason"]);
    },
  );

  test.each(["nothing", "..%2f..", "00000000-0000-0000-0000-000000000000"])(
    "never for the record %s",
    async (id) => {
      const form = { verdict: "same", reason: "Rang", version: "1" };
      expect((await mash.post(`${page}/match/${id}`, form)).status).toBe(404);
    },
  );
});

describe("who works on it", () => {
  test("is nobody outside the MASH", async () => {
    const [lead] = await app.query<{ staff_id: string }>(
      "select staff_id from directory.staff where email like 'lead@%'",
    );
    for (const staff of ["", "nobody", lead?.staff_id ?? ""]) {
      const answer = await mash.post(`${page}/take`, { staff, version: "1" });
      expect(answer.status).toBe(422);
      expect(answer.page.errors).toEqual([{ href: "#staff", text: "Choose who works on this" }]);
    }
  });
});

describe("the queue's address", () => {
  test.each([
    "?rating=<b>",
    "?page=0",
    "?page=x",
    "?show=all",
    "?mine=1&overdue=no",
    "?rating=purple",
  ])("shows the queue whatever it says: %s", async (query) => {
    expect((await mash.get(`/mash${query}`)).status).toBe(200);
  });
});

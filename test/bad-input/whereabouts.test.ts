import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { protect } from "../access/world.ts";
import { date, hostile, sentBack, type Expected, type Typed } from "./forms.ts";

let app: TestApp;
let lead: Client;
let child: Child;
let address: string;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  const found: Record<string, string> = {};
  for (const key of ["lead", "manager", "nurse", "analyst"]) found[key] = await staffIdOf(app, key);
  ids = found;
});
beforeEach(async () => {
  child = await aChild(app);
  address = `/children/${child.personId}/whereabouts`;
});
afterAll(() => app.close());

const beside = (field: string, text: string): Expected => ({
  href: `#${field}`,
  beside: field,
  text,
});
const onDate = (field: string, text: string): Expected => ({
  href: `#${field}-day`,
  beside: field,
  text,
});

describe("where a child can be found", () => {
  const right = { kind: "school", wording: "Fernhill", source: "The mother" };
  const cases: readonly (readonly [string, Typed, readonly Expected[]])[] = [
    [
      "nothing to say",
      { wording: " " },
      [beside("wording", "Enter the address, the name or the place")],
    ],
    [
      "too much to say",
      { wording: "x".repeat(501) },
      [beside("wording", "What is recorded must be 500 characters or fewer; it is 501")],
    ],
    ["no source", { source: "" }, [beside("source", "Enter who says so")]],
    [
      "a source that is too long",
      { source: "x".repeat(201) },
      [beside("source", "Source must be 200 characters or fewer; it is 201")],
    ],
    [
      "half a date",
      date("from", "3", "", ""),
      [onDate("from", "Since must include a month and year")],
    ],
    [
      "a date to come",
      date("from", "25", "11", "2026"),
      [onDate("from", "Since must be 24 November 2026 or earlier")],
    ],
  ];
  test.each(cases)("comes back with %s", async (_name, change, errors) => {
    const typed = { ...right, ...date("from", "", "", ""), ...change };
    await sentBack(app, lead, { address, typed, errors });
  });

  test.each(["", "none", "__proto__", "constructor"])(
    "is of a kind that there is: not %j",
    async (kind) => {
      const answer = await lead.post(address, { ...right, kind });
      expect([answer.status, answer.page.errors[0]?.text]).toEqual([422, "Choose what this is"]);
    },
  );

  test.each(hostile)("keeps %s as it was typed, and shows it as text", async (_name, text) => {
    const typed = { ...right, wording: text, source: "" };
    await sentBack(app, lead, { address, typed, errors: [beside("source", "Enter who says so")] });
    expect((await lead.post(address, { ...right, wording: text })).status).toBe(303);
    const { html } = await lead.get(address);
    expect(html).not.toMatch(/<script>alert|<img src=x|<h1>Hello/);
  });

  test("takes a date that is not known", async () => {
    expect((await lead.post(address, right)).status).toBe(303);
    expect((await lead.get(address)).page.text).toContain("since when is not known");
  });
});

describe("a form that protects", () => {
  const right = (): Typed => ({
    named1: ids["lead"] ?? "",
    named2: ids["manager"] ?? "",
    named3: "",
    named4: "",
    reason: "Someone asks for her",
    ...date("review", "24", "12", "2026"),
  });
  const send = (change: Typed, errors: readonly Expected[]) =>
    sentBack(app, lead, {
      address: `${address}/protect`,
      typed: { ...right(), ...change },
      errors,
    });

  test("names two different people", async () => {
    await send({ named2: "" }, [beside("named2", "Choose at least two people")]);
    await send({ named2: ids["lead"] ?? "" }, [beside("named2", "Mariam Begum is chosen twice")]);
  });

  test.each(["nurse", "analyst"])(
    "names people who can open the record: not the %s",
    async (key) => {
      const answer = await lead.post(`${address}/protect`, { ...right(), named3: ids[key] ?? "" });
      expect(answer.page.errors).toEqual([
        { href: "#named3", text: "Choose a person who can open this child’s record" },
      ]);
    },
  );

  test("has a reason, and a review date within a year", async () => {
    await send({ reason: "" }, [beside("reason", "Enter a reason")]);
    await send({ reason: "x".repeat(1001) }, [
      beside("reason", "Reason must be 1,000 characters or fewer; it is 1,001"),
    ]);
    await send(date("review", "24", "11", "2026"), [
      onDate("review", "Review date must be 25 November 2026 or later"),
    ]);
    await send(date("review", "26", "11", "2027"), [
      onDate("review", "Review date must be 25 November 2027 or earlier"),
    ]);
  });
});

describe("what the named decide", () => {
  beforeEach(() => protect(app, child, ["lead", "manager"]));
  const send = (form: string, typed: Typed, errors: readonly Expected[]) =>
    sentBack(app, lead, { address: `${address}/protection${form}`, typed, errors });

  test("comes back where it is incomplete", async () => {
    await send("/ask", { endReason: " " }, [beside("endReason", "Enter a reason")]);
    await send("/review", { reviewReason: "", ...date("review", "24", "12", "2026") }, [
      beside("reviewReason", "Enter a reason"),
    ]);
    await send("/review", { reviewReason: "It stands", ...date("review", "1", "1", "2026") }, [
      onDate("review", "Review date must be 25 November 2026 or later"),
    ]);
    await send("/named", { staff: "", reason: "Drives her" }, [
      beside("staff", "Choose a person who can open this child’s record"),
    ]);
  });

  test("needs an answer that there is, with a reason", async () => {
    const manager = await app.signIn("manager");
    await manager.post(`${address}/protection/ask`, { endReason: "Safe now" });
    await send("/answer", { answerReason: "Agreed" }, [
      beside("answer", "Choose whether the protection ends"),
    ]);
    await send("/answer", { answer: "end", answerReason: "" }, [
      beside("answerReason", "Enter a reason"),
    ]);
  });
});

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { aScreening } from "../harness/tools.ts";
import { date, hostile, sentBack, type Expected, type Typed } from "./forms.ts";

let app: TestApp;
let lead: Client;
let address: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
});
beforeEach(async () => {
  const { personId } = await aChild(app);
  address = `/children/${personId}/tools/safeguard`;
});
afterAll(() => app.close());

const error = (field: string, text: string): Expected => ({
  href: `#${field}`,
  beside: field,
  text,
});
const school = "Absent from school, or running away";

const cases: readonly (readonly [string, Typed, readonly Expected[]])[] = [
  [
    "an answer left out",
    { "answer-absent": "" },
    [error("answer-absent", `Answer “${school}”, or choose not known`)],
  ],
  [
    "a sign without what it rests on",
    { "evidence-absent": " " },
    [error("evidence-absent", `Say what “${school}” rests on`)],
  ],
  [
    "a day that will come",
    date("on-absent", "1", "1", "2030"),
    [
      {
        ...error("on-absent", "Date must be 24 November 2026 or earlier"),
        href: "#on-absent-day",
      },
    ],
  ],
  [
    "no judgement at all",
    { band: "", judgement: "" },
    [
      error("band", "Say what you judge, before the tool’s result is shown"),
      error("judgement", "Enter what you make of it, in your own words"),
    ],
  ],
  [
    "a judgement without its words",
    { judgement: "\r\n" },
    [error("judgement", "Enter what you make of it, in your own words")],
  ],
  [
    "nobody’s view and no reason",
    { childsView: "", "parentsView-not": "" },
    [
      error("childsView", "Write what the child says, or why nobody asked"),
      error("parentsView", "Write what a parent or carer says, or why nobody asked"),
    ],
  ],
  [
    "a band below what a learning disability allows",
    { band: "low", "fact-learning-disability": "yes" },
    [
      error(
        "band",
        "Low is not open here: a child with a learning disability may not see what is being done to them",
      ),
    ],
  ],
  [
    "what a floor looks at left out",
    { "fact-learning-disability": "" },
    [
      error(
        "fact-learning-disability",
        "Say whether the child has a learning disability, or that it is not known",
      ),
    ],
  ],
];

test.each(cases)("%s", async (_, typed, errors) => {
  await sentBack(app, lead, { address, typed: { ...aScreening("Word"), ...typed }, errors });
});

test.each(hostile)("%s is kept as it was typed", async (_, text) => {
  const sent = await lead.post(
    address,
    aScreening("", { judgement: text, "evidence-absent": text }),
  );
  expect(sent.status).toBe(303);
  const { page } = await lead.get(sent.location ?? "");
  expect(page.text.replaceAll(/\s+/g, " ")).toContain(text.trim().replaceAll(/\s+/g, " "));
});

test("a tool that there is not, and a value that it does not have, change nothing", async () => {
  expect((await lead.get(address.replace("safeguard", "predictor"))).status).toBe(404);
  const forged = await lead.post(address, aScreening("", { "answer-absent": "99" }));
  expect(forged.status).toBe(422);
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { agesApart, missingUnrecorded, pronounsApart } from "./contradictions-of-child.ts";
import {
  countsApart,
  leadsTwice,
  outOfOrder,
  phonesApart,
  saidOfMany,
  saidTwice,
} from "./contradictions.ts";
import type { ChildSaid } from "./said.ts";
import { countsEntered, countsOnPages } from "./whole-counts.ts";
import { everyChildSaid, everyLead, everyNumber, everyOrder } from "./whole-record.ts";

/** The whole demonstration, read as a stranger reads it: nothing in it says two things. */
let app: TestApp;
let children: readonly ChildSaid[];

beforeAll(async () => {
  app = await anApp({ template: "demo" });
  children = await everyChildSaid(app);
}, 240_000);
afterAll(() => app.close());

/** Where people write what they judge or heard of one child, and Lantern writes nothing of its own. */
const judged: ReadonlySet<string> = new Set([
  "notes",
  "protect.level_decisions.reason",
  "protect.level_decisions.evidence",
  "protect.harm_decisions.reason",
  "protect.exploitation_accounts.wording",
  "panels.items.wording",
]);
const judgedOf = (those: readonly ChildSaid[]): readonly ChildSaid[] =>
  those.map((child) => ({
    ...child,
    said: child.said.filter(
      // Lantern says this by itself, when a child is brought over or an account is added.
      ({ where, text }) =>
        judged.has(where) && !/^(?:Brought over|Opened on|What is known)/.test(text),
    ),
  }));

test("everything is read: children, texts, numbers, leads and dates", async () => {
  expect(children.length).toBeGreaterThan(50);
  const texts = children.reduce((all, { said }) => all + said.length, 0);
  expect(texts).toBeGreaterThan(5000);
  expect(children.some(({ missingOn }) => missingOn.length > 2)).toBe(true);
  expect((await everyNumber(app)).length).toBeGreaterThan(40);
  expect((await everyLead(app)).length).toBeGreaterThan(3);
  expect((await everyOrder(app)).length).toBeGreaterThan(5000);
}, 120_000);

describe("no text of a child says", () => {
  test("more missing episodes than are recorded", () => {
    expect(children.flatMap(missingUnrecorded)).toEqual([]);
  });
  test("“his mother” of a girl", () => {
    expect(children.flatMap(pronounsApart)).toEqual([]);
  });
  test("another age than the date of birth", () => {
    expect(children.flatMap(agesApart)).toEqual([]);
  });
  test("the same sentence again as something new", () => {
    expect(saidTwice(judgedOf(children))).toEqual([]);
  });
  test("what is said of very many others", () => {
    expect(saidOfMany(judgedOf(children), 32)).toEqual([]);
  });
});

test("nobody has two numbers, and no number is of two people", async () => {
  expect(phonesApart(await everyNumber(app))).toEqual([]);
});

test("no agency and no school has two leads", async () => {
  expect(leadsTwice(await everyLead(app))).toEqual([]);
});

test("nothing ends before it began, and nothing is of a child who is not born", async () => {
  expect(outOfOrder(await everyOrder(app))).toEqual([]);
}, 120_000);

test("missing episodes are as many on the tracker as on the child’s page", async () => {
  expect(countsApart(await countsEntered(app))).toEqual([]);
  const pages = await countsOnPages(app, await app.signIn("coordinator"));
  expect(countsApart(pages)).toEqual([]);
  expect(pages.length).toBeGreaterThan(10);
}, 120_000);

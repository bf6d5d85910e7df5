import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { letIn } from "../access/world.ts";
import { RoleSteps } from "./role-steps.ts";

/** Main tasks of ten roles from their first page, counted on the pages as they are sent, and printed. */
let app: TestApp;
let child: Child;
const table: string[] = [];
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Qxrole" });
  for (const key of ["lead", "police", "chair", "youthworker"]) await letIn(app, child, key);
});
afterAll(async () => {
  process.stdout.write(`${["task: clicks, fields, screens scrolled", ...table].join("\n")}\n`);
  await app.close();
});

type Most = { readonly clicks: number; readonly fields: number; readonly screens?: number };

async function counted(
  { who, task, most }: { who: string; task: string; most: Most },
  walk: (steps: RoleSteps) => Promise<void>,
): Promise<void> {
  const steps = new RoleSteps(await app.signIn(who));
  await steps.start();
  await walk(steps);
  const { clicks, fields, screens } = steps;
  table.push(
    `${who}, ${task}: ${clicks} of ${most.clicks}, ${fields} of ${most.fields}, ${screens} of ${most.screens ?? 0}`,
  );
  expect(clicks).toBeLessThanOrEqual(most.clicks);
  expect(fields).toBeLessThanOrEqual(most.fields);
  expect(screens).toBeLessThanOrEqual(most.screens ?? 0);
}

test("a school raises a concern: 4 clicks and 4 boxes", async () => {
  const most = { clicks: 4, fields: 4 };
  await counted({ who: "school", task: "raise a concern", most }, async (steps) => {
    await steps.follow("/concerns/new");
    await steps.answer("/concerns/new?asked=yes&danger=no", "danger=no");
    await steps.send({
      action: "/concerns",
      typed: { givenName: "Ada", familyName: "Qxsent", age: "14", worry: "A man waits for her." },
    });
    expect(steps.says()).toContain("Sent");
  });
});

test("the MASH decides on a concern about a child without a record: 13 clicks and 5 boxes", async () => {
  const id = await sendAs(await app.signIn("school"), { givenName: "Una", familyName: "Qxdecide" });
  const at = `/mash/${id}`;
  const most = { clicks: 13, fields: 5, screens: 1 };
  await counted({ who: "mash", task: "decide on a concern", most }, async (steps) => {
    await steps.follow(at);
    await steps.send({ action: `${at}/take` });
    await steps.follow(`${at}/rate`);
    await steps.send({
      action: `${at}/rate`,
      typed: { reason: "Gifts from an adult." },
      chosen: { rating: "red" },
    });
    await steps.follow(`${at}/new-child`);
    await steps.send({
      action: `${at}/new-child`,
      typed: { reason: "No record is this child’s." },
      chosen: { sex: "female" },
    });
    await steps.follow(`${at}/decide`);
    await steps.send({
      action: `${at}/decide`,
      typed: {
        rationale: "Two agencies saw it.",
        forFamily: "We will ring.",
        forSender: "Thank you.",
      },
      chosen: { threshold: "level-3", nextStep: "early-help" },
    });
    expect(steps.says()).toContain("What was decided");
  });
});

test("a lead practitioner records a visit on a phone: 5 taps", async () => {
  const home = `/children/${child.personId}`;
  const most = { clicks: 5, fields: 1 };
  await counted({ who: "lead", task: "record a visit", most }, async (steps) => {
    await steps.follow(`${home}/door`);
    await steps.follow(`${home}/visits/new`);
    await steps.send({
      action: `${home}/visits/new`,
      typed: { observed: "Was at home, and well." },
      chosen: { outcome: "alone" },
    });
  });
});

test("governance reads who has looked at a record: 2 clicks and a reference", async () => {
  const most = { clicks: 2, fields: 1, screens: 1 };
  await counted({ who: "governance", task: "who has looked", most }, async (steps) => {
    await steps.follow("/audit/record");
    await steps.look(`/audit/record?record=${child.reference}`, "record");
    expect(steps.says()).toContain(child.reference);
  });
});

test.each([
  ["coordinator", "what is overdue", ["/overdue"]],
  ["coordinator", "who is missing", ["/missing"]],
  ["manager", "who is missing", ["/missing"]],
  ["manager", "what the team holds", ["/pages", "/team"]],
  ["chair", "who is missing", ["/pages", "/missing"]],
  ["police", "who is missing", ["/missing"]],
  ["police", "people and places", ["/subjects"]],
  ["youthworker", "is this child known", ["/find"]],
  ["nurse", "what the MASH asks", ["/pages", "/checks"]],
  ["analyst", "unmet need", ["/unmet-needs"]],
  ["analyst", "data quality", ["/data-quality"]],
  ["commissioner", "equality of outcomes", ["/equality"]],
  ["board", "equality of outcomes", ["/equality"]],
  ["board", "legal holds", ["/governance/holds"]],
  ["training", "leads of agencies", ["/leads"]],
  ["admin", "colleagues and posts", ["/admin/people"]],
])("%s: %s is at most two clicks from the start", async (who, task, ways) => {
  const most = { clicks: 2, fields: 0, screens: 1 };
  await counted({ who, task, most }, async (steps) => {
    for (const way of ways) await steps.follow(way);
  });
});

// Where a list stood at the foot of every page before.
test.each([
  ["coordinator", "/same-child"],
  ["coordinator", "/overdue/visits"],
  ["coordinator", "/overdue/services"],
  ["mash", "/overdue/partner-checks"],
  ["lead", "/overdue/panel-actions"],
])("%s reaches %s within two clicks", async (who, address) => {
  const most = { clicks: 2, fields: 0, screens: 1 };
  await counted({ who, task: address, most }, async (steps) => {
    if (address === "/same-child") await steps.follow("/pages");
    else if (who !== "mash") await steps.follow("/overdue");
    await steps.follow(address);
  });
});

test("the count refuses a way that is not on the page", async () => {
  const steps = new RoleSteps(await app.signIn("school"));
  await steps.start();
  await expect(steps.follow("/mash")).rejects.toThrow("has no way to /mash");
});

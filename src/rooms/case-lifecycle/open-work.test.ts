import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aCohort, joinForm } from "../../../test/harness/cohorts.ts";
import { timetableForm } from "../../../test/harness/education.ts";
import { aChild } from "../../../test/harness/factories.ts";
import { closingForm } from "../../../test/harness/life.ts";
import { aService, referForm, workForm } from "../../../test/harness/recovery.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

/** A child for whom work runs, and what closing asks about it. */
async function running(sensitive: boolean) {
  const child = await aChild(app, { level: 1 });
  const base = `/children/${child.personId}`;
  const owner = await staffIdOf(app, "coordinator");
  const kind = sensitive ? { kind: "violence", name: "Nine" } : { name: "Mornings" };
  const cohort = await aCohort(coordinator, owner, kind);
  const named = sensitive
    ? { name: "A clinic", shownAs: "A health service" }
    : { name: "Mentors for closing" };
  const service = await aService(app, named);
  for (const [part, form] of [
    ["cohorts/new", joinForm(cohort)],
    ["services/new", referForm(service)],
    ["recovery/new", workForm(sensitive ? { service } : {})],
    ...(sensitive ? [] : [["education/timetable", timetableForm()] as const]),
  ] as const) {
    expect([part, (await coordinator.post(`${base}/${part}`, form)).status]).toEqual([part, 303]);
  }
  return { base, child };
}

test("closing asks about what runs, each with the way to it", async () => {
  const { base, child } = await running(false);
  const { html, page } = await coordinator.get(`${base}/closing/new`);
  for (const title of [
    "Waiting for a service: Mentors for closing, since 20 November 2026",
    "Direct work not ended: Harbour Youth Project, since 2 November 2026",
    "Part-time timetable since 2 November 2026: 12.5 hours a week",
    "In the cohort Mornings, since 9 November 2026",
  ])
    expect(page.text).toContain(`Open: ${title}`);
  expect(html).toContain(`href="${base}/education"`);
  const form = await closingForm(app, child.personId);
  const unanswered = Object.fromEntries(
    Object.entries(form).filter(([name]) => !name.startsWith("standing-cohort")),
  );
  const bad = await coordinator.post(`${base}/closing/new`, unanswered);
  expect(bad.page.errors.map(({ text }) => text)).toEqual([
    "Enter why it does not prevent closing: In the cohort Mornings, since 9 November 2026",
  ]);
  expect((await coordinator.post(`${base}/closing/new`, form)).status).toBe(303);
});

test("closing says nothing of what part of the professional network may not know", async () => {
  const { base } = await running(true);
  const { page } = await coordinator.get(`${base}/closing/new`);
  expect(page.text).toContain("What is still in place");
  for (const word of ["A clinic", "In the cohort", "Direct work not ended"])
    expect(page.text).not.toContain(word);
});

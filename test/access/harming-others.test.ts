import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { dayOf, harmingFields } from "../harness/measures.ts";
import { actorOf } from "../harness/sign-in.ts";

/** That a child may be harming others stands on the child’s own record, by agencies together, and nowhere else. */
let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

const at = (personId: string): string => `/children/${personId}/harming-others`;

test("a decision stands on the record with its review, on no board, in no list and in no search", async () => {
  const { personId } = await aChild(app);
  const form = harmingFields({ argumentsFor: "Qxargument" });
  expect((await coordinator.post(`${at(personId)}/new`, form)).status).toBe(303);
  const page = await coordinator.get(at(personId));
  for (const words of ["They may be harming others", "Qxargument", "20 February 2027"])
    expect(page.page.text).toContain(words);
  for (const path of ["/measures", "/subjects", "/overdue/allegations", "/api/subjects"])
    expect((await coordinator.get(path)).html).not.toContain(personId);
  expect((await coordinator.post("/search", { sought: "Qxargument" })).html).not.toContain(
    personId,
  );
  app.clock.set("2027-02-21T09:00:00Z");
  coordinator = await app.signIn("coordinator");
  expect((await coordinator.get(at(personId))).page.text).toContain("overdue, and not in force");
  app.clock.set("2026-11-24T10:00:00Z");
  coordinator = await app.signIn("coordinator");
});

test.each([
  ["one agency alone", { tookPart: "Police" }, "tookPart"],
  ["without section 45", { section45: "" }, "section45"],
  ["without the National Referral Mechanism", { nrm: "" }, "nrm"],
  ["without their own safety plan", { safetyPlan: "" }, "safetyPlan"],
  ["with no review within a year", dayOf("reviewBy", "2028-02-20"), "reviewBy"],
])("is refused %s, beside the field", async (_what, over, field) => {
  const { personId } = await aChild(app);
  const sent = await coordinator.post(`${at(personId)}/new`, harmingFields(over));
  expect(sent.status).toBe(422);
  expect(sent.html).toContain(`id="${field}-error"`);
});

test("is read and recorded by who reaches the child, and recorded by who leads alone", async () => {
  const { personId } = await aChild(app);
  await coordinator.post(`${at(personId)}/new`, harmingFields({ nrm: "Qxsecret" }));
  const intelligence = await app.signIn("intelligence");
  expect((await intelligence.get(at(personId))).status).toBe(404);
  expect((await intelligence.post(`${at(personId)}/new`, harmingFields())).status).toBe(403);
  const rows = await acting(app, await actorOf(app, "intelligence"), (tx) =>
    sql`select from protect.child_harm_decisions`.execute(tx),
  );
  expect(rows.rows).toHaveLength(0);
  const hidden = await aChild(app);
  await restrict(app, hidden);
  const sent = await coordinator.post(`${at(hidden.personId)}/new`, harmingFields());
  expect(sent.status).toBe(404);
});

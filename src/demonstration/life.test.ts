import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ template: "demo" });
});
afterAll(() => app.close());

test("one record is closed, one was opened again, one proposal waits", async () => {
  const [row] = await app.query(
    `select (select count(*)::int from protect.closures) as proposals,
       (select count(*)::int from protect.closure_decisions where outcome = 'agreed') as agreed,
       (select count(*)::int from protect.reopenings) as reopened,
       (select count(*)::int from protect.tracker_entries where closed_on is not null) as closed`,
  );
  expect(row).toEqual({ proposals: 3, agreed: 2, reopened: 1, closed: 1 });
});

test("the lists show them", async () => {
  const coordinator = await app.signIn("coordinator");
  expect((await coordinator.get("/closings")).page.text).toContain("1 proposal to decide");
  expect((await coordinator.get("/turning-18")).page.text).toContain("No plan yet");
  const transfers = await coordinator.get("/transfers");
  expect(transfers.page.text).toContain("2 transfers within reach");
  expect(transfers.page.text).toContain("released, not sent yet");
  const work = await (await app.signIn("lead")).get("/work");
  expect(work.page.text).toContain("Turning 18 without an agreed transition");
});

test("nothing of the record is in the notice", async () => {
  const [row] = await app.query<{ body: string; names: readonly string[] }>(
    `select p.body::text as body, array[c.family_name, c.given_name, c.reference, t.reason, c.born_on::text] as names
     from protect.border_notices n join papers.papers p using (paper_id)
     join subjects.people c on c.person_id = n.person_id join protect.transfers t using (transfer_id)`,
  );
  expect(row?.names).toHaveLength(5);
  for (const word of row?.names ?? []) expect(row?.body).not.toContain(word);
  expect(row?.body).toContain("This notice says nothing about the child.");
});

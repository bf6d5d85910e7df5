import { afterAll, beforeAll, expect, test } from "vitest";
import { inventedNhs, inventedUpn } from "../../src/demonstration/index.ts";
import { listSources } from "../../src/rooms/feeds/source-reads.ts";
import { findRun } from "../../src/rooms/feeds/run-reads.ts";
import { goOn } from "../../src/rooms/feeds/run.ts";
import { translate } from "../../src/rooms/feeds/ssd/translate.ts";
import { addSsdRuns } from "../../src/rooms/feeds/ssd/bring.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aSource, listSaid } from "../harness/feeds.ts";
import { actorOf } from "../harness/sign-in.ts";

/** A row of the council’s dataset finds its child by a number that stands beside its name, and waits. */
let app: TestApp;
let coordinator: Client;
let at: string;
let known: Child;
let hidden: Child;

const record = (child: Child, kind: string, value: string) =>
  app.query(
    `insert into subjects.identifiers (identifier_id, partnership_id, person_id, kind, value, source, recorded_by, recorded_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, $2, $3, 'The school', s.staff_id, now()
     from subjects.people p, directory.staff s where p.person_id = $1 limit 1`,
    [child.personId, kind, value],
  );

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  at = await aSource(app, coordinator, { name: "The council", kind: "council" });
  known = await aChild(app, { givenName: "Tessa", familyName: "Qxopenly", bornOn: "2011-05-04" });
  hidden = await aChild(app, { givenName: "Ines", familyName: "Qxhidden", bornOn: "2011-05-04" });
  await record(known, "upn", inventedUpn(1));
  await record(hidden, "nhs", inventedNhs(2));
  await restrict(app, hidden);
});
afterAll(() => app.close());

/** Brings one plan of a child who is called otherwise, with this of ssd_person, and takes it. */
async function bring(id: string, person: Readonly<Record<string, string>>) {
  const actor = await actorOf(app, "coordinator");
  const acts = () => ({ actor, at: app.clock.now(), today: app.clock.today() });
  const { runs, nobody } = await acting(app, actor, async (tx) => {
    const source = (await listSources(tx)).find(({ sourceId }) => at.endsWith(sourceId));
    if (!source) throw new Error("the source is not there");
    const who = { pers_forename: "Perdita", pers_surname: "Qxnobody", pers_dob: "2009-01-02" };
    const plan = { cppl_cp_plan_id: id, cppl_person_id: id };
    const tables = {
      ssd_person: [{ line: 2, cells: { pers_person_id: id, ...who, ...person } }],
      ssd_cp_plans: [{ line: 2, cells: { ...plan, cppl_cp_plan_start_date: "2026-10-01" } }],
    };
    const { rows } = translate(tables, {
      today: app.clock.today(),
      since: "2026-09-01",
    });
    return addSsdRuns(tx, acts(), { source, rows, name: "SSD" });
  });
  for (const { runId } of runs)
    await acting(app, actor, async (tx) => {
      const run = await findRun(tx, runId);
      return run && goOn(tx, acts(), { run, version: run.version });
    });
  return { runs: runs.length, nobody };
}

test("by a pupil number alone it is kept, and shows the child with the reason in words", async () => {
  expect(await bring("C1", { pers_upn: inventedUpn(1) })).toEqual({ runs: 1, nobody: 0 });
  const [row] = await listSaid(app);
  const { text } = (await coordinator.get(`/feeds/waiting/${row?.id ?? ""}`)).page;
  expect(text).toContain("Tessa Qxopenly");
  expect(text).toMatch(/[Pp]upil number/);
  // It finds, and joins nothing; and it is no fact of what the row says.
  expect(await app.query("select from identify.feed_rows")).toEqual([]);
  expect(text).not.toContain(`Unique pupil number: ${inventedUpn(1)}`);
});

test.each([
  ["of a restricted record", () => ({ pers_single_unique_id: inventedNhs(2) })],
  ["that nobody here has", () => ({ pers_upn: inventedUpn(7) })],
  ["that fails its check", () => ({ pers_upn: "A801200001001" })],
])("by a number %s it is nobody, and nothing is kept", async (_which, person) => {
  const before = (await listSaid(app)).length;
  expect(await bring("C9", person())).toEqual({ runs: 0, nobody: 1 });
  expect(await listSaid(app)).toHaveLength(before);
});

test("the number of a row is told to nobody who does not reach the record", async () => {
  await app.query(
    "update directory.roles set permissions = permissions || '{feed.run}' where key = 'mash-decision-maker'",
  );
  await restrict(app, known);
  const mash = await app.signIn("mash");
  const [row] = await listSaid(app);
  expect((await mash.get(`/feeds/waiting/${row?.id ?? ""}`)).status).toBe(404);
});

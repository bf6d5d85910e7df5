import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inventedNhs, inventedUpn } from "../../src/demonstration/index.ts";
import { listSources } from "../../src/rooms/feeds/source-reads.ts";
import { readNumbers } from "../../src/rooms/feeds/ssd/read-numbers.ts";
import { keepNumbers } from "../../src/rooms/feeds/ssd/keep-numbers.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aSource } from "../harness/feeds.ts";
import { shutOut } from "../harness/for-machines.ts";
import { identifierOf, numbersAt } from "../harness/numbers.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { protect } from "./world.ts";

/** Of whom the council’s dataset records numbers, and what it leaves as people have it. */
let app: TestApp;
let coordinator: Client;
let actor: StaffActor;
let sourceId = "";
let child: Child;
let count = 0;
const born = "2011-05-04";

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  actor = await actorOf(app, "coordinator");
  const at = await aSource(app, coordinator, { name: "The council", kind: "council" });
  sourceId = at.split("/").at(-1) ?? "";
});
beforeEach(async () => {
  count += 1;
  child = await aChild(app, { givenName: "Tessa", familyName: `Qxssd${count}`, bornOn: born });
});
afterAll(() => app.close());

const upn = () => inventedUpn(count);
const verify = () =>
  app.query(
    `insert into identify.feed_identities (feed_identity_id, partnership_id, person_id, feed_source_id, identifier, verified_by, verified_at)
     select gen_random_uuid(), partnership_id, $1, $2, $3, $4, now() from subjects.people where person_id = $1`,
    [child.personId, sourceId, `C${count}`, actor.id],
  );

/** Takes a dataset that has this child, once; answers of whom numbers were recorded. */
const take = (
  given: Readonly<Record<string, string>> = {},
  as = actor,
): Promise<readonly string[]> =>
  acting(app, as, async (tx) => {
    const cells = {
      pers_person_id: `C${count}`,
      pers_forename: "Tessa",
      pers_dob: born,
      pers_surname: `Qxssd${count}`,
      pers_upn: upn(),
      ...given,
    };
    const today = app.clock.today();
    const { people } = readNumbers({ ssd_person: [{ line: 2, cells }] }, today);
    const source = (await listSources(tx)).find((one) => one.sourceId === sourceId);
    if (!source) throw new Error("the source is not there");
    return keepNumbers(tx, { actor: as, at: app.clock.now(), today }, { source, people });
  });

test("a verified child’s numbers are recorded once, with the system as who says so", async () => {
  await verify();
  const nhs = inventedNhs(count);
  expect(await take({ pers_single_unique_id: nhs })).toEqual([child.personId, child.personId]);
  expect(await take({ pers_single_unique_id: nhs })).toEqual([]);
  const { page } = await coordinator.get(numbersAt(child));
  for (const words of [upn(), "The council"]) expect(page.text).toContain(words);
  const rows = await app.query(
    "select kind, source from subjects.identifiers where person_id = $1 order by kind",
    [child.personId],
  );
  expect(rows).toEqual(["nhs", "upn"].map((kind) => ({ kind, source: "The council" })));
});

test.each([
  ["nobody has verified the id", false, {}],
  ["the name differs", true, { pers_surname: "Someone" }],
  ["the date of birth differs", true, { pers_dob: "2011-05-05" }],
  ["the id is another", true, { pers_person_id: "C999" }],
])("where %s nothing is recorded", async (_name, isVerified, given) => {
  if (isVerified) await verify();
  expect(await take(given)).toEqual([]);
  expect(await identifierOf(app, child, "upn")).toBe("");
});

test("a number that a person has ended is not brought back", async () => {
  await verify();
  await take();
  const end = `${numbersAt(child)}/${await identifierOf(app, child, "upn")}/end`;
  const sent = await coordinator.post(end, { reason: "It is her sister’s", version: "1" });
  expect(sent.status).toBe(303);
  expect(await take()).toEqual([]);
  const { page } = await coordinator.get(numbersAt(child));
  expect(page.text).toContain("No number has been recorded yet");
});

test.each([
  ["restricted", () => restrict(app, child)],
  [
    "shut to whoever brings it",
    async () => shutOut(app, child, await staffIdOf(app, "coordinator")),
  ],
])("of a record that is %s nothing is recorded", async (_name, close) => {
  await verify();
  await close();
  expect(await take()).toEqual([]);
  expect(await identifierOf(app, child, "upn")).toBe("");
});

test("while places are protected, whoever is not named records the NHS number alone", async () => {
  await verify();
  await protect(app, child, ["lead", "manager"]);
  expect(await take({ pers_single_unique_id: inventedNhs(count) })).toEqual([child.personId]);
  expect(await identifierOf(app, child, "upn")).toBe("");
  expect(await identifierOf(app, child, "nhs")).not.toBe("");
});

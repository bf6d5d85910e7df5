import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { dayOf } from "../harness/family-network.ts";
import { aLink } from "../harness/flags.ts";
import { ageFields, aMeasure, aPersonBorn, safe, sendTo, stepFields } from "../harness/measures.ts";
import { letIn } from "./world.ts";

/** What stands about people and places around a child, on every page on which a worker stands: one answer, within reach. */
let app: TestApp;
let child: Child;
let adult: string;
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Qxaround", givenName: "Ada" });
  adult = await aPersonBorn(app, { bornOn: "1990-05-04" });
  await app.query("update subjects.things set label = 'Qxadult Named' where thing_id = $1", [
    adult,
  ]);
  const manager = await app.signIn("manager");
  await manager.post(`/subjects/${adult}/age`, ageFields());
  await aLink(app, { personId: child.personId, thingId: adult });
  await manager.post(`/subjects/${adult}/releases/new`, {
    kind: "police-bail",
    conditions: "Qxconditions: not to enter Station Road",
    source: "Custody sergeant",
    ...dayOf("beginsOn", "2026-11-10"),
    ...dayOf("endsOn", "2026-11-29"),
    children: [child.personId],
  });
  await manager.post(`/children/${child.personId}/duties/new`, {
    kind: "works-with-children",
    wording: "Qxwords",
    ...dayOf("known", "2026-11-24"),
    "known-time": "9:30am",
  });
  const measure = "cawn";
  const by = await app.signIn("coordinator");
  const measureId = await aMeasure(app, by, { thingId: adult, over: { measure } });
  await safe(app, by, measureId);
  await sendTo(app, by, { measureId, name: "step", form: stepFields("issued") });
  await app.query("update subjects.measures set name = 'Qxmeasure' where measure_id = $1", [
    measureId,
  ]);
}, 180_000);
afterAll(() => app.close());

const mainOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
const pages = ["worry", "missing", "trigger-plan"];
async function read(key: string, page: string): Promise<string> {
  const client = await app.signIn(key);
  return mainOf((await client.get(`/children/${child.personId}/${page}`)).html);
}

describe("around a child", () => {
  test.each(pages)("on %s the reader of subjects reads all of it, with who it is", async (page) => {
    const main = await read("manager", page);
    for (const said of ["Police bail: Qxadult Named", "Ends 29 November 2026", "Qxconditions"])
      expect(main).toContain(said);
    expect(main).toContain("To tell: A person works with children");
    expect(main).toContain("Qxmeasure");
  });

  test("who reads no subject and no measure reads what there is, without who it is", async () => {
    for (const page of pages) {
      const main = await read("lead", page);
      expect(main, page).toContain("Police bail");
      expect(main, page).not.toContain("Qxadult");
      expect(main, page).not.toContain("Qxmeasure");
    }
  });

  test("at the door nobody is named, and no condition is read over a shoulder", async () => {
    const main = await read("manager", "door");
    expect(main).toContain("Police bail");
    expect(main).toContain("Qxmeasure");
    for (const word of ["Qxadult", "Qxconditions"]) expect(main).not.toContain(word);
  });

  test("out of reach there is no such page; named on a restricted record, a wide reader reads it", async () => {
    const school = await app.signIn("school");
    const other = await aChild(app, { familyName: "Qxrestricted", givenName: "Bo" });
    await aLink(app, { personId: other.personId, thingId: adult });
    await letIn(app, other, "coordinator");
    await restrict(app, other);
    for (const page of pages) {
      const at = `/children/${other.personId}/${page}`;
      expect((await school.get(at)).status).toBe(404);
      expect((await (await app.signIn("mash")).get(at)).status).toBe(404);
      const named = await (await app.signIn("coordinator")).get(at);
      expect(mainOf(named.html), page).toContain("Qxmeasure");
    }
  });

  test("closing the record asks about what must be told and bail, and names nobody", async () => {
    const main = await read("manager", "closing/new");
    expect(main).toContain("To tell: A person works with children, by");
    expect(main).toContain("Bail, a release or conditions since 10 November 2026, not ended");
    expect(main).not.toContain("Qxadult");
  });

  test("an allegation that nobody renewed names nobody, and its measure stands no more", async () => {
    await app.query("update subjects.things set review_by = '2026-11-01' where thing_id = $1", [
      adult,
    ]);
    for (const page of pages) {
      const main = await read("manager", page);
      expect(main, page).toContain("Police bail");
      expect(main, page).not.toContain("Qxadult");
      expect(main, page).not.toContain("Qxmeasure");
    }
  });
});

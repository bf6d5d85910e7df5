import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { standingJobs } from "../../src/rooms/pattern-alerts/standing-job.ts";
import { workbookOf } from "../../src/rooms/imports/reading/fixture-workbook.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { allRoutes } from "../../src/routes.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aColleagueOf } from "../harness/colleagues.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { chooseWorkbook, confirmImport } from "../harness/imports.ts";
import { referForm } from "../harness/panels.ts";
import { standingFacts } from "../harness/standing.ts";
import { aFact } from "./world.ts";

/** Ways to a child's record besides its pages: whoever lives with the child is found by each, and reads nothing by it. */
let app: TestApp;
let coordinator: Client;
let mash: Client;
let school: Client;
let number = 0;
let name: string;
let child: Child;

const home = "12 Tideway Street, Eastmoor, QX1 4RT";

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
  school = await app.signIn("school");
  for (const who of [coordinator, mash])
    expect((await who.post("/people-i-know", { kind: "home", wording: home })).status).toBe(303);
});
beforeEach(async () => {
  number += 1;
  name = `Qxway${"abcdefghijklmnopqrstuvwxyz".charAt(number % 26)}${number}`;
  child = await aChild(app, { familyName: name, givenName: "Ada", isOpen: false });
});
afterAll(() => app.close());

/** From now on it is known that the child lives where the reader does. */
async function becomesTied(one = child): Promise<void> {
  app.clock.advance({ minutes: 1 });
  await aFact(app, one, { kind: "address", wording: home });
}
const findingsOf = (one = child) =>
  app.query<{ strength: string }>(
    "select strength from sec.conflict_findings where person_id = $1",
    [one.personId],
  );
async function isShutOut(who: Client): Promise<void> {
  expect(await findingsOf()).toMatchObject([{ strength: "strong" }]);
  expect((await who.get(`/children/${child.personId}`)).status).toBe(404);
}

const ofTheApi = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true })
  .filter(({ method, path }) => method === "GET" && /^\/api\/.*:personId/.test(path))
  .map(({ path }) => path);

describe("an address of the API, which a browser reads too", () => {
  test.each(ofTheApi)("%s", async (path) => {
    await becomesTied();
    const at = path.replace(":personId", child.personId);
    const answer = await coordinator.get(at);
    expect(answer.status).toBe(404);
    expect(answer.html).not.toContain(child.reference);
    await isShutOut(coordinator);
    expect((await coordinator.get(at)).status).toBe(404);
  });

  test("of one decision that is to be filed", async () => {
    const review = { "review-day": "1", "review-month": "12", "review-year": "2026" };
    const level = { level: "2", reason: "Qxwhy", dissent: "", version: "1", ...review };
    const manager = await app.signIn("manager");
    const sent = await manager.post(`/children/${child.personId}/level`, level);
    expect(sent.status).toBe(303);
    const [note] = await app.query<{ id: string }>(
      "select chronology_entry_id as id from protect.chronology_entries where person_id = $1 and kind = 'level'",
      [child.personId],
    );
    const at = `/api/notes-to-file/${note?.id ?? ""}`;
    expect((await manager.get(at)).html).toContain("Qxwhy");
    await becomesTied();
    const answer = await coordinator.get(at);
    expect([answer.status, answer.html.includes("Qxwhy")]).toEqual([404, false]);
    await isShutOut(coordinator);
  });
});

/** A concern about the child, which somebody else of the MASH linked with the record. */
async function linked(one = child, givenName = "Ada"): Promise<string> {
  const colleague = await aColleagueOf(app, "mash");
  const concernId = await sendAs(school, {
    familyName: name,
    givenName,
    worry: "Qxworry",
  });
  const at = `/mash/${concernId}/match/${one.personId}`;
  const { fields } = (await colleague.get(at)).page;
  const verdict = { verdict: "same", reason: "Rang the school", version: fields["version"] ?? "" };
  expect((await colleague.post(at, verdict)).status).toBe(303);
  return concernId;
}

describe("the MASH's work on a concern that is linked with the record", () => {
  test.each([
    "",
    "/decide",
    "/household",
    "/rate",
    "/checks",
    "/sharing",
    "/referral",
    "/onward",
    "/professionals",
  ])("its page %s", async (page) => {
    const concernId = await linked();
    await becomesTied();
    const { status, html } = await mash.get(`/mash/${concernId}${page}`);
    expect(status).toBe(404);
    expect(html).not.toContain("Qxworry");
    expect(html).not.toContain(child.reference);
    await isShutOut(mash);
  });

  test("a form on it", async () => {
    const concernId = await linked();
    await becomesTied();
    const sent = await mash.post(`/mash/${concernId}/rate`, { rating: "red", reason: "Now" });
    expect(sent.status).toBe(404);
    await isShutOut(mash);
  });

  test("as another concern of the same household", async () => {
    const concernId = await linked();
    const own = await aChild(app, { familyName: name, givenName: "Bo", bornOn: "2014-01-02" });
    const at = `/mash/${await linked(own, "Bo")}/household`;
    expect((await (await aColleagueOf(app, "mash")).get(at)).html).toContain(child.reference);
    await becomesTied();
    const { status, html } = await mash.get(at);
    expect(status).toBe(200);
    expect(html).toContain(own.reference);
    expect(html).not.toContain(child.reference);
    expect(html).not.toContain(concernId);
    await isShutOut(mash);
  });
});

describe("what is shown of a record elsewhere", () => {
  test("a concern that begins with the child's name", async () => {
    await becomesTied();
    const answer = await coordinator.get(`/concerns/new?danger=no&child=${child.personId}`);
    expect([answer.status, answer.html.includes(name)]).toEqual([404, false]);
    await isShutOut(coordinator);
  });

  test("what a pattern alert found", async () => {
    await standingFacts(app).missing(child, [5, 20, 40]);
    for (const job of standingJobs({ admin: app.admin, database: app.db, clock: app.clock }))
      await job.run({});
    const [row] = await app.query<{ id: string }>(
      "select standing_suggestion_id as id from identify.standing_suggestions where person_id = $1",
      [child.personId],
    );
    const at = `/standing-queries/suggestions/${row?.id ?? ""}`;
    await becomesTied();
    expect((await mash.get(at)).status).toBe(404);
    await isShutOut(mash);
    expect((await coordinator.post(`${at}/take-up`, { reason: "", version: "1" })).status).toBe(
      404,
    );
  });

  test("a referral to a panel", async () => {
    const manager = await app.signIn("manager");
    const referral = referForm({ reason: "Qxreferred" });
    const sent = await manager.post(`/children/${child.personId}/panels`, referral);
    expect(sent.status).toBe(303);
    const [row] = await app.query<{ id: string }>(
      "select panel_referral_id as id from panels.panel_referrals where person_id = $1",
      [child.personId],
    );
    const at = `/panels/mace/referrals/${row?.id ?? ""}`;
    await becomesTied();
    const answer = await coordinator.get(at);
    expect([answer.status, answer.html.includes("Qxreferred")]).toEqual([404, false]);
    await isShutOut(coordinator);
  });

  test("a third record alongside two", async () => {
    const [one, other] = [await aChild(app), await aChild(app)];
    await app.query(
      `insert into subjects.likely_pairs (person_id, other_person_id, partnership_id, bits)
       values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 1, 20)`,
      [one.personId, child.personId],
    );
    const at = `/same-child/${one.personId}/${other.personId}/how`;
    expect((await mash.get(at)).html).toContain(child.reference);
    await becomesTied();
    const { status, html } = await coordinator.get(at);
    expect([status, html.includes(child.reference)]).toEqual([200, false]);
    await isShutOut(coordinator);
  });

  test("what a workbook would offer", async () => {
    const headings = ["Name", "DOB", "Sex", "Risk level", "Ward"];
    const book = async (ward: string) => {
      const row = [`${name}, Una`, "04/05/2011", "F", "Low", ward];
      const bytes = await workbookOf({ Current: [headings, row] });
      return chooseWorkbook(app, coordinator, bytes, "tied.xlsx");
    };
    const first = await book("Quay");
    // The row is like the child of this name who is here: it waits until it is said to be another.
    const { fields } = (await coordinator.get(`${first}/matches`)).page;
    const others = Object.keys(fields).filter((key) => key.startsWith("key-"));
    const verdicts = Object.fromEntries(
      others.map((key): [string, string] => [key.replace("key", "verdict"), "different"]),
    );
    await coordinator.post(`${first}/matches`, { ...fields, ...verdicts });
    await confirmImport(coordinator, first);
    const [una] = await app.query<Child>(
      `select person_id as "personId", reference, circle_id as "circleId" from subjects.people
       where family_name = $1 and given_name = 'Una'`,
      [name],
    );
    if (!una) throw new Error("the child was not brought in");
    child = una;
    const later = await book("Harbour");
    await becomesTied();
    expect((await coordinator.get(`${later}/offers`)).status).toBe(200);
    await isShutOut(coordinator);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { allRoutes } from "../../src/routes.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { reportAs } from "../harness/missing.ts";
import { aService, onTheList } from "../harness/recovery.ts";
import { aCounsellor, counsellor } from "../harness/sensitive.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

const instead = "A health service: ask the designated nurse";
const reason = "Qxreason to be there";
const words = [...Object.values(counsellor), "Qxclinic", reason];
const outside = ["coordinator", "mash", "lead", "manager", "school"];
const lists = ["/children", "/api/children", "/missing", "/api/missing", "/overdue", "/work"];

let app: TestApp;
let child: Child;
let service: string;
let who: Awaited<ReturnType<typeof aCounsellor>>;
let membershipId: string;
let before: ReadonlyMap<string, string>;

/** Every page, file and answer about one child that asks for nothing but the child. */
const addresses = (personId: string): readonly string[] => [
  ...allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true })
    .filter(({ method, path }) => method === "GET" && path.includes("/:personId"))
    .map(({ path }) => path.replace(":personId", personId))
    .filter((path) => !path.includes(":")),
  ...lists,
];

const countsIn = (html: string): string =>
  words.map((word) => `${word} ${html.split(word).length - 1}`).join(", ");

/** How often each word stands on each page: in pickers of everybody who works here it stands anyway. */
async function look(key: string): Promise<ReadonlyMap<string, string>> {
  const client = await app.signIn(key);
  const found = new Map<string, string>();
  for (const address of addresses(child.personId)) {
    const { html, status } = await client.get(address);
    if (status === 200) found.set(`${key} ${address}`, countsIn(html));
  }
  return found;
}

const everywhere = async (): Promise<ReadonlyMap<string, string>> => {
  const all: [string, string][] = [];
  for (const key of outside) all.push(...(await look(key)));
  return new Map(all);
};

const offTheList = () =>
  app.query(
    `update directory.service_readers set ended_by = added_by, ended_at = now() where service_id = $1`,
    [service],
  );

/** The children whom the tracker finds by the agency of the counsellor. */
const byAgency = async (client: Client): Promise<string> => {
  const [agency] = await app.query<{ id: string }>(
    "select agency_id as id from directory.teams where team_id = $1",
    [who.teamId],
  );
  return (await client.get(`/children?agency=${agency?.id ?? ""}`)).page.text;
};

const circle = () => `/children/${child.personId}/circle`;
const joins = (basis: string) => ({ staff: who.staffId, basis, reason, of: "people" });

beforeAll(async () => {
  app = await anApp();
  who = await aCounsellor(app);
  service = await aService(app, { name: "Qxclinic", shownAs: instead });
  child = await aChild(app, { familyName: "Qxsensitive" });
  for (const key of ["school", "nurse", "police"]) await letIn(app, child, key);
  await app.query(
    "update sec.memberships set basis = 'team-around-the-child' where circle_id = $1",
    [child.circleId],
  );
  await reportAs(await app.signIn("lead"), child);
  const keeper = await app.signIn("coordinator");
  const named = await keeper.post(`/services/${service}/teams`, { team: who.teamId, off: "" });
  expect(named.status).toBe(303);
  before = await everywhere();
  await onTheList(app, service, "manager");
  const manager = await app.signIn("manager");
  expect((await manager.post(circle(), joins("team-around-the-child"))).status).toBe(303);
  await offTheList();
  const [place] = await app.query<{ id: string }>(
    "select membership_id as id from sec.memberships where staff_id = $1",
    [who.staffId],
  );
  membershipId = place?.id ?? "";
  // Works with the child: opens the record, and is in the audit of it.
  const own = await app.signIn("counsellor");
  expect((await own.get(`/children/${child.personId}`)).status).toBe(200);
}, 180_000);
afterAll(() => app.close());

describe("someone of a sensitive service in a child’s professional network", () => {
  test("stands nowhere for who is not on the list: each page says the words as often as before", async () => {
    const after = await everywhere();
    const told = [...after].filter(
      ([page, counts]) => before.has(page) && before.get(page) !== counts,
    );
    expect(told).toEqual([]);
    expect(after.size).toBeGreaterThan(100);
  }, 180_000);

  test.each(outside)("is the words of the service, once: %s", async (key) => {
    const client = await app.signIn(key);
    for (const address of [`/children/${child.personId}`, circle()]) {
      const { page } = await client.get(address);
      expect([address, page.text.split(instead).length]).toEqual([address, 2]);
    }
  });

  test("is named to the nurse, to the list, and to the team", async () => {
    const named = async (key: string): Promise<boolean> => {
      const client = await app.signIn(key);
      const { page } = await client.get(circle());
      return page.text.includes(counsellor.name) && page.text.includes(reason);
    };
    expect(await named("nurse")).toBe(true);
    expect(await named("police")).toBe(false);
    await onTheList(app, service, "police");
    expect(await named("police")).toBe(true);
    await offTheList();
    await app.query(
      "update directory.posts set team_id = $1 where staff_id = (select staff_id from directory.staff where email = 'school@eastmoor.example')",
      [who.teamId],
    );
    expect(await named("school")).toBe(true);
    await app.query(
      `update directory.posts p set team_id = t.team_id from directory.teams t
       where t.name = 'Safeguarding team' and p.staff_id = (select staff_id from directory.staff where email = 'school@eastmoor.example')`,
    );
    expect(await named("school")).toBe(false);
  });

  test("is hidden no longer once the team is taken off", async () => {
    const keeper = await app.signIn("coordinator");
    const teams = `/services/${service}/teams`;
    expect((await keeper.post(teams, { team: who.teamId, off: "yes" })).status).toBe(303);
    const shown = await look("manager");
    const told = [...shown].filter(([page, counts]) => before.get(page) !== counts);
    const pages = told.map(([page]) => page.replace(/^manager |[0-9a-f-]{36}/g, ""));
    // The control: these pages do name whoever is no longer hidden.
    expect(pages).toEqual(expect.arrayContaining(["/children/", "/children//circle", "/missing"]));
    expect(pages).toContain("/children//looked");
    expect((await byAgency(keeper)).includes("Qxsensitive")).toBe(true);
    expect((await keeper.post(teams, { team: who.teamId, off: "yes" })).status).toBe(422);
    expect((await keeper.post(teams, { team: who.teamId, off: "" })).status).toBe(303);
    expect((await keeper.post(teams, { team: who.teamId, off: "" })).status).toBe(422);
    expect((await byAgency(keeper)).includes("Qxsensitive")).toBe(false);
    expect((await (await app.signIn("lead")).post(teams, { team: who.teamId })).status).toBe(403);
  });

  test("joins and leaves in words that name nobody, ended by the list alone", async () => {
    const lead = await app.signIn("lead");
    const lines = async (): Promise<string> =>
      (await lead.get(`/children/${child.personId}/chronology`)).page.text;
    expect((await lines()).split("Who is involved has changed")).toHaveLength(2);
    const end = `${circle()}/${membershipId}/end`;
    const refused = await lead.post(end, {});
    expect(refused.status).toBe(422);
    expect(refused.page.text).toContain("A person on the list of a sensitive service ends");
    expect(refused.page.text).not.toContain(counsellor.name);
    expect((await lead.post(circle(), joins("grant"))).page.text).toContain("Choose who to add");
    await onTheList(app, service, "lead");
    const taken = await lead.post(circle(), joins("allocation"));
    expect(taken.page.text).toContain("staff of a sensitive service cannot lead");
    const events = await auditDuring(app, async () => {
      expect((await lead.post(end, {})).status).toBe(303);
    });
    expect(events.map(({ action }) => action)).toEqual(["circle.end"]);
    expect((await lines()).split("Who is involved has changed")).toHaveLength(3);
    expect(await lines()).not.toContain(counsellor.name);
  });

  test("keeps the record when it is restricted by who cannot name them", async () => {
    const other = await aChild(app, { familyName: "Qxkept" });
    await letIn(app, other, "nurse");
    await app.query(
      `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
       select gen_random_uuid(), partnership_id, $2, staff_id, 'grant', 'Let in', $3 from directory.staff where staff_id = $1`,
      [who.staffId, other.circleId, app.clock.now()],
    );
    const coordinator: Client = await app.signIn("coordinator");
    const { page } = await coordinator.get(`/children/${other.personId}/restrict`);
    expect(page.text).toContain(`They keep their place too: ${instead}`);
    await restrict(app, other);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inVisitOrder, nextVisitOn } from "../../src/rooms/campaigns/business.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";

let app: TestApp;
let training: Client;
let police: Client;
let school: Client;
let coordinator: Client;

const businessFields = (over: Readonly<Record<string, string>> = {}) => ({
  name: "Quayside Lodge",
  licenceClass: "premises",
  authority: "Eastmoor Council licensing",
  where: "here",
  locality: "Harbour Street",
  ...over,
});
const dayOf = (name: string, [day, month, year]: readonly [string, string, string]) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});
const contactFields = (over: Readonly<Record<string, string>> = {}) => ({
  kind: "visit",
  people: "",
  wording: "",
  ...dayOf("happenedOn", ["1", "10", "2026"]),
  ...over,
});
const resourceFields = (
  over: Readonly<Record<string, string | readonly string[]>> = {},
): Readonly<Record<string, string | readonly string[]>> => ({
  title: "Who to ring",
  kind: "leaflet",
  about: "Who to ring at which hour",
  audiences: ["families"],
  language: "en",
  link: "https://eastmoor.example/who-to-ring.pdf",
  owner: "training@eastmoor.example",
  campaign: "",
  isPublic: "yes",
  ...dayOf("reviewOn", ["1", "6", "2027"]),
  ...over,
});
const idIn = (answer: Answer): string => (answer.location ?? "").split("/").at(-1) ?? "";

/** The same business as a subject with a licence that was referred, a suspected person of its name, and intelligence on it. */
async function suspected(name: string): Promise<void> {
  await app.query(
    `with me as (select staff_id, partnership_id from directory.staff where email = 'police@eastmoor.example'),
     ids as (select gen_random_uuid() as thing, gen_random_uuid() as person, gen_random_uuid() as licence, gen_random_uuid() as piece,
       (select agency_id from directory.agencies limit 1) as agency),
     things as (
       insert into subjects.things (thing_id, partnership_id, kind, label, match_on, standing, standing_basis, source, learned_on,
         recorded_by, recorded_at, changed_by, changed_at)
       select i.thing, m.partnership_id, 'business', $1, $2, null, null, 'Police', date '2026-11-01', m.staff_id, now(), m.staff_id, now()
         from me m, ids i
       union all
       select i.person, m.partnership_id, 'person', $1, $2, 'suspected', 'Seen at night', 'Police', date '2026-11-01', m.staff_id, now(),
         m.staff_id, now() from me m, ids i),
     licences as (
       insert into subjects.licences (licence_id, partnership_id, thing_id, kind, name, holder, authority, is_elsewhere, source,
         recorded_by, recorded_at, changed_by, changed_at)
       select i.licence, m.partnership_id, i.thing, 'operator', 'Operator', $1, 'Eastmoor', false, 'Register', m.staff_id, now(),
         m.staff_id, now() from me m, ids i)
     select 1`,
    [name, name.toLowerCase().replaceAll(" ", "")],
  );
  const [piece] = await app.query<{ id: string }>(
    `insert into identify.intelligence_entries (intelligence_id, partnership_id, state, told, recognisable, agency_id, sent_by, sent_at,
       passed_at)
     select gen_random_uuid(), partnership_id, 'new', 'not-child', 'no', (select agency_id from directory.agencies limit 1), staff_id,
       now(), now() from directory.staff where email = 'police@eastmoor.example'
     returning intelligence_id as id`,
  );
  await app.query(
    `insert into identify.intelligence_products (intelligence_id, partnership_id, wording, handling, seen_on, review_by, sanitised_by,
       sanitised_at)
     select intelligence_id, partnership_id, 'Seen at night', 'P', '2026-11-20', '2027-03-01', sent_by, now()
     from identify.intelligence_entries where intelligence_id = $1`,
    [piece?.id ?? ""],
  );
  await app.query(
    `insert into identify.intelligence_subjects (intelligence_subject_id, partnership_id, intelligence_id, thing_id, linked_by, linked_at)
     select gen_random_uuid(), partnership_id, $1, thing_id, recorded_by, now() from subjects.things where label = $2`,
    [piece?.id ?? "", name],
  );
  await app.query(
    `insert into subjects.licensing_referrals (licensing_referral_id, partnership_id, licence_id, thing_id, ground, known_on, due_on,
       next_on, agency_id, recorded_by, recorded_at, changed_by, changed_at)
     select gen_random_uuid(), l.partnership_id, l.licence_id, l.thing_id, 'Seen at night', '2026-11-20', '2026-12-04', '2026-12-04',
       (select agency_id from directory.agencies limit 1), l.recorded_by, now(), l.recorded_by, now()
     from subjects.licences l where l.holder = $1`,
    [name],
  );
}

beforeAll(async () => {
  app = await anApp();
  training = await app.signIn("training");
  police = await app.signIn("police");
  school = await app.signIn("school");
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

describe("when a business is visited", () => {
  const scheme = { visits: [{ key: "operator", months: 6 }], otherMonths: 24 };
  const one = { licenceClass: "operator", addedOn: "2026-01-10", visitedOn: null };

  test.each([
    ["never visited: since it was added", one, "2026-01-10"],
    ["by its class", { ...one, visitedOn: "2026-03-31" }, "2026-09-30"],
    ["another class", { ...one, licenceClass: "other", visitedOn: "2026-03-31" }, "2028-03-31"],
  ])("%s", (_name, business, on) => {
    expect(nextVisitOn(business, scheme)).toBe(on);
  });

  test("the list is the same whatever intelligence, flags, licences and referrals there are", async () => {
    const names = ["Quayside Lodge", "Moor Cars", "Late Bite"];
    const classes = ["premises", "operator", "refreshment"];
    for (const [at, name] of names.entries()) {
      const fields = businessFields({ name, licenceClass: classes[at] ?? "" });
      const added = await training.post("/businesses/new", fields);
      expect(added.status).toBe(303);
      if (name === "Late Bite") continue;
      const visit = await training.post(`/businesses/${idIn(added)}/contacts`, contactFields());
      expect(visit.status).toBe(303);
    }
    const pages = async (): Promise<readonly string[]> => [
      (await training.get("/businesses")).page.text,
      (await training.get("/businesses?show=all")).page.text,
      (await coordinator.get("/api/businesses")).html,
      (await police.get("/businesses?show=all")).page.text,
    ];
    // What was saved last is said once.
    await training.get("/businesses");
    const before = await pages();
    expect(before[1]).toContain("Moor Cars");
    for (const name of names) await suspected(name);
    expect(await pages()).toEqual(before);
  });

  test("no column of the register leads to a subject, to intelligence or to a child", async () => {
    const keys = await app.query<{ to: string }>(
      `select distinct confrelid::regclass::text as to from pg_constraint
       where contype = 'f' and conrelid in ('directory.businesses'::regclass, 'directory.business_contacts'::regclass)
       order by 1`,
    );
    expect(keys.map(({ to }) => to)).toEqual([
      "directory.businesses",
      "directory.partnerships",
      "directory.staff",
    ]);
  });

  test("of one day by name, whatever order they were added in", () => {
    const many = ["B", "A"].map((name) => ({
      ...one,
      name,
      businessId: name,
      authority: "",
      isElsewhere: false,
      locality: "",
      endedOn: null,
      trainedOn: null,
      trained: 0,
      pledgedOn: null,
      version: 1,
    }));
    expect(inVisitOrder(many, scheme).map(({ name }) => name)).toEqual(["A", "B"]);
  });
});

describe("the register of businesses", () => {
  const aBusiness = async (name: string): Promise<string> =>
    idIn(await training.post("/businesses/new", businessFields({ name })));

  test("contact, visit, training and pledge are recorded; a test purchase is none", async () => {
    const id = await aBusiness("Harbour Inn");
    const trained = contactFields({ kind: "training", people: "14" });
    expect((await training.post(`/businesses/${id}/contacts`, trained)).status).toBe(303);
    const pledge = contactFields({ kind: "pledge", wording: "Asks for identification" });
    expect((await training.post(`/businesses/${id}/contacts`, pledge)).status).toBe(303);
    const page = await school.get(`/businesses/${id}`);
    expect(page.html).toContain("Asks for identification");
    for (const wrong of [
      contactFields({ kind: "test-purchase" }),
      contactFields({ kind: "training", people: "-3" }),
      contactFields({ kind: "visit", people: "4" }),
      contactFields({ kind: "pledge" }),
      contactFields(dayOf("happenedOn", ["1", "1", "2027"])),
    ])
      expect((await training.post(`/businesses/${id}/contacts`, wrong)).status).toBe(422);
    const [staff] = await app.query<{ id: string }>(
      "select staff_id as id from directory.staff limit 1",
    );
    await expect(
      app.query(
        `insert into directory.business_contacts (business_contact_id, partnership_id, business_id, kind, happened_on, recorded_by, recorded_at)
         values (gen_random_uuid(), 1, $1, 'test-purchase', '2026-12-01', $2, now())`,
        [id, staff?.id ?? ""],
      ),
    ).rejects.toThrow("kind_check");
  });

  test("one is there once, out of area is said, and it can be taken out", async () => {
    const fields = businessFields({ name: "Northline", where: "elsewhere" });
    const id = idIn(await training.post("/businesses/new", fields));
    expect((await training.post("/businesses/new", fields)).status).toBe(422);
    expect((await police.get(`/businesses/${id}`)).html).toContain("(out of area)");
    const ended = await training.post(`/businesses/${id}/end`, { why: "closed", version: "1" });
    expect(ended.status).toBe(303);
    const again = await training.post(`/businesses/${id}/end`, { why: "closed", version: "1" });
    expect(again.status).toBe(409);
    expect((await training.get("/businesses?show=all")).html).not.toContain("Northline");
  });

  test("others than who keeps prevention change nothing", async () => {
    const id = await aBusiness("Station Hotel");
    for (const other of [police, school]) {
      expect((await other.post("/businesses/new", businessFields({ name: "X" }))).status).toBe(403);
      expect((await other.post(`/businesses/${id}/contacts`, contactFields())).status).toBe(403);
      expect((await other.get(`/businesses/${id}/end`)).status).toBe(403);
      expect((await other.get(`/businesses/${id}`)).html).not.toContain("Record a contact");
    }
  });

  test("the business tells what it saw by the public form, as that business", async () => {
    const id = await aBusiness("Moor & Sons Taxis");
    const page = await training.get(`/businesses/${id}`);
    expect(page.html).toMatch(/<svg[^>]*aria-label="QR code/);
    const address = "/tell-us?business=Moor%20%26%20Sons%20Taxis";
    expect(page.page.text).toContain(address);
    const danger = await app.nobody().get(address);
    expect(danger.html).toContain('name="business" value="Moor &amp; Sons Taxis"');
    const form = await app.nobody().get(`${address}&danger=no`);
    expect(form.html).toMatch(/name="senderName"[^>]*value="Moor &amp; Sons Taxis"/);
    expect(form.html).toMatch(/<input[^>]*name="sender"[^>]*value="business"[^>]*checked/);
  });
});

describe("reach of a campaign", () => {
  test("is numbers, each once, not before it began", async () => {
    await training.post("/training/awareness/campaigns/new", {
      name: "Ring first",
      about: "Who to ring",
      audiences: ["families", "unknown"],
      weeks: "10",
      ...dayOf("fromOn", ["1", "10", "2026"]),
    });
    const [row] = await app.query<{ id: string; audiences: string[]; until: string }>(
      "select campaign_id as id, audiences, until_on::text as until from directory.campaigns",
    );
    expect([row?.audiences, row?.until]).toEqual([["families"], "2026-12-10"]);
    const at = `/campaigns/${row?.id ?? ""}/reach`;
    const fields = {
      way: "handed-out",
      audience: "families",
      reached: "640",
      ...dayOf("countedOn", ["1", "11", "2026"]),
    };
    expect((await training.post(at, fields)).status).toBe(303);
    expect((await training.post(at, fields)).status).toBe(422);
    for (const wrong of [
      { ...fields, reached: "-1" },
      { ...fields, reached: "many" },
      { ...fields, ...dayOf("countedOn", ["1", "9", "2026"]) },
    ])
      expect((await training.post(at, wrong)).status).toBe(422);
    expect((await school.post(at, fields)).status).toBe(403);
    expect((await school.get("/campaigns")).page.text).toContain("640");
  });
});

describe("resources", () => {
  test("a new address is a new edition; the owner reviews, nobody else does", async () => {
    const own = resourceFields({ title: "Film", kind: "film", owner: "school@eastmoor.example" });
    expect((await training.post("/resources/new", own)).status).toBe(303);
    expect((await training.post("/resources/new", own)).status).toBe(422);
    const [row] = await app.query<{ id: string }>(
      "select resource_id as id from directory.resources where title = 'Film'",
    );
    const at = `/resources/${row?.id ?? ""}`;
    expect((await police.get(at)).status).toBe(404);
    expect((await police.post(at, { ...own, version: "1" })).status).toBe(404);
    const next = { ...own, link: "https://eastmoor.example/film-2", version: "1" };
    expect((await school.post(at, next)).status).toBe(303);
    expect((await training.post(at, next)).status).toBe(409);
    const editions = await app.query(
      "select edition from directory.resources where title = 'Film'",
    );
    expect(editions).toEqual([{ edition: 2 }]);
    expect((await training.get("/resources")).page.text).toContain("Edition 2");
  });

  test.each([
    { link: "http://eastmoor.example/plain" },
    { link: "javascript:alert(1)" },
    { language: "English" },
    { audiences: [] },
    { owner: "nobody@eastmoor.example" },
    dayOf("reviewOn", ["1", "1", "2026"]),
  ])("is refused: %o", async (over) => {
    const sent = await training.post("/resources/new", resourceFields({ title: "Wrong", ...over }));
    expect(sent.status).toBe(422);
  });

  test("the public page is off, then has what is marked and not overdue for review", async () => {
    const add = (over: Readonly<Record<string, string>>) =>
      training.post("/resources/new", resourceFields(over));
    await add({ title: "Open leaflet" });
    await add({ title: "Staff pack", isPublic: "no" });
    await add({ title: "Old leaflet" });
    await app.query(
      "update directory.resources set review_on = '2026-11-01' where title = 'Old leaflet'",
    );
    expect((await app.nobody().get("/leaflets-and-films")).status).toBe(404);
    await app.query(
      `update directory.configuration set body = jsonb_set(body, '{publicPage,isOn}', 'true') where kind = 'campaigns'`,
    );
    const page = await app.nobody().get("/leaflets-and-films");
    expect(page.status).toBe(200);
    expect(page.html).toContain("Open leaflet");
    expect(page.html).not.toMatch(/Staff pack|Old leaflet|training@/);
    expect((await training.get("/resources?show=mine")).html).toContain("Old leaflet");
    const [row] = await app.query<{ id: string }>(
      "select resource_id as id from directory.resources where title = 'Open leaflet'",
    );
    const sent = { why: "wrong", version: "1" };
    expect((await training.post(`/resources/${row?.id ?? ""}/withdraw`, sent)).status).toBe(303);
    expect((await app.nobody().get("/leaflets-and-films")).html).not.toContain("Open leaflet");
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { agencyIdOf } from "../harness/leads.ts";
import { staffIdOf } from "../harness/sign-in.ts";

/** One directory of telephone numbers: who reads, rings and keeps it, and every page that reads it. */
let app: TestApp;
let coordinator: Client;
let nurse: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  nurse = await app.signIn("nurse");
});
afterAll(() => app.close());

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const teamOf = async (key: string): Promise<string> => {
  const [row] = await app.query<{ id: string }>(
    "select team_id as id from directory.posts where staff_id = $1 order by post_id limit 1",
    [await staffIdOf(app, key)],
  );
  return row?.id ?? "";
};
const numberOf = async (phone: string): Promise<string> => {
  const [row] = await app.query<{ id: string }>(
    "select contact_number_id as id from directory.contact_numbers where phone = $1 and ended_on is null",
    [phone],
  );
  return row?.id ?? "";
};
const add = (owner: string, phone: string, usedFor = "office") =>
  coordinator.post(`/directory/of/${owner}/add`, { usedFor, phone, hours: "Weekdays" });
const errorsOf = ({ page }: Awaited<ReturnType<Client["post"]>>): readonly string[] =>
  page.errors.map(({ text }) => text);

describe("who reads and who keeps", () => {
  test("everybody who is signed in reads it, those who keep the directory add, and nobody else", async () => {
    const team = await teamOf("police");
    for (const key of ["police", "analyst", "admin"]) {
      const client = await app.signIn(key);
      expect((await client.get("/directory")).status).toBe(200);
      expect((await client.get(`/directory/of/${team}`)).status).toBe(200);
      const form = { usedFor: "office", phone: "020 7946 0301" };
      expect((await client.post(`/directory/of/${team}/add`, form)).status).toBe(403);
    }
    expect((await app.nobody().get("/directory")).status).toBe(303);
    expect((await add(team, "020 7946 0301")).status).toBe(303);
    expect((await nurse.get(`/directory/of/${team}`)).page.text).toContain("020 7946 0301");
    const id = await numberOf("020 7946 0301");
    expect((await nurse.get(`/directory/numbers/${id}`)).status).toBe(403);
    expect((await nurse.post(`/directory/numbers/${id}/end`, { reason: "Mine" })).status).toBe(403);
  });

  test("a second number for the same use is refused at its field, and nothing typed is lost", async () => {
    const team = await teamOf("nurse");
    expect((await add(team, "020 7946 0311")).status).toBe(303);
    const second = await add(team, "020 7946 0312");
    expect(second.status).toBe(422);
    expect(errorsOf(second)).toEqual(["There is a number for this already: change that one"]);
    expect(second.page.fields["phone"]).toBe("020 7946 0312");
    expect((await add(team, "020 7946 0313", "duty")).status).toBe(303);
    const words = await add(team, "ring the office", "out-of-hours");
    expect(errorsOf(words)[0]).toContain("Enter a telephone number");
  });

  test("two who change one at once: the second reads what stands", async () => {
    const id = await numberOf("020 7946 0311");
    const change = (phone: string) =>
      coordinator.post(`/directory/numbers/${id}`, { phone, hours: "", version: "1" });
    expect((await change("020 7946 0314")).status).toBe(303);
    const late = await change("020 7946 0315");
    expect(late.status).toBe(409);
    expect(plain(late.page.text)).toContain("The number now: 020 7946 0314");
  });

  test("a team is found by the search of all pages", async () => {
    const found = await nurse.post("/search", { sought: "Child Exploitation Unit" });
    expect(found.page.text).toContain("Telephone numbers of agencies and teams");
    expect(found.page.links.map(({ href }) => href)).toContain(
      `/directory/of/${await teamOf("police")}`,
    );
  });
});

describe("ringing it", () => {
  test("one press says what came of it, with the day and who rang", async () => {
    const id = await numberOf("020 7946 0301");
    const pressed = await nurse.post(`/directory/numbers/${id}/rung`, { outcome: "answered" });
    const page = (await nurse.follow(pressed)).page.text;
    expect(page).toContain("Answered, 24 November 2026, Ruth Adeyemi");
    expect((await nurse.post(`/directory/numbers/${id}/rung`, { outcome: "perhaps" })).status).toBe(
      303,
    );
    const [row] = await app.query<{ many: number }>(
      "select count(*)::int as many from directory.number_calls where contact_number_id = $1",
      [id],
    );
    expect(row?.many).toBe(1);
  });

  test("what failed, was changed since or was not rung for long is counted for those who keep it", async () => {
    const id = await numberOf("020 7946 0301");
    const toRing = async (): Promise<string> =>
      (await coordinator.get("/directory?show=ring")).page.text;
    expect(await toRing()).not.toContain("020 7946 0301".replaceAll(" ", "\u00a0"));
    await nurse.post(`/directory/numbers/${id}/rung`, { outcome: "not-answered" });
    expect(await toRing()).toContain("Child Exploitation Unit");
    await nurse.post(`/directory/numbers/${id}/rung`, { outcome: "answered" });
    expect(await toRing()).not.toContain("Child Exploitation Unit");
    await app.query("update directory.number_calls set rung_at = rung_at - interval '91 days'");
    expect(await toRing()).toContain("Child Exploitation Unit");
    const many = /To ring \((\d+)\)/.exec(await toRing())?.[1];
    const home = (await coordinator.follow(await coordinator.get("/"))).page.text;
    expect(home).toContain(`${many ?? ""} telephone numbers to ring`);
    await coordinator.post(`/directory/numbers/${id}`, {
      phone: "020 7946 0302",
      hours: "",
      version: "1",
    });
    expect(await toRing()).toContain("Child Exploitation Unit");
  });
});

test("people, numbers and teams of a sensitive service are there for its list alone", async () => {
  const agency = await agencyIdOf(app, "nurse");
  const [team] = await app.query<{ id: string }>(
    `with s as (insert into directory.services (service_id, partnership_id, name, provider, tier, criteria, how_to_refer, is_provided, is_sensitive, shown_as, open_from, kept_by, kept_at)
       select gen_random_uuid(), partnership_id, 'Qxhidden clinic', 'Qx', 'recovery', 'Words', 'Words', true, true, 'A health service', '2026-01-01', staff_id, now() from directory.staff where staff_id = $2 returning *),
     p as (insert into sec.principals (partnership_id, kind) select partnership_id, 'team' from s returning principal_id)
     insert into directory.teams (team_id, partnership_id, agency_id, principal_id, name, service_id)
       select gen_random_uuid(), s.partnership_id, $1, p.principal_id, 'Qxhidden team', s.service_id from s, p returning team_id as id`,
    [agency, await staffIdOf(app, "coordinator")],
  );
  await app.query(
    `insert into directory.contact_numbers (contact_number_id, partnership_id, team_id, used_for, phone, is_public, starts_on, kept_at)
     select gen_random_uuid(), partnership_id, team_id, 'office', '020 7946 0399', false, '2026-01-01', now() from directory.teams where team_id = $1`,
    [team?.id],
  );
  const police = await app.signIn("police");
  const id = await numberOf("020 7946 0399");
  for (const at of [
    "/directory",
    "/directory?q=Qxhidden",
    "/directory?q=79460399",
    `/directory/of/${agency}`,
    "/api/directory",
  ])
    expect((await police.get(at)).html).not.toMatch(/Qxhidden (?:team|clinic)|946.0399/);
  expect((await police.get(`/directory/of/${team?.id ?? ""}`)).status).toBe(404);
  expect((await police.post(`/directory/numbers/${id}/rung`, { outcome: "answered" })).status).toBe(
    404,
  );
  await app.query(
    `insert into directory.service_readers (service_reader_id, partnership_id, service_id, staff_id, added_by, added_at)
     select gen_random_uuid(), t.partnership_id, t.service_id, $2, $2, now() from directory.teams t where t.team_id = $1`,
    [team?.id, await staffIdOf(app, "nurse")],
  );
  expect((await nurse.get("/directory?q=Qxhidden")).html).toContain("Qxhidden team");
  expect((await nurse.get(`/directory/of/${team?.id ?? ""}`)).status).toBe(200);
});

describe("changed once, changed everywhere", () => {
  const change = async (from: string, over: Readonly<Record<string, string>>) => {
    const id = await numberOf(from);
    const { page } = await coordinator.get(`/directory/numbers/${id}`);
    const sent = await coordinator.post(`/directory/numbers/${id}`, {
      phone: page.fields["phone"] ?? "",
      hours: page.fields["hours"] ?? "",
      isPublic: page.fields["isPublic"] ?? "",
      version: page.fields["version"] ?? "",
      ...over,
    });
    expect(sent.status).toBe(303);
  };
  test("the number of the MASH, on every page that says it", async () => {
    const child = await aChild(app);
    await change("020 7946 0100", { phone: "020 7946 0777" });
    const at = [
      "/concerns/new?danger=not-known",
      `/children/${child.personId}/door`,
      `/children/${child.personId}/safety-plan/carer`,
      "/directory/of/mash",
    ];
    for (const address of at) {
      const { html } = await coordinator.get(address);
      expect(plain(html), address).toMatch(/020 7946 0777|02079460777/);
      expect(plain(html), address).not.toMatch(/020 7946 0100|02079460100/);
    }
    const everybody = (await app.nobody().get("/what-to-do-now")).html;
    expect(plain(everybody)).toContain("020 7946 0777");
    expect(plain(everybody)).not.toContain("020 7946 0100");
  });

  test("and the public reads only what is marked for it", async () => {
    await change("020 7946 0777", { isPublic: "no" });
    expect(plain((await app.nobody().get("/what-to-do-now")).html)).not.toContain("0777");
    expect(plain((await coordinator.get("/concerns/new?danger=not-known")).html)).toContain(
      "020 7946 0777",
    );
    await change("020 7946 0777", { isPublic: "yes" });
  });

  test("a number that comes with a version of configuration is kept in the directory alone", async () => {
    await app.query(
      'update directory.configuration set body = body || \'{"phone": "020 7946 0778", "hours": "Always"}\' where kind = \'contact\' and key = \'mash\' and partnership_id = 1 and in_force_to is null',
    );
    const [row] = await app.query<{ body: object }>(
      "select body from directory.configuration where kind = 'contact' and key = 'mash' and partnership_id = 1 and in_force_to is null",
    );
    expect(Object.keys(row?.body ?? {})).toEqual(["name"]);
    expect(plain((await coordinator.get("/directory/of/mash")).page.text)).toContain(
      "020 7946 0778",
    );
  });
});

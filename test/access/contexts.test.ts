import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import {
  actionFields,
  anOpenContext,
  aReferral,
  decideFields,
  movedFields,
  referFields,
  reviewFields,
  voiceFields,
} from "../harness/contexts.ts";
import { aChild } from "../harness/factories.ts";
import { aThing } from "../harness/flags.ts";
import { agencyIdOf } from "../harness/leads.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** Who refers, reads and decides; and that no child stands on a case. */
let app: TestApp;
let school: Client;
let lead: Client;
let manager: Client;
let coordinator: Client;
let police: Client;
beforeAll(async () => {
  app = await anApp();
  [school, lead, manager, coordinator, police] = (await Promise.all(
    ["school", "lead", "manager", "coordinator", "police"].map((key) => app.signIn(key)),
  )) as [Client, Client, Client, Client, Client];
  await aThing(app, { kind: "place", label: "Qxpark" });
});
afterAll(() => app.close());

const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join("; ");
/** What a search for the place answers. */
const sought = async (client: Client): Promise<string> =>
  (await client.post("/search", { sought: "Qx" })).html;
const open = () => anOpenContext({ app, by: coordinator, manager: coordinator });

describe("who reads a case", () => {
  test("agencies with a part in it, and who oversees all; for others it is as if it were not there", async () => {
    const id = await aReferral(school, { reason: "Qxreason at the gate" });
    for (const client of [school, coordinator])
      expect((await client.get(`/contexts/${id}`)).html).toContain("Qxreason");
    expect(await sought(coordinator)).toContain(id);
    const [absent] = ["/contexts/00000000-0000-7000-8000-000000000000"];
    for (const client of [police, await app.signIn("nurse")]) {
      expect((await client.get(`/contexts/${id}`)).status).toBe(404);
      expect((await client.get(absent)).status).toBe(404);
      for (const at of ["/contexts?show=referred", "/home"])
        expect((await client.get(at)).html, at).not.toContain(id);
      expect(await sought(client)).not.toContain(id);
      expect((await client.get(`/api/contexts/${id}`)).status).toBe(404);
    }
    await coordinator.post(`/contexts/${id}/decide`, await decideFields(app, { place: "Qxpark" }));
    expect((await police.get(`/contexts/${id}`)).status).toBe(404);
    const agency = await agencyIdOf(app, "police");
    const asked = actionFields({ agency, guardian: "" });
    expect((await coordinator.post(`/contexts/${id}/actions/new`, asked)).status).toBe(303);
    expect((await police.get(`/contexts/${id}`)).html).toContain("Qxreason");
  });

  test("not who never works with a child", async () => {
    for (const key of ["analyst", "scrutineer", "councillor", "admin", "governance"])
      expect((await (await app.signIn(key)).get("/contexts")).status, key).toBe(403);
  });

  test("only named people read a restricted one, and the list, numbers and search follow", async () => {
    const id = await open();
    const before = (await coordinator.get("/api/contexts")).html;
    expect(before).toContain(id);
    const sent = await coordinator.post(`/contexts/${id}/readers`, {
      version: "2",
      who: "named",
      people: [],
      reason: "Somebody is at risk if it is known",
    });
    expect(sent.status).toBe(303);
    expect((await lead.get(`/contexts/${id}`)).status).toBe(200);
    for (const key of ["mash", "manager", "police"]) {
      const client = await app.signIn(key);
      expect((await client.get(`/contexts/${id}`)).status, key).toBe(404);
      expect((await client.get("/api/contexts")).html, key).not.toContain(id);
      expect(await sought(client), key).not.toContain(id);
    }
  });

  test("not who has a conflict of interest, who can shut themselves out and never come back", async () => {
    const id = await open();
    const mash = await app.signIn("mash");
    expect((await mash.get(`/contexts/${id}`)).status).toBe(200);
    const staff = await staffIdOf(app, "mash");
    const own = { staff, reason: "A cousin keeps the kiosk" };
    expect((await mash.post(`/contexts/${id}/conflict`, own)).status).toBe(303);
    expect((await mash.get(`/contexts/${id}`)).status).toBe(404);
    expect((await mash.get("/api/contexts")).html).not.toContain(id);
    const named = { version: "2", who: "agencies", people: [staff], reason: "Back again" };
    await coordinator.post(`/contexts/${id}/readers`, named);
    expect((await mash.get(`/contexts/${id}`)).status).toBe(404);
    const owner = { staff: await staffIdOf(app, "lead"), reason: "Works there" };
    expect(said(await coordinator.post(`/contexts/${id}/conflict`, owner))).toContain(
      "hand it on first",
    );
  });

  test("not a colleague who is named in the referral, and who refers is told", async () => {
    const [named] = await app.query<{ name: string }>(
      "select name from directory.staff where staff_id = $1",
      [await staffIdOf(app, "mash")],
    );
    const reason = `Qxnamed: ${named?.name ?? ""} lets them in`;
    const sent = await school.post("/contexts/new", referFields({ reason }));
    expect((await school.follow(sent)).page.text).toContain("is named in it and cannot read it");
    const mash = await app.signIn("mash");
    expect((await mash.get(sent.location ?? "")).status).toBe(404);
    expect((await coordinator.get(sent.location ?? "")).html).toContain("Qxnamed");
  });

  test("of a place that an agency runs its people read nothing, unless a manager names one", async () => {
    const runBy = await agencyIdOf(app, "school");
    const id = await anOpenContext(
      { app, by: coordinator, manager: coordinator },
      { refer: { runBy } },
    );
    await coordinator.post(
      `/contexts/${id}/actions/new`,
      actionFields({ agency: runBy, guardian: "" }),
    );
    expect((await school.get(`/contexts/${id}`)).status).toBe(404);
    const people = [await staffIdOf(app, "school")];
    const named = { version: "3", who: "agencies", people, reason: "The head of the site" };
    expect((await coordinator.post(`/contexts/${id}/readers`, named)).status).toBe(303);
    expect((await school.get(`/contexts/${id}`)).status).toBe(200);
    const own = await school.post("/contexts/new", referFields({ runBy }));
    expect(said(own)).toContain("Your own agency runs it");
  });
});

describe("no child on a case", () => {
  test("no table of it has a column or a key of a child", async () => {
    const columns = await app.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'subjects' and table_name like 'context%' and column_name ~ 'person|child|people|reference'`,
    );
    expect(columns).toEqual([]);
    const keys = await app.query<{ to: string }>(
      `select distinct confrelid::regclass::text as to from pg_constraint
       where contype = 'f' and conrelid::regclass::text like 'subjects.context%'`,
    );
    expect(keys.map(({ to }) => to).toSorted()).toEqual([
      "directory.agencies",
      "directory.configuration",
      "directory.partnerships",
      "directory.practices",
      "directory.staff",
      "subjects.contexts",
      "subjects.things",
    ]);
    // An item of an agenda about a case has a title, and so no child: the database refuses another.
    const pointing = await app.query<{ from: string }>(
      `select conrelid::regclass::text as from from pg_constraint where contype = 'f' and confrelid::regclass::text like 'subjects.context%'
       and conrelid::regclass::text not like 'subjects.context%'`,
    );
    expect(pointing).toEqual([{ from: "panels.item_contexts" }]);
  });

  test("a name of a child whom the writer reaches is refused beside the field, with where", async () => {
    const child = await aChild(app, { givenName: "Kelsie", familyName: "Qxbrown" });
    await letIn(app, child, "school");
    const reason = "They meet at the gate.\nKelsie Qxbrown’s friends know it";
    const refused = await school.post("/contexts/new", referFields({ reason }));
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain("line 2, “Kelsie Qxbrown’s”");
    expect(refused.html).toContain("They meet at the gate.");
    const byReference = referFields({ reason: `About ${child.reference}` });
    expect(said(await school.post("/contexts/new", byReference))).toContain(child.reference);
    const id = await open();
    const words = [
      ["voices/new", voiceFields({ wording: `${child.reference} says so` })],
      ["moved", movedFields({ wording: `${child.reference} says so` })],
      ["actions/new", actionFields({ wording: `Asks ${child.reference}` })],
      ["review", reviewFields({ facts: `Of ${child.reference}` })],
    ] as const;
    for (const [at, fields] of words)
      expect(said(await lead.post(`/contexts/${id}/${at}`, fields)), at).toContain(child.reference);
  });

  test("of a child whom the writer does not reach nothing is told", async () => {
    await aChild(app, { givenName: "Noor", familyName: "Qxunseen" });
    await aReferral(school, { reason: "Noor Qxunseen was named there" });
  });

  test("groups are off until a partnership turns them on", async () => {
    const group = referFields({ kind: "group", name: "Qxgroup" });
    expect((await school.get("/contexts/new")).html).not.toContain('value="group"');
    expect(said(await school.post("/contexts/new", group))).toContain("are off here");
    await app.query(
      `update directory.configuration set body = jsonb_set(body, '{groups}', 'true') where kind = 'contexts'`,
    );
    const id = await aReferral(school, { kind: "group", name: "Qxgroup" });
    await expect(
      app.query(
        "update subjects.contexts set thing_id = (select thing_id from subjects.things limit 1) where context_id = $1",
        [id],
      ),
    ).rejects.toThrow();
    await app.query(
      `update directory.configuration set body = jsonb_set(body, '{groups}', 'false') where kind = 'contexts'`,
    );
  });
});

describe("who decides", () => {
  test("a manager opens it; who has no such post does not", async () => {
    const id = await aReferral(school);
    for (const client of [school, lead, police]) {
      expect((await client.get(`/contexts/${id}/decide`)).status).toBe(403);
      expect((await client.post(`/contexts/${id}/decide`, await decideFields(app))).status).toBe(
        403,
      );
    }
    const two = await decideFields(app);
    expect((await coordinator.post(`/contexts/${id}/decide`, two)).status).toBe(422);
    const placed = { ...two, place: "Qxpark" };
    expect((await coordinator.post(`/contexts/${id}/decide`, placed)).status).toBe(303);
    expect((await coordinator.post(`/contexts/${id}/decide`, placed)).status).toBe(404);
    expect((await lead.get("/notices")).page.text).toContain("You own a case");
    expect((await lead.get("/home")).page.text).toContain("Qxpark");
  });

  test("a level falls by a manager alone, with a reason; and the database holds it", async () => {
    const id = await open();
    const lower = reviewFields({ level: "1" });
    const refused = await lead.post(`/contexts/${id}/review`, lower);
    expect(said(refused)).toContain("Only a manager lets a level fall");
    expect((await lead.post(`/contexts/${id}/review`, reviewFields({ level: "3" }))).status).toBe(
      303,
    );
    await expect(
      app.query(
        "update subjects.contexts set level = 1, version = version + 1 where context_id = $1",
        [id],
      ),
    ).rejects.toThrow("no recorded act makes this of a case: lowered");
    const fall = reviewFields({ level: "2", version: "3" });
    expect((await manager.get(`/contexts/${id}`)).status).toBe(200);
    expect((await manager.post(`/contexts/${id}/review`, fall)).status).toBe(303);
    const { page } = await manager.get(`/contexts/${id}`);
    expect(page.text).toContain("Level lowered");
    expect(page.text).toContain("Two young people were approached");
    expect((await lead.post(`/contexts/${id}/review`, reviewFields())).status).toBe(409);
  });

  test("whoever owns it does not close it; closing has its facts; opened again is a new act", async () => {
    const id = await anOpenContext(
      { app, by: coordinator, manager: coordinator },
      { decide: { owner: await staffIdOf(app, "manager") } },
    );
    const close = { version: "2", outcome: "no-evidence", reason: "Nothing was seen" };
    expect(said(await manager.post(`/contexts/${id}/close`, close))).toContain("You own it");
    expect((await lead.post(`/contexts/${id}/close`, close)).status).toBe(403);
    const safer = { ...close, outcome: "made-safer" };
    expect(said(await coordinator.post(`/contexts/${id}/close`, safer))).toContain(
      "needs a named fact",
    );
    expect((await coordinator.post(`/contexts/${id}/close`, close)).status).toBe(303);
    expect((await lead.get(`/contexts/${id}/actions/new`)).status).toBe(404);
    await expect(
      app.query(
        "update subjects.contexts set state = 'open', version = version + 1 where context_id = $1",
        [id],
      ),
    ).rejects.toThrow("reopened");
    const again = await decideFields(app, { version: "3", reason: "Seen there again" });
    expect((await coordinator.post(`/contexts/${id}/reopen`, again)).status).toBe(303);
    const { page } = await coordinator.get(`/contexts/${id}`);
    expect(page.text).toContain("Opened again");
    expect(page.text).toContain("Closed: no evidence of harm was found");
  });
});

import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aThing, vehicleForm } from "../harness/flags.ts";
import { aPersonBorn, dayOf } from "../harness/measures.ts";
import { actorOf } from "../harness/sign-in.ts";

/** Links between any two subjects but children, by handling, from both sides; and what is found by part of a number. */
let app: TestApp;
let coordinator: Client;
let intelligence: Client;
let person: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  intelligence = await app.signIn("intelligence");
  person = await aThing(app, { kind: "person", label: "Qxkeeper" });
});
afterAll(() => app.close());

const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join();
const tie = (other: string, over: Readonly<Record<string, string>> = {}) => ({
  other,
  relation: "uses",
  certainty: "alleged",
  confidence: "low",
  wording: "Qxwording was seen at the wheel",
  source: "A warden",
  ...dayOf("learnedOn", "2026-11-20"),
  grading: "",
  handling: "subjects",
  ...dayOf("beganOn", ""),
  ...dayOf("untilOn", ""),
  ...dayOf("reviewBy", "2027-03-01"),
  ...over,
});
const add = (thingId: string, form: Readonly<Record<string, string>>, by = coordinator) =>
  by.post(`/subjects/${thingId}/ties/new`, form);
const tieIdOf = async (): Promise<string> => {
  const rows = await app.query<{ id: string }>(
    "select thing_tie_id as id from subjects.thing_ties order by thing_tie_id desc limit 1",
  );
  return rows[0]?.id ?? "";
};

describe("a link between two subjects", () => {
  test("stands on both pages, each way round, and is ended and kept", async () => {
    const van = await aThing(app, { label: "Qxvan one" });
    expect((await add(person, tie("Qxvan one", { grading: "3x5x2" }))).status).toBe(303);
    const [here, there] = [
      await coordinator.get(`/subjects/${person}`),
      await coordinator.get(`/subjects/${van}`),
    ];
    expect(here.page.text).toContain("Uses Qxvan one");
    expect(there.page.text).toContain("Used by Qxkeeper");
    for (const { page } of [here, there]) expect(page.text).toContain("Graded 3x5x2");
    expect(said(await add(person, tie("Qxvan one")))).toContain("recorded already");
    const end = `/subjects/${van}/ties/${await tieIdOf()}/end`;
    expect((await coordinator.post(end, { reason: "" })).status).toBe(422);
    expect((await coordinator.post(end, { reason: "Another van" })).status).toBe(303);
    expect((await coordinator.post(end, { reason: "Another van" })).status).toBe(404);
    expect((await coordinator.get(`/subjects/${person}`)).page.text).toContain("Another van");
  });

  test("of police is read by police who handle intelligence, from neither side by others", async () => {
    const van = await aThing(app, { label: "Qxvan two" });
    const form = tie("Qxvan two", { handling: "police", wording: "Qxsecret" });
    expect(said(await add(person, form))).toContain("could not read it yourself");
    expect((await add(person, form, intelligence)).status).toBe(303);
    for (const id of [person, van]) {
      expect((await intelligence.get(`/subjects/${id}`)).html).toContain("Qxsecret");
      expect((await coordinator.get(`/subjects/${id}`)).html).not.toContain("Qxsecret");
    }
    const end = `/subjects/${van}/ties/${await tieIdOf()}/end`;
    expect((await coordinator.post(end, { reason: "Mine" })).status).toBe(404);
    const rows = await acting(app, await actorOf(app, "coordinator"), (tx) =>
      sql`select from subjects.thing_ties where handling = 'police'`.execute(tx),
    );
    expect(rows.rows).toHaveLength(0);
  });

  test("is refused to itself, to nothing, to who may be a child, and where it ends before it begins", async () => {
    await aThing(app, { label: "Qxvan three" });
    expect(said(await add(person, tie("Qxkeeper")))).toContain("not linked with itself");
    expect(said(await add(person, tie("Qxnowhere")))).toContain("No subject goes by this");
    expect(said(await add(person, tie("Qxvan")))).toContain("Several subjects");
    const backwards = { ...dayOf("beganOn", "2026-11-10"), ...dayOf("untilOn", "2026-11-09") };
    const refused = await add(person, tie("Qxvan three", backwards));
    expect(said(refused)).toContain("must not end before it begins");
    expect(refused.html).toContain("Qxwording");
    const child = await aPersonBorn(app, { bornOn: null });
    expect(said(await add(person, tie("Jay, black Corsa")))).toContain("No subject goes by this");
    expect(said(await add(child, tie("Qxvan three")))).toContain("may be one");
    const police = await app.signIn("police");
    expect((await add(person, tie("Qxvan three"), police)).status).toBe(403);
  });

  test("is refused by the database as well, to itself and with who may be a child", async () => {
    const child = await aPersonBorn(app, { bornOn: "2010-01-01" });
    const officer = await actorOf(app, "coordinator");
    for (const to of [person, child])
      await expect(
        acting(app, officer, (tx) =>
          sql`
            insert into subjects.thing_ties (thing_tie_id, partnership_id, from_id, to_id, relation, certainty, confidence, wording, source, handling,
              learned_on, review_by, recorded_by, recorded_at)
            select gen_random_uuid(), partnership_id, ${person}::uuid, ${to}::uuid, 'uses', 'alleged', 'low', 'Words', 'Seen', 'subjects',
              '2026-11-20', '2027-01-01', staff_id, '2026-11-24T10:00Z' from directory.staff where staff_id = ${officer.id}::uuid`.execute(
            tx,
          ),
        ),
      ).rejects.toThrow();
  });

  test("leaves both pages while the other end is in no list", async () => {
    const old = await aThing(app, { kind: "person", label: "Qxgone" });
    await add(person, tie("Qxgone", { relation: "contact" }));
    expect((await coordinator.get(`/subjects/${person}`)).page.text).toContain("Qxgone");
    await app.query("update subjects.things set review_by = '2026-11-01' where thing_id = $1", [
      old,
    ]);
    expect((await coordinator.get(`/subjects/${person}`)).page.text).not.toContain("Qxgone");
  });
});

describe("part of a number", () => {
  const make = async (form: Readonly<Record<string, string>>): Promise<string> =>
    ((await coordinator.post("/subjects/new", form)).location ?? "").split("/").at(-1) ?? "";
  const finds = async (q: string, id: string): Promise<readonly boolean[]> => {
    const list = await coordinator.get(`/subjects?q=${encodeURIComponent(q)}`);
    const found = await coordinator.post("/search", { sought: q });
    return [list.html.includes(id), found.html.includes(id)];
  };

  test.each([
    ["QZ19 ABC", "QZ1? ABC"],
    ["QZ28 ABD", "qz*abd"],
    ["QZ37 AB0", "QZ37 ABO"],
    ["B-MÜ 4321", "BMU 4321"],
    ["КА 7654 ВН", "KA 7654"],
  ])("a registration %s is found by %s, in the list and in search", async (written, q) => {
    const id = await make(vehicleForm(written));
    expect(await finds(q, id)).toEqual([true, true]);
    expect(await finds("ZZZ999", id)).toEqual([false, false]);
  });

  test("one that reads alike is shown before it is recorded again", async () => {
    await make(vehicleForm("QW10 OIO"));
    const again = await coordinator.post("/subjects/new", vehicleForm("QW10 010"));
    expect(said(again)).toContain("reads alike");
    const other = { ...vehicleForm("QW10 010"), another: "yes" };
    expect((await coordinator.post("/subjects/new", other)).status).toBe(303);
  });

  test("a telephone is one in ten notations, in search and where it is recorded again", async () => {
    const phone = (identifier: string) => ({ ...vehicleForm(identifier), kind: "phone" });
    const id = await make(phone("07700 900777"));
    const notations = [
      "07700900777",
      "(07700) 900-777",
      "07700.900.777",
      "+44 7700 900777",
      "+44 (0)7700 900777",
      "0044 7700 900777",
      "0044 (0)7700 900777",
      "44 7700 900777",
      "7700900777",
      "O77OO 9OO777",
    ];
    for (const written of notations) {
      expect([written, await finds(written, id)]).toEqual([written, [true, true]]);
      expect((await coordinator.post("/subjects/new", phone(written))).status).toBe(422);
    }
    expect((await coordinator.post("/subjects/new", phone("07700 900777 ext 4"))).status).toBe(303);
  });

  test("is found by nobody who may not read subjects", async () => {
    const id = await make(vehicleForm("QV55 HID"));
    const lead = await app.signIn("lead");
    expect((await lead.post("/search", { sought: "QV55 HID" })).html).not.toContain(id);
  });
});

import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting } from "../database/acting.ts";
import { testMoment } from "../harness/constants.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { aLink, aThing, linkForm, personForm } from "../harness/flags.ts";
import {
  ageFields,
  aMeasure,
  aPersonBorn,
  dayOf,
  decisionFields,
  measureFields,
} from "../harness/measures.ts";
import { actorOf } from "../harness/sign-in.ts";

/** Nobody under 18, or who may be, has a record as a person of concern: by page, by command and by statement. */
let app: TestApp;
let coordinator: Client;
let intelligence: Client;
let police: Client;
beforeAll(async () => {
  app = await anApp();
  await signedInAt(testMoment);
});
afterAll(() => app.close());

/** A session does not last for days. */
async function signedInAt(moment: string): Promise<void> {
  app.clock.set(moment);
  coordinator = await app.signIn("coordinator");
  intelligence = await app.signIn("intelligence");
  police = await app.signIn("police");
}

const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join();
const pending = "/overdue/allegations";
const undecided = `${pending}?show=undecided`;

/** In the list, in search, in its suggestions, and where one is chosen to be linked, read as one or reported. */
async function foundBy(client: Client, { label, thingId }: Record<"label" | "thingId", string>) {
  const child = await aChild(app);
  const other = await aThing(app, { kind: "person", label: "Qx another" });
  const q = encodeURIComponent(label);
  const answers = {
    list: await client.get(`/subjects?q=${q}`),
    api: await client.get(`/api/subjects?q=${q}`),
    search: await client.post("/search", { sought: label }),
    link: await client.get(`/children/${child.personId}/linked?q=${q}`),
    same: await client.get(`/subjects/${other}/same?q=${q}`),
  };
  return Object.entries(answers).flatMap(([name, { html }]) =>
    html.includes(thingId) ? [name] : [],
  );
}
const everywhere = ["list", "api", "search", "link", "same"];

/** As the application itself could write, past every page and command. */
async function write(born: string | null): Promise<unknown> {
  const officer = await actorOf(app, "coordinator");
  return acting(app, officer, (tx) =>
    sql`
      insert into subjects.things (thing_id, partnership_id, kind, label, match_on, born_on, standing, standing_basis, source, learned_on,
        review_by, recorded_by, recorded_at, changed_by, changed_at)
      select gen_random_uuid(), s.partnership_id, 'person', 'Qxstatement', 'qxstatement', ${born}::date, 'alleged', 'Words', 'Seen', '2026-11-20',
        '2027-01-01', s.staff_id, '2026-11-24T10:00Z', s.staff_id, '2026-11-24T10:00Z' from directory.staff s where s.staff_id = ${officer.id}::uuid`.execute(
      tx,
    ),
  );
}

describe("recording", () => {
  test.each([
    ["under 18 by a day", "2008-11-25", "bornOn", "Under 18"],
    ["of unknown age", "", "adultBasis", "counts as a child"],
  ])("%s is refused beside the field, with the way forward", async (_what, born, field, words) => {
    const form = { ...personForm(`Qx ${field}`), ...dayOf("bornOn", born), adultBasis: "" };
    const answer = await coordinator.post("/subjects/new", form);
    expect(answer.status).toBe(422);
    expect(said(answer)).toContain(words);
    expect(said(answer)).toContain("MASH");
    expect(answer.html).toContain(`id="${field}-error"`);
    expect(answer.html).toContain(`Qx ${field}`);
  });

  test("18 today, or an adult by a named source, is recorded; the source stands on the page", async () => {
    const born = { ...personForm("Qx eighteen"), ...dayOf("bornOn", "2008-11-24"), adultBasis: "" };
    expect((await coordinator.post("/subjects/new", born)).status).toBe(303);
    const sourced = await coordinator.post("/subjects/new", personForm("Qx described"));
    const page = await coordinator.get(sourced.location ?? "");
    expect(page.page.text).toContain("An adult: Police record, read by an officer");
    expect(page.page.text).toContain("Record first whether they were exploited as a child");
  });

  test("the database refuses what a command would have let through", async () => {
    for (const born of ["2010-01-01", null])
      await expect(write(born)).rejects.toThrow(/nobody who may be a child/);
    await expect(write("1990-01-01")).resolves.toBeDefined();
  });

  test("a date of birth that is corrected to a child’s is refused, and is no way past a source", async () => {
    const made = await coordinator.post("/subjects/new", {
      ...personForm("Qx corrected"),
      ...dayOf("bornOn", "1990-05-06"),
      adultBasis: "",
    });
    const edit = (born: string) =>
      coordinator.post(`${made.location ?? ""}/edit`, {
        ...personForm("Qx corrected"),
        ...dayOf("bornOn", born),
        version: "1",
      });
    const young = await edit("2011-05-06");
    expect([young.status, said(young)]).toEqual([422, expect.stringContaining("Under 18")]);
    const empty = await edit("");
    expect([empty.status, said(empty)]).toEqual([422, expect.stringContaining("18 or over")]);
    expect((await edit("1991-05-06")).status).toBe(303);
  });
});

describe("what was recorded before", () => {
  test.each([
    ["of unknown age", null, "2026-11-24"],
    ["under 18", "2010-01-01", "2026-11-24"],
    ["18 by now, and a child when recorded", "2008-11-01", "2026-06-01"],
  ])(
    "%s: in no list, search or suggestion, and before a manager",
    async (_w, bornOn, recordedOn) => {
      const thingId = await aPersonBorn(app, { bornOn, recordedOn });
      expect(await foundBy(coordinator, { label: "Jay, black Corsa", thingId })).toEqual([]);
      expect((await coordinator.get(undecided)).html).toContain(thingId);
      expect((await intelligence.get(undecided)).html).not.toContain(thingId);
      expect((await police.get(undecided)).status).toBe(403);
      const link = await coordinator.post(`/subjects/${thingId}/links`, {
        ...linkForm(),
        reference: (await aChild(app)).reference,
      });
      if (bornOn !== "2008-11-01") expect(said(link)).toContain("may be one");
    },
  );

  test("a source brings somebody of unknown age back; a child stays out, whoever says what", async () => {
    const unknown = await aPersonBorn(app, { bornOn: null });
    await intelligence.post(`/subjects/${unknown}/age`, ageFields());
    const asked = { label: "Jay, black Corsa", thingId: unknown };
    expect(await foundBy(coordinator, asked)).toEqual(everywhere);
    await intelligence.post(`/subjects/${unknown}/age`, ageFields({ age: "may-be-child" }));
    expect(await foundBy(coordinator, asked)).toEqual([]);
    const child = await aPersonBorn(app, { bornOn: "2010-01-01" });
    await intelligence.post(`/subjects/${child}/decision`, decisionFields());
    expect(await foundBy(coordinator, { ...asked, thingId: child })).toEqual([]);
  });

  test("a manager withdraws it: nobody else does, it is kept, and stays in no list", async () => {
    const thingId = await aPersonBorn(app, { bornOn: null });
    const at = `/subjects/${thingId}/withdraw`;
    const form = { because: "Decided with the MASH: a child, and recorded as one", version: "1" };
    expect((await intelligence.post(at, form)).status).toBe(403);
    expect((await coordinator.post(at, { ...form, because: "" })).status).toBe(422);
    expect((await coordinator.post(at, form)).status).toBe(303);
    expect((await coordinator.post(at, form)).status).toBe(404);
    expect((await coordinator.get(undecided)).html).not.toContain(thingId);
    await intelligence.post(`/subjects/${thingId}/age`, ageFields());
    expect(await foundBy(coordinator, { label: "Jay, black Corsa", thingId })).toEqual([]);
    expect((await coordinator.get(`/subjects/${thingId}`)).page.text).toContain("Decided with");
  });

  test("suggests nothing about a child who is linked", async () => {
    const thingId = await aPersonBorn(app, { bornOn: null });
    const child = await aChild(app);
    await aLink(app, { personId: child.personId, thingId });
    const [row] = await app.query<{ listed: boolean }>(
      "select listed_until >= '2026-11-24' as listed from subjects.things where thing_id = $1",
      [thingId],
    );
    expect(row?.listed).toBe(false);
  });
});

describe("an allegation that nobody renewed", () => {
  const label = "Qx lapsing";
  const make = async (reviewBy: string): Promise<string> => {
    const form = { ...personForm(label), ...dayOf("reviewBy", reviewBy), another: "yes" };
    const made = await coordinator.post("/subjects/new", form);
    return (made.location ?? "").split("/").at(-1) ?? "";
  };

  test("stands until its day, is before its owner, leaves, and comes back once renewed", async () => {
    const thingId = await make("2026-11-30");
    const asked = { label, thingId };
    expect(await foundBy(coordinator, asked)).toEqual(everywhere);
    expect((await coordinator.get(pending)).html).toContain(thingId);
    expect((await coordinator.get("/work")).page.text).toContain("allegation of yours to renew");
    expect((await intelligence.get("/work")).page.text).not.toContain("of yours to renew");
    await intelligence.post(`/subjects/${thingId}/age`, ageFields());
    const measureId = await aMeasure(app, police, { thingId, over: { measure: "cawn" } });
    const onBoard = async () => (await police.get("/measures")).html.includes(measureId);
    expect(await onBoard()).toBe(true);
    await signedInAt("2026-11-30T22:00:00Z");
    expect(await foundBy(coordinator, asked)).toEqual(everywhere);
    await signedInAt("2026-12-01T09:00:00Z");
    expect(await foundBy(coordinator, asked)).toEqual([]);
    expect(await onBoard()).toBe(false);
    expect((await police.post("/search", { sought: label })).html).not.toContain(measureId);
    expect((await coordinator.get(`/subjects/${thingId}`)).page.text).toContain("Nobody renewed");
    const renew = (over = {}) =>
      intelligence.post(`/subjects/${thingId}/renew`, {
        because: "Named again in November",
        version: "1",
        ...dayOf("reviewBy", "2027-05-01"),
        ...over,
      });
    expect((await renew(dayOf("reviewBy", "2028-05-01"))).status).toBe(422);
    expect((await police.post(`/subjects/${thingId}/renew`, {})).status).toBe(403);
    expect((await renew()).status).toBe(303);
    expect((await renew()).status).toBe(409);
    expect(await foundBy(coordinator, asked)).toEqual(everywhere);
    expect(await onBoard()).toBe(true);
    await signedInAt(testMoment);
  });

  test("a conviction never leaves that way, and an allegation says a day within a year", async () => {
    const convicted = {
      ...personForm("Qx convicted"),
      standing: "convicted",
      ...dayOf("reviewBy", ""),
    };
    expect((await coordinator.post("/subjects/new", convicted)).status).toBe(303);
    for (const day of ["", "2026-11-24", "2028-01-01"]) {
      const form = { ...personForm("Qx no day"), ...dayOf("reviewBy", day) };
      expect((await coordinator.post("/subjects/new", form)).html).toContain('id="reviewBy-error"');
    }
  });

  test("a vehicle, and a child’s own flag, have no such day", async () => {
    const thingId = await aThing(app, { label: "Qx van" });
    await signedInAt("2028-11-24T10:00:00Z");
    const found = await coordinator.get("/subjects?q=Qx+van");
    expect(found.html).toContain(thingId);
    await signedInAt(testMoment);
  });
});

describe("a multi-agency decision that ends by time alone", () => {
  test("takes what runs from board, search and API on that day, without any change", async () => {
    const thingId = await aPersonBorn(app, { bornOn: "1990-01-01" });
    await intelligence.post(`/subjects/${thingId}/age`, ageFields({ exploited: "yes" }));
    await intelligence.post(
      `/subjects/${thingId}/decision`,
      decisionFields(dayOf("reviewBy", "2026-12-05")),
    );
    const measureId = await aMeasure(app, police, { thingId, over: { measure: "cawn" } });
    const on = async () =>
      [
        await police.get("/measures"),
        await police.get("/api/measures"),
        await police.post("/search", { sought: "abduction warning" }),
      ].map(({ html }) => html.includes(measureId));
    expect(await on()).toEqual([true, true, true]);
    await signedInAt("2026-12-06T09:00:00Z");
    expect(await on()).toEqual([false, false, false]);
    const fields = await measureFields(app, { measure: "cawn" });
    expect((await police.post(`/subjects/${thingId}/measures/new`, fields)).status).toBe(422);
    await signedInAt(testMoment);
  });
});

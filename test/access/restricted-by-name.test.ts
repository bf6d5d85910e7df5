import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { contentsOf } from "./contents.ts";
import { auditDuring } from "./walk.ts";
import { cast, letIn } from "./world.ts";

/** Whoever adds a child is told of a restricted record what the MASH is told of a concern, and no more. */
let app: TestApp;
let mash: Client;
beforeAll(async () => {
  app = await anApp();
  mash = await app.signIn("mash");
});
afterAll(() => app.close());

const families =
  "Abbott Brennan Castellano Dhillon Everard Fotheringay Gunawardena Hollis Ibekwe Jankowski Kaminski Lovelace".split(
    " ",
  );
const forenames =
  "Amira Beatrix Callum Dafydd Esme Freya Gethin Harriet Imogen Jolyon Kester Lottie".split(" ");
let count = 0;
let family = "";
let given = "";
let year = "";
let hidden: Child;
beforeEach(async () => {
  family = families[count] ?? "";
  given = forenames[count] ?? "";
  // Of a year of their own, so that no test’s child is like another’s.
  year = String(2004 + count++);
  const bornOn = `${year}-05-04`;
  hidden = await aChild(app, { familyName: family, givenName: given, bornOn });
  await restrict(app, hidden);
});

const typed = (other: Readonly<Record<string, string>> = {}) => ({
  givenName: given,
  familyName: family,
  reason: "Seen at the station",
  "born-day": "4",
  "born-month": "5",
  "born-year": year,
  sex: "not-known",
  nhsNumber: "",
  ...other,
});
const warning =
  "A record that may match is restricted. Before you open a record, ring Mariam Begum, 020 7946 0123.";
const add = (by: Client, other: Readonly<Record<string, string>> = {}) =>
  by.post("/children/new", typed(other));

describe("adding a child of a restricted child’s name", () => {
  beforeEach(async () => {
    const place = await letIn(app, hidden, "lead");
    await app.query("update sec.memberships set basis = 'allocation' where membership_id = $1", [
      place,
    ]);
  });

  test("says who to ring before anything is added, and nothing of the record", async () => {
    const before = await contentsOf(app);
    const asked = await add(mash);
    expect(asked.status).toBe(200);
    expect(asked.page.text.replaceAll(/\s+/g, " ")).toContain(warning);
    expect(asked.page.text).not.toContain("Is it one of these children?");
    for (const word of [hidden.reference, hidden.personId, `/children/${hidden.personId}`])
      expect(asked.html).not.toContain(word);
    expect(await contentsOf(app)).toEqual(before);
    expect(asked.page.fields).toMatchObject({ givenName: given, reason: "Seen at the station" });
    expect((await mash.post("/children/new", asked.page.fields)).status).toBe(303);
  });

  test("is in the words of the MASH’s own form", async () => {
    const concernId = await sendAs(await app.signIn("school"), {
      familyName: family,
      givenName: given,
      "bornOn-day": "4",
      "bornOn-month": "5",
      "bornOn-year": year,
    });
    const { page } = await mash.get(`/mash/${concernId}/new-child`);
    expect(page.text.replaceAll(/\s+/g, " ")).toContain(warning);
  });

  test("is said by keys as well: of a name that sounds alike, and of a date with half of the name", async () => {
    expect((await add(mash, { familyName: family.replace("ll", "l") })).page.text).toContain(
      "is restricted",
    );
    expect((await add(mash, { familyName: "Qxother" })).page.text).toContain("is restricted");
  });

  test("is not said of a child who matches nothing", async () => {
    const other = { givenName: "Bram", familyName: `Zq${family}`, "born-year": "2003" };
    const added = await add(mash, other);
    expect([added.status, added.html]).toEqual([303, ""]);
  });

  test("is said again of another name, whatever the form carries of the first", async () => {
    const asked = await add(mash);
    const other = await aChild(app, { familyName: `Vy${family}`, givenName: "Bo", bornOn: null });
    await restrict(app, other);
    const changed = { ...asked.page.fields, familyName: `Vy${family}`, givenName: "Bo" };
    const again = await mash.post("/children/new", { ...changed, "born-year": "2003" });
    expect(again.status).toBe(200);
    expect(again.page.text).toContain("ring Dean Whitmore, 020 7946 0124");
    expect(again.html).not.toContain(other.reference);
    // A date that was not typed when it was said is another question, too.
    const dated = { ...again.page.fields, "born-year": "2002" };
    expect((await mash.post("/children/new", dated)).status).toBe(200);
  });

  test("stands beside records within reach, and both are said before anything is added", async () => {
    const known = await aChild(app, { familyName: family, givenName: given, bornOn: null });
    const { page, html } = await add(mash);
    expect(page.text.replaceAll(/\s+/g, " ")).toContain(warning);
    expect(html).toContain(known.reference);
    expect(html).not.toContain(hidden.reference);
    // Whoever carries one of the two alone is asked again.
    const { warnedOf, ...unwarned } = page.fields;
    expect(warnedOf).toBe(`${family}|${given}|${year}-05-04`);
    expect((await mash.post("/children/new", unwarned)).status).toBe(200);
    expect((await mash.post("/children/new", { ...page.fields, seen: "" })).status).toBe(200);
  });

  test("leaves in the audit that it was said, and neither the name nor the record", async () => {
    const [row] = await auditDuring(app, () => add(mash));
    expect(row).toMatchObject({ action: "child.add", outcome: "done", subject_ids: [] });
    const [event] = await app.query<{ detail: unknown }>(
      "select * from audit.events where action = 'child.add' order by happened_at desc, event_id desc limit 1",
    );
    expect(event).toMatchObject({ detail: { restricted: true } });
    for (const word of [hidden.personId, hidden.reference, family])
      expect(JSON.stringify(event)).not.toContain(word);
  });

  test("is told to nobody who is shut out of it", async () => {
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      hidden.personId,
      await staffIdOf(app, "mash"),
    ]);
    expect((await add(mash)).status).toBe(303);
  });
});

describe("whoever is told nothing of a concern", () => {
  test.each([
    ["coordinator", "Ulla", "Wetherby", "2001"],
    ["lead", "Rhys", "Nakamura", "2002"],
    ["manager", "Bo", "Ostrowski", "2003"],
  ] as const)(
    "is told nothing here: %s is answered as of nobody’s name, and asks at Find",
    async (key, givenName, familyName, bornIn) => {
      const client = await app.signIn(key);
      const { page } = await client.get("/children/new");
      expect(page.text).toContain("ask whether the child is known first");
      const [alike, unlike] = [
        await add(client),
        await add(client, { familyName, givenName, "born-year": bornIn }),
      ];
      expect([alike.status, alike.html]).toEqual([unlike.status, unlike.html]);
      expect(alike.status).toBe(303);
    },
  );

  test("is told nothing by the database either: one row for everybody, the MASH’s alone says yes", async () => {
    for (const key of cast) {
      const actor = await actorOf(app, key);
      const ask = (familyName: string, bornOn: string | null) =>
        acting(app, actor, async (tx) => {
          const { rows } = await sql`
            select may_match, ring_name, ring_phone
            from subjects.restricted_likeness(${familyName}, ${given}, ${bornOn}::date, ${app.clock.now()})`.execute(
            tx,
          );
          return rows;
        });
      const nothing = [{ may_match: false, ring_name: null, ring_phone: null }];
      const told = [{ may_match: true, ring_name: "Dean Whitmore", ring_phone: "020 7946 0124" }];
      const rows = await ask(family, `${year}-05-04`);
      expect({ key, rows }).toEqual({ key, rows: key === "mash" ? told : nothing });
      expect(await ask(`Zq${family}`, null)).toEqual(nothing);
      expect(await ask("", null)).toEqual(nothing);
    }
  });
});

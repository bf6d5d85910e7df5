import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicSays } from "../../src/rooms/intake/front-door/public-says.ts";
import { shippedFrontDoor } from "../../src/rooms/intake/front-door/shipped-front-door.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { receiptIn, tell, toldForm } from "../harness/front-door.ts";
import { actorOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";

/** Words of the form for the public: written by one person, put in force by another. */
let app: TestApp;
let coordinator: Client;
let mash: Client;
let anybody: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
  anybody = app.nobody();
  anybody.cookies.clear();
});
afterAll(() => app.close());

const words = "/admin/configuration/public-form/words";

/** Fills in a page of the words with what stands there and what is given. */
async function write(part: string, given: Readonly<Record<string, string>>, who = coordinator) {
  const form = (await who.get(`${words}/${part}`)).page.fields;
  return who.post(`${words}/${part}`, { ...form, ...given });
}

const today = { "from-day": "24", "from-month": "11", "from-year": "2026" };
const put = async (who: Client, given: Readonly<Record<string, string>>) => {
  const form = (await who.get(`${words}/put`)).page.fields;
  return who.post(`${words}/put`, { ...form, ...given });
};

const saysIn = (group: keyof typeof publicSays, word: (shipped: string) => string) =>
  Object.fromEntries(
    Object.entries(publicSays[group]).map(([key, text]) => [`says_${group}_${key}`, word(text)]),
  );
/** In words of no language; what is put in stays. */
const own = (text: string): string =>
  text === "" ? "Qx 999 ffug" : `Qx ${text.replaceAll(/[A-Za-z’]+(?![^{]*\})/g, "ffug")}`;

describe("words that are being written", () => {
  test("are read and changed by who writes them, and by nobody else", async () => {
    expect((await coordinator.post(words, {})).page.errors[0]?.text).toBe(
      "Select what you begin from",
    );
    expect((await coordinator.post(words, { begin: "shipped" })).status).toBe(303);
    expect((await write("buttons", { says_buttons_begin: "Qxsecret" })).status).toBe(303);
    expect((await coordinator.get(`${words}/preview`)).page.text).toContain("Qxsecret");
    for (const key of ["lead", "admin", "school", "governance", "manager"] as const) {
      const person = await app.signIn(key);
      for (const end of ["", "/preview", "/put", "/buttons"])
        expect([key, end, (await person.get(`${words}${end}`)).status]).toEqual([key, end, 403]);
      expect((await person.post(`${words}/buttons`, { version: "2" })).status).toBe(403);
      const seen = await acting(app, await actorOf(app, key), (tx) =>
        sql`select body from identify.public_words`.execute(tx),
      );
      expect(seen.rows).toEqual([]);
    }
    expect((await anybody.get("/tell-us")).page.text).not.toContain("Qx");
    expect((await anybody.get(`${words}/preview`)).status).not.toBe(200);
  });

  test("keep both saves: the second is told, with what was typed", async () => {
    const form = (await mash.get(`${words}/sending`)).page.fields;
    expect((await write("sending", { says_sending_right: "First" })).status).toBe(303);
    const second = await mash.post(`${words}/sending`, { ...form, says_sending_right: "Second" });
    expect([second.status, second.page.fields["says_sending_right"]]).toEqual([409, "Second"]);
  });

  test.each([
    ["buttons", "says_buttons_send", "", "enter the words"],
    ["buttons", "says_buttons_send", "\u200B", "enter the words"],
    ["buttons", "says_buttons_send", "<b>Go</b>", "one line of text, without < or >"],
    ["buttons", "says_buttons_send", "Go {999}", "leave out { and }"],
    ["ringing", "says_ringing_danger", "In danger now? Ring us.", "write {999} once"],
    ["ringing", "says_ringing_danger", "Ring {999} or {999}", "write {999} once"],
    ["ringing", "says_ringing_ring999", "Ring now", "write 999 in it"],
    ["ringing", "says_ringing_hurt", "Someone is hurt", "write 999 in it"],
    ["ringing", "says_ringing_now", "Ring {desk} at {home}", "write {desk} once"],
    ["after", "says_after_receipt", "Your number is {number}.", "write {number} and {code}"],
    ["after", "says_after_heading", "The police have your concern", "someone else may read this"],
    ["after", "says_after_title", "Poeni am blentyn", "someone else may read this"],
    ["asked", "title", "x".repeat(401), "must be 400 characters or fewer"],
    ["asked", "lang", "english!", "the code of a language"],
    ["fields", "fields_age_label", " ", "enter the words"],
  ])("%s: %s is not %j", async (part, field, text, message) => {
    const answer = await write(part, { [field]: text });
    expect(answer.status).toBe(422);
    const [error] = answer.page.errors;
    expect(error?.href).toBe(`#${field}`);
    expect(error?.text).toContain(message);
    if (field !== "lang") expect(answer.page.fields[field]).toBe(text);
  });

  test("take no more than what the page asks", async () => {
    const form = (await coordinator.get(`${words}/sending`)).page.fields;
    const more = { ...form, says_buttons_send: "Qxhidden", body: "{}" };
    expect((await coordinator.post(`${words}/sending`, more)).status).toBe(303);
    expect((await coordinator.get(`${words}/preview`)).page.text).not.toContain("Qxhidden");
  });
});

describe("putting them in force", () => {
  test("is for someone who wrote none of them, in the database too", async () => {
    expect((await coordinator.get(`${words}/put`)).status).toBe(403);
    const form = (await mash.get(`${words}/put`)).page.fields;
    const sent = { ...form, ...today, looked: "yes" };
    expect((await coordinator.post(`${words}/put`, sent)).status).toBe(403);
    const person = await actorOf(app, "coordinator");
    const tried = await acting(app, person, (tx) =>
      sql<{ became: string }>`select identify.end_public_words(w.public_words_id, w.version,
        (select configuration_id from directory.configuration where kind = 'public-form' order by in_force_from desc limit 1),
        '2026-12-01', now()) as became from identify.public_words w where ended_at is null`.execute(
        tx,
      ),
    );
    expect(tried.rows).toEqual([{ became: "own" }]);
    for (const statement of [
      sql`delete from identify.public_words_writers`,
      sql`update identify.public_words set ended_as = 'in-force'`,
      sql`update identify.public_words set begun_by = saved_by`,
      sql`update directory.configuration set body = '{}' where kind = 'public-form'`,
    ])
      await expect(acting(app, person, (tx) => statement.execute(tx))).rejects.toThrow(
        /permission denied/,
      );
    const other = (await actorOf(app, "mash")).id;
    await expect(
      acting(app, person, (tx) =>
        sql`update identify.public_words set body = body, saved_by = ${other}::uuid`.execute(tx),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test("asks for a day that comes and for a look, and goes against what was read", async () => {
    const none = await put(mash, { "from-day": "", looked: "" });
    expect(none.page.errors.map(({ href }) => href)).toEqual(["#from-day", "#looked"]);
    const past = await put(mash, { ...today, "from-year": "2020", looked: "yes" });
    expect(past.page.errors[0]?.text).toContain("24 November 2026 or later");
    const form = (await mash.get(`${words}/put`)).page.fields;
    expect((await write("sending", { says_sending_leftOut: "Qxlater" })).status).toBe(303);
    const stale = await mash.post(`${words}/put`, { ...form, ...today, looked: "yes" });
    expect(stale.status).toBe(409);
    expect((await anybody.get("/tell-us")).page.text).not.toContain("Qx");
  });

  test("makes every page of the form speak the language from that day, and 999 stands on each", async () => {
    await write("asked", { lang: "ur", title: "Qx ffug", intro: "Qx ffug" });
    for (const group of Object.keys(publicSays) as (keyof typeof publicSays)[])
      expect([group, (await write(group, saysIn(group, own))).status]).toEqual([group, 303]);
    const events = await auditDuring(app, async () => {
      expect((await put(mash, { ...today, looked: "yes" })).status).toBe(303);
    });
    expect(events.map(({ action, outcome }) => `${action} ${outcome}`)).toContain(
      "public-form.words.put done",
    );
    const pages = [
      await anybody.get("/tell-us?asked=yes"),
      await anybody.get("/tell-us?danger=yes"),
      await anybody.get("/tell-us?danger=no"),
      await anybody.post("/tell-us/check", { ...toldForm({ worry: "" }), _csrf: "" }),
      await anybody.post("/tell-us/check", { ...toldForm({ age: "x".repeat(200) }), _csrf: "" }),
      await anybody.post("/tell-us/check", { ...toldForm(), _csrf: "" }),
      await anybody.get("/tell-us/status"),
      await anybody.post("/tell-us/status", { number: "k7m-p2x", code: "000000", _csrf: "" }),
    ];
    const sent = await tell(anybody);
    const { number, code } = receiptIn(sent);
    pages.push(sent, await anybody.post("/tell-us/status", { number, code, _csrf: "" }));
    const shipped = Object.values(publicSays).flatMap((group) => Object.values(group) as string[]);
    for (const { html, page } of pages) {
      expect(html).toMatch(/<html[^>]* lang="ur"[^>]* dir="rtl"/);
      expect(page.text).toContain("Qx");
      // Words of one or two syllables stand in names and numbers as well.
      for (const text of shipped.filter((one) => one.length > 8 && !one.includes("{")))
        expect(page.text).not.toContain(text);
    }
    // The foot and the first link are in that language too; the header is English and says so.
    for (const { html } of pages.slice(0, 6)) {
      expect(html).toMatch(/<a href="#main-content"(?![^>]* lang=)[^>]*>Qx ffug/);
      expect(html).toMatch(/<footer class="govuk-template__footer">/);
      expect(html).toMatch(/<header class="govuk-template__header" lang="en"/);
    }
    for (const { page } of pages.slice(1, 6)) expect(page.text).toContain("999");
    expect(sent.page.text).toContain("999");
    expect(sent.html).not.toMatch(/gate|Okonjo|Lantern/);
    expect(sent.html).toMatch(/<title>Qx ffug ffug<\/title>/);
    expect(pages[4]?.page.errors[0]?.text).toMatch(/100.*200/);
  });

  test("makes “What to do now” speak it once that is in the language too, and not before", async () => {
    const address = "/what-to-do-now";
    const before = await anybody.get(address);
    expect(before.html).toMatch(/<html[^>]* lang="en"/);
    expect(before.page.text).toContain("Who to ring in your area");
    expect(before.page.text).not.toContain("Qx");
    const help = shippedFrontDoor.find(({ kind }) => kind === "public-help")?.body;
    await app.query(
      `insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
       select gen_random_uuid(), partnership_id, 'public-help', 'public-help', $1, $2::date from directory.partnerships`,
      [
        JSON.stringify({ ...help, lang: "ur", danger: "Qx danger 999", steps: ["Qx step"] }),
        app.clock.today(),
      ],
    );
    const after = await anybody.get(address);
    expect(after.html).toMatch(/<html[^>]* lang="ur"[^>]* dir="rtl"/);
    expect(after.page.text).toContain("Qx danger 999");
    for (const text of Object.values(publicSays.now).filter((one) => !one.includes("{")))
      expect(after.page.text).not.toContain(text);
    expect(after.html).toMatch(/<a class="govuk-link" href="\/tell-us">Qx ffug/);
    await app.query("delete from directory.configuration where kind = 'public-help'");
  });

  test("ends the version before on the day before, and the next is begun from it", async () => {
    const [row] = await app.query<{ n: number }>(
      "select count(*)::int as n from directory.configuration where kind = 'public-form'",
    );
    expect((await mash.post(words, { begin: "last" })).status).toBe(303);
    expect((await mash.get(`${words}/asked`)).page.fields["lang"]).toBe("ur");
    const early = await put(coordinator, { ...today, looked: "yes" });
    expect(early.page.errors[0]?.text).toContain("First day must be after 24 November 2026");
    const open = (await mash.get(words)).page.fields;
    expect((await mash.post(`${words}/discard`, { ...open, version: "9" })).status).toBe(409);
    expect((await mash.post(`${words}/discard`, { version: "1" })).status).toBe(303);
    expect((await mash.get(`${words}/preview`)).status).toBe(404);
    const [after] = await app.query<{ n: number }>(
      "select count(*)::int as n from directory.configuration where kind = 'public-form'",
    );
    expect(after).toEqual(row);
  });
});

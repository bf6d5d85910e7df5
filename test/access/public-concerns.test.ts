import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "../../src/platform/access/actor.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { receiptIn, tell, told, toldForm } from "../harness/front-door.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";

let app: TestApp;
let mash: Client;
let anybody: Client;
beforeAll(async () => {
  app = await anApp();
  mash = await app.signIn("mash");
  anybody = app.nobody();
  anybody.cookies.clear();
});
afterAll(() => app.close());

describe("pages for everybody", () => {
  const pages = [
    "/signs",
    "/signs/children",
    "/signs/hotels",
    "/signs/hotels/poster",
    "/what-to-do-now",
  ];
  test.each(pages)("%s is kept by browsers, sets no cookie and knows nobody", async (path) => {
    const answer = await anybody.get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers["cache-control"]).toMatch(/^public, max-age=\d+$/);
    expect(answer.headers["set-cookie"]).toBeUndefined();
    const signedIn = await mash.get(path);
    expect(signedIn.page.text).toBe(answer.page.text);
    expect(answer.page.text).not.toContain("OFFICIAL");
  });

  test("say 999 first, then who answers now", async () => {
    const { text } = (await anybody.get("/what-to-do-now")).page;
    expect(text.indexOf("999")).toBeLessThan(text.indexOf("101"));
    for (const number of ["0800 1111", "0808 800 5000", "0800 555 111"]) {
      expect(text.replaceAll("\u00a0", " ")).toContain(number);
    }
  });

  test("are reached from the sign-in page", async () => {
    const { html } = await anybody.get("/sign-in");
    for (const path of ["/signs", "/what-to-do-now", "/tell-us"]) {
      expect(html).toContain(`href="${path}"`);
    }
  });

  test("of nobody’s are not found", async () => {
    expect((await anybody.get("/signs/nobody")).status).toBe(404);
    expect((await anybody.get("/signs/children/poster")).status).toBe(404);
  });
});

describe("someone tells", () => {
  test("with 999 first, and never held up by it", async () => {
    expect((await anybody.get("/tell-us?asked=yes")).page.errors).toHaveLength(1);
    const ring = await anybody.get("/tell-us?danger=yes");
    expect(ring.page.text).toContain("Ring 999 now");
    expect(ring.html).toContain("/tell-us?danger=go-on");
    const form = await anybody.get("/tell-us?danger=go-on");
    expect(form.page.fields["danger"]).toBe("yes");
    expect(form.headers["cache-control"]).toBe("no-store");
  });

  test("by a form that is looked at, changed and sent, without a cookie or a token", async () => {
    const typed = toldForm({ worry: "First words" });
    const empty = await anybody.post("/tell-us/check", { ...typed, worry: " ", _csrf: "" });
    expect([empty.status, empty.page.errors[0]?.href]).toEqual([422, "#worry"]);
    expect(empty.page.fields["familyName"]).toBe("Okonjo");
    const looked = await anybody.post("/tell-us/check", { ...typed, _csrf: "" });
    expect(looked.page.text).toContain("First words");
    const again = await anybody.post("/tell-us/form", { ...typed, _csrf: "" });
    expect(again.page.fields["worry"]).toBe("First words");
    const sent = await anybody.post("/tell-us/send", { ...typed, _csrf: "" });
    expect(sent.page.text).toContain("We have your message");
    expect(sent.page.text).not.toContain("First words");
    expect(sent.html).toContain("<title>Your message</title>");
  });

  test("the same form twice is one; other words under it are another", async () => {
    const before = (await told(app)).length;
    const id = crypto.randomUUID();
    const first = await tell(anybody, { id });
    const second = await tell(anybody, { id });
    expect(receiptIn(second)).toEqual(receiptIn(first));
    expect(await told(app)).toHaveLength(before + 1);
    await tell(anybody, { id, worry: "Something else" });
    expect(await told(app)).toHaveLength(before + 2);
  });

  test("nothing but a worry, from another site or into the hidden field: marked, never refused", async () => {
    const only = await anybody.post("/tell-us/send", { worry: "Only this", website: "x" });
    expect(only.status).toBe(200);
    const elsewhere = await anybody.post("/tell-us/send", toldForm(), {
      "sec-fetch-site": "cross-site",
    });
    expect(elsewhere.status).toBe(200);
    const [one, two] = (await told(app)).slice(-2);
    expect(one).toMatchObject({ worry: "Only this", marks: ["hidden-field"], sender: "not-said" });
    expect(two?.marks).toEqual(["elsewhere"]);
  });

  test("many from one network: slower and marked, never refused", async () => {
    for (let count = 0; count < 6; count++) {
      expect((await tell(anybody, { worry: `Number ${count}` })).status).toBe(200);
    }
    expect((await told(app)).at(-1)?.marks).toEqual(["many"]);
  });

  test("number and code show that it is here, and nothing else", async () => {
    const receipt = receiptIn(await tell(anybody, { worry: "Qxstatus words" }));
    const { page } = await anybody.post("/tell-us/status", receipt);
    expect(page.text).toContain("We have your message");
    expect(page.text).not.toMatch(/Qxstatus|Okonjo|waiting|taken/i);
    const other = { ...receipt, code: receipt.code === "000000" ? "000001" : "000000" };
    const wrong = await anybody.post("/tell-us/status", other);
    expect([wrong.status, wrong.page.errors[0]?.href]).toEqual([422, "#number"]);
    for (let tries = 0; tries < 18; tries++) await anybody.post("/tell-us/status", other);
    expect((await anybody.post("/tell-us/status", receipt)).status).toBe(429);
  });
});

describe("the queue of the unverified", () => {
  test("is for those who decide at the MASH, and for nobody else", async () => {
    await tell(anybody, { worry: "Qxqueue words", familyName: "Qxpublicname" });
    const id = (await told(app)).at(-1)?.id ?? "";
    const page = (await mash.get("/mash/public")).page.text;
    expect(page).toContain("Qxpublicname");
    expect((await mash.get(`/mash/public/${id}`)).page.text).toContain("Qxqueue words");
    expect((await mash.get("/mash")).page.text).toMatch(/From the public \(\d+\)/);
    for (const key of ["lead", "manager", "school", "police", "governance", "admin", "analyst"]) {
      const other = await app.signIn(key);
      for (const path of ["/mash/public", `/mash/public/${id}`]) {
        const answer = await other.get(path);
        expect([key, answer.status]).toEqual([key, 403]);
        expect(answer.page.text).not.toContain("Qx");
      }
      const rows = await acting(app, await actorOf(app, key), (tx) =>
        tx.selectFrom("identify.public_concerns").select("worry").execute(),
      );
      expect(rows).toEqual([]);
    }
    expect((await anybody.get("/mash/public")).status).toBe(303);
  });

  test("one press makes a concern with the words as they stand; no second one", async () => {
    const words = "  She said: “he waits”.\nTwice. ";
    await tell(anybody, { worry: words, danger: "yes", age: "about 14" });
    const id = (await told(app)).at(-1)?.id ?? "";
    const take = `/mash/public/${id}/take-on`;
    const taken = await mash.post(take, { version: "1" });
    expect(taken.status).toBe(303);
    expect((await mash.post(take, { version: "1" })).status).toBe(409);
    const [concern] = await app.query(
      "select worry, source, danger_now, age_about, family_name, sent_by from identify.concerns where concern_id = $1",
      [(taken.location ?? "").slice("/mash/".length)],
    );
    expect(concern).toEqual({
      worry: words.trim(),
      source: "public",
      danger_now: "yes",
      age_about: 14,
      family_name: "Okonjo",
      sent_by: await staffIdOf(app, "mash"),
    });
    const { text } = (await mash.follow(taken)).page;
    expect(text).toContain("From the public, not verified");
    expect(text).toContain("A silver car");
    expect((await mash.get("/mash")).page.text).toContain("The public, not verified");
  });

  test("set aside with a reason it is kept, and a colleague can take it on later", async () => {
    await tell(anybody, { worry: "Set aside words" });
    const id = (await told(app)).at(-1)?.id ?? "";
    const aside = `/mash/public/${id}/set-aside`;
    const none = await mash.post(aside, { version: "1", because: "" });
    expect([none.status, none.page.errors[0]?.href]).toEqual([422, "#because"]);
    expect((await mash.post(aside, { version: "1", because: "A test of a school" })).status).toBe(
      303,
    );
    const again = await mash.post(aside, { version: "1", because: "Kept words" });
    expect(again.status).toBe(409);
    expect(again.page.fields["because"] ?? again.page.text).toContain("A test of a school");
    expect((await mash.get("/mash/public?show=aside")).page.text).toContain("A test of a school");
    expect((await mash.post(`/mash/public/${id}/take-on`, { version: "2" })).status).toBe(303);
  });

  test("once the concern is out of reach, so is the message", async () => {
    const child = await aChild(app, { familyName: "Qxrestricted", level: 2 });
    await tell(anybody, { worry: "Qxrestrictedwords" });
    const id = (await told(app)).at(-1)?.id ?? "";
    const taken = await mash.post(`/mash/public/${id}/take-on`, { version: "1" });
    const concernId = (taken.location ?? "").slice("/mash/".length);
    await app.query("update identify.concerns set person_id = $2 where concern_id = $1", [
      concernId,
      child.personId,
    ]);
    await app.query("update identify.mash_episodes set person_id = $2 where mash_episode_id = $1", [
      concernId,
      child.personId,
    ]);
    await restrict(app, child);
    expect((await mash.get(`/mash/public/${id}`)).status).toBe(404);
  });

  test("the MASH is told that something waits, without a word of it", async () => {
    const notices = (await mash.get("/notices")).page.text;
    expect(notices).toContain("A message from the public");
    expect(notices).not.toMatch(/Okonjo|Qx/);
  });

  test("every step is audited without what was told", async () => {
    const events = await auditDuring(app, async () => {
      await tell(anybody, { worry: "Qxaudited" });
      const id = (await told(app)).at(-1)?.id ?? "";
      await mash.get(`/mash/public/${id}`);
    });
    expect(events.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "public.tell.send done",
      "mash.public.read done",
    ]);
    expect(JSON.stringify(events)).not.toContain("Qxaudited");
    expect(app.log.join("\n")).not.toMatch(/Qx|Okonjo/);
  });
});

describe("in the database", () => {
  test.each(["front-door", "professionals"] as const)("%s reads no table", async (part) => {
    for (const table of [
      "identify.public_concerns",
      "identify.concerns",
      "identify.professional_links",
      "identify.professional_answers",
      "identify.route_answers",
      "subjects.people",
      "directory.configuration",
      "directory.partnerships",
      "directory.staff",
    ]) {
      const rows = await acting(app, systemActor(part), async (tx) => {
        const { rows: found } = await sql
          .raw(`select count(*)::int as n from ${table}`)
          .execute(tx);
        return found;
      }).catch(() => [{ n: 0 }]);
      expect([table, rows]).toEqual([table, [{ n: 0 }]]);
    }
  });

  test("nobody else tells by its functions, and it writes nothing but by them", async () => {
    const said = JSON.stringify({ danger_now: "no", worry: "x", sender: "other" });
    const keep = async (key: Parameters<typeof systemActor>[0]) =>
      acting(app, systemActor(key), async (tx) => {
        const { rows } = await sql<{
          kept: boolean;
        }>`select sec.keep_public_concern(gen_random_uuid(), sha256('a'),
          sha256('b'), 'abc-def', ${said}::jsonb, '{}', now()) as kept`.execute(tx);
        return rows[0]?.kept;
      });
    expect(await keep("sign-in")).toBe(false);
    expect(await keep("families")).toBe(false);
    await expect(
      acting(app, systemActor("front-door"), (tx) =>
        sql`insert into identify.route_answers (partnership_id, month, moment, question, is_right, answers)
          values (1, '2026-11-01', 'before', 'danger', true, 1)`.execute(tx),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});

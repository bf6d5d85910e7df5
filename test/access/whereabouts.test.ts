import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { contentsOf } from "./contents.ts";
import { auditDuring } from "./walk.ts";
import { aFact, letIn, protect } from "./world.ts";

let app: TestApp;
let child: Child;
let address: string;
const people: Record<string, Client> = {};
const as = (key: string): Client => {
  const client = people[key];
  if (!client) throw new Error(`${key} has not signed in`);
  return client;
};

beforeAll(async () => {
  app = await anApp();
  for (const key of ["lead", "manager", "mash", "coordinator", "school", "police", "nurse"]) {
    people[key] = await app.signIn(key);
  }
});
beforeEach(async () => {
  child = await aChild(app);
  address = `/children/${child.personId}/whereabouts`;
  for (const key of ["school", "police"]) await letIn(app, child, key);
  await aFact(app, child, { kind: "address", wording: "4 Qxhidden Row" });
});
afterAll(() => app.close());

const review = { "review-day": "24", "review-month": "12", "review-year": "2026" };
const sees = (answer: Answer): boolean => answer.html.includes("Qxhidden");
const page = (key: string): Promise<Answer> => as(key).get(address);

async function protectByForm(key: string, named: readonly string[]): Promise<Answer> {
  const ids: string[] = [];
  for (const one of named) ids.push(await staffIdOf(app, one));
  const [named1 = "", named2 = "", named3 = "", named4 = ""] = ids;
  const form = { named1, named2, named3, named4, reason: "Qxreason", ...review };
  return as(key).post(`${address}/protect`, form);
}

const ask = (key: string): Promise<Answer> =>
  as(key).post(`${address}/protection/ask`, { endReason: "He has moved away" });
const answer = (key: string, decision: string): Promise<Answer> =>
  as(key).post(`${address}/protection/answer`, { answer: decision, answerReason: "Agreed" });

describe("protecting", () => {
  test("takes every kind from everybody but the named, the one who protects and the lead included", async () => {
    for (const key of ["lead", "manager", "mash", "school", "police"]) {
      expect([key, sees(await page(key))]).toEqual([key, true]);
    }
    expect((await protectByForm("mash", ["manager", "school"])).status).toBe(303);
    for (const key of ["manager", "school"])
      expect([key, sees(await page(key))]).toEqual([key, true]);
    for (const key of ["lead", "mash", "coordinator", "police"]) {
      const answered = await page(key);
      expect([key, answered.status, sees(answered)]).toEqual([key, 200, false]);
      expect(answered.page.text).toContain(
        "Where this child can be found is protected. Ring Owen Price",
      );
    }
  });

  test("says beforehand what it takes away, and from whom", async () => {
    const form = await as("mash").get(`${address}/protect`);
    expect(form.page.text).toContain(
      "Nobody else, the lead practitioner included, will see any of: home address, placement, carer, telephone of the carer or the placement, where a carer works, school, GP practice, ward,",
    );
    expect(form.page.text.indexOf("Nobody else")).toBeLessThan(
      form.html.lastIndexOf("Protect</button>"),
    );
  });

  test("opens for a wide person who is named, and lets them work", async () => {
    expect((await protectByForm("mash", ["coordinator", "lead"])).status).toBe(303);
    expect(sees(await page("coordinator"))).toBe(true);
    const form = { kind: "school", wording: "Qxhidden School", source: "Told" };
    expect((await as("coordinator").post(address, form)).status).toBe(303);
    expect((await page("coordinator")).html).toContain("Qxhidden School");
    expect(sees(await page("mash"))).toBe(false);
  });

  test("holds for what is added and marked as past afterwards", async () => {
    await protect(app, child, ["lead", "manager"]);
    const form = { kind: "practice", wording: "Qxhidden Surgery", source: "Told" };
    expect((await as("lead").post(address, form)).status).toBe(303);
    const ending = /action="([^"]+\/whereabouts\/[^"]+\/end)"/.exec((await page("lead")).html)?.[1];
    expect((await as("lead").post(ending ?? "", {})).status).toBe(303);
    expect((await page("lead")).page.text).toContain("until 24 November 2026");
    expect(sees(await page("coordinator"))).toBe(false);
    expect((await as("school").post(ending ?? "", {})).status).toBe(404);
  });

  test("lets nobody add who is not named, and does not take what they typed", async () => {
    await protect(app, child, ["lead", "manager"]);
    const before = await contentsOf(app);
    const form = { kind: "school", wording: "Elsewhere", source: "Told" };
    const refused = await as("school").post(address, form);
    expect([refused.status, sees(refused)]).toEqual([403, false]);
    expect(await contentsOf(app)).toEqual(before);
  });

  test("leaves a line in the chronology and a notice that give nothing away", async () => {
    await protectByForm("mash", ["manager", "lead"]);
    const rows = await app.query<{ text: string }>(
      `select c::text as text from protect.chronology_entries c where person_id = $1 and kind = 'access'
       union all select n::text from work.notifications n where href like $2`,
      [child.personId, `%${child.personId}%`],
    );
    expect(rows.length).toBe(3);
    for (const { text } of rows) expect(text).not.toMatch(/Qx|Row|Family|Given/);
  });

  test("is done once: whoever comes second finds the first", async () => {
    await protectByForm("mash", ["manager", "lead"]);
    const again = await protectByForm("coordinator", ["coordinator", "mash"]);
    expect([again.status, again.location]).toEqual([303, address]);
    expect(sees(await page("coordinator"))).toBe(false);
    expect((await as("coordinator").get(`${address}/protect`)).location).toBe(address);
  });

  test("outlasts its review date and says that it is overdue", async () => {
    await protect(app, child, ["lead", "manager"]);
    await app.query(
      "update subjects.protections set review_by = '2026-11-01' where person_id = $1",
      [child.personId],
    );
    for (const key of ["lead", "school"]) {
      expect((await page(key)).page.text).toContain(
        "Review overdue: it was due by 1 November 2026.",
      );
    }
    expect(sees(await page("school"))).toBe(false);
    const form = { reviewReason: "He still asks after her", ...review };
    expect((await as("lead").post(`${address}/protection/review`, form)).status).toBe(303);
    expect((await page("school")).page.text).not.toContain("overdue");
  });
});

describe("the named people", () => {
  const placeOf = async (key: string): Promise<string> => {
    const [place] = await app.query<{ id: string }>(
      `select m.membership_id as id from sec.memberships m join subjects.protections q using (circle_id)
       where q.person_id = $1 and m.staff_id = $2`,
      [child.personId, await staffIdOf(app, key)],
    );
    return `${address}/protection/named/${place?.id ?? ""}/end`;
  };
  const named = async (key: string) => ({ staff: await staffIdOf(app, key), reason: "Drives her" });

  test("let another in and out again, who sees it from then until then", async () => {
    await protect(app, child, ["lead", "manager"]);
    const added = await as("lead").post(`${address}/protection/named`, await named("police"));
    expect(added.status).toBe(303);
    expect(sees(await page("police"))).toBe(true);
    const ending = await placeOf("police");
    expect((await as("manager").post(ending, {})).status).toBe(303);
    expect(sees(await page("police"))).toBe(false);
  });

  test("are never fewer than the two who can end it", async () => {
    await protect(app, child, ["lead", "manager"]);
    await as("lead").post(`${address}/protection/named`, await named("police"));
    const refused = await as("lead").post(await placeOf("manager"), {});
    expect([refused.status, refused.page.errors[0]?.text]).toEqual([
      422,
      "Two who could end the protection must stay named: name another first",
    ]);
    expect(sees(await page("manager"))).toBe(true);
  });

  test("can open the child's record: nobody else can be named", async () => {
    await protect(app, child, ["lead", "manager"]);
    for (const key of ["nurse", "analyst", "auditor"]) {
      const refused = await as("lead").post(`${address}/protection/named`, await named(key));
      expect([key, refused.page.errors[0]?.text]).toEqual([
        key,
        "Choose a person who can open this child’s record",
      ]);
    }
  });

  test("are seen by the named alone, with the reasons", async () => {
    await protectByForm("mash", ["manager", "lead"]);
    const own = await as("lead").get(`${address}/protection`);
    expect(own.page.text).toContain("Qxreason");
    for (const key of ["school", "coordinator", "mash"]) {
      const other = await as(key).get(`${address}/protection`);
      expect([key, other.status]).toEqual([key, 404]);
    }
  });
});

describe("ending a protection", () => {
  beforeEach(() => protect(app, child, ["lead", "manager"]));

  test("takes one who asks and another who confirms", async () => {
    expect((await answer("manager", "end")).status).toBe(422);
    expect((await ask("lead")).status).toBe(303);
    expect((await answer("lead", "end")).status).toBe(422);
    expect(sees(await page("school"))).toBe(false);
    expect((await answer("manager", "end")).status).toBe(303);
    for (const key of ["school", "coordinator"]) expect(sees(await page(key))).toBe(true);
    expect((await as("lead").get(`${address}/protection`)).status).toBe(404);
  });

  test("can be declined, and asked again", async () => {
    await ask("lead");
    expect((await answer("manager", "keep")).status).toBe(303);
    expect((await answer("manager", "end")).status).toBe(422);
    await ask("manager");
    expect((await answer("lead", "end")).status).toBe(303);
    expect(sees(await page("school"))).toBe(true);
  });

  test("is nothing to someone who is not named, whatever their reach", async () => {
    await ask("lead");
    const before = await contentsOf(app);
    for (const key of ["coordinator", "mash", "school"]) {
      const rows = await auditDuring(app, async () => {
        expect((await answer(key, "end")).status).toBe(404);
      });
      expect(rows.map(({ outcome }) => outcome)).toEqual(["not_found"]);
      expect((await ask(key)).status).toBe(404);
    }
    expect(await contentsOf(app)).toEqual(before);
  });

  test("needs the one who asked to be named still", async () => {
    await as("lead").post(`${address}/protection/named`, {
      staff: await staffIdOf(app, "coordinator"),
      reason: "Plans for her",
    });
    await ask("coordinator");
    await app.query(
      "update sec.memberships set ends_at = $2 where basis = 'named' and staff_id = $1",
      [await staffIdOf(app, "coordinator"), app.clock.now()],
    );
    expect((await answer("lead", "end")).status).toBe(422);
    expect(sees(await page("school"))).toBe(false);
  });

  test("works for a wide person too, with its line in the chronology", async () => {
    await as("lead").post(`${address}/protection/named`, {
      staff: await staffIdOf(app, "coordinator"),
      reason: "Plans for her",
    });
    await ask("lead");
    expect((await answer("coordinator", "end")).status).toBe(303);
    const chronology = await as("school").get(`/children/${child.personId}/chronology`);
    expect(chronology.page.text).toContain("Where this child can be found is no longer protected");
  });
});

describe("a restricted record", () => {
  test("keeps its protection, and gives it to nobody by being restricted", async () => {
    await protect(app, child, ["lead", "manager"]);
    await restrict(app, child);
    expect(sees(await page("school"))).toBe(false);
    expect((await page("lead")).status).toBe(404);
    await letIn(app, child, "lead");
    expect(sees(await page("lead"))).toBe(true);
  });

  test("has no past in the history that anyone is answered", async () => {
    await as("lead").post(address, { kind: "ward", wording: "Qxhidden Ward", source: "Told" });
    const rows = await app.query<{ relation: string }>(
      "select distinct relation from history.versions where was::text like '%Qxhidden%'",
    );
    expect(rows.map(({ relation }) => relation)).toEqual(["subjects.whereabouts"]);
    const [answerer] = await app.query<{ body: string }>(
      "select prosrc as body from pg_proc where oid = 'history.of_person'::regproc",
    );
    expect(answerer?.body).not.toContain("whereabouts");
  });
});

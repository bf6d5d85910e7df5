import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { anEntry, aProduct, sanitiseFields, turnOn } from "../harness/intelligence.ts";

/** The homes of the police's officers have work in them: new, to hand over, to answer, ending; and each number opens its list. */
let app: TestApp;
beforeAll(async () => (app = await anApp({ keepsEveryPlan: true })));
afterAll(() => app.close());

const officers = ["intelligence", "police"] as const;

const waits = [
  ["new", "to sanitise"],
  ["ready", "to hand over to the force’s system"],
  ["waiting", "to answer: intelligence handed over"],
  ["ending", "intelligence text due for review"],
] as const;

/** The number at a home that opens this list, with its words. */
function numberOf(html: string, list: string): string {
  const href = list === "new" ? "/intelligence" : `/intelligence\\?show=${list}`;
  const link = new RegExp(`app-counts__link[^>]*href="${href}"[^>]*>(.*?)</a>`).exec(html);
  return (link?.[1] ?? "").replaceAll(/<[^>]+>/g, "");
}

test("both officers find what is new, to hand over, to answer and ending, and the number opens its list", async () => {
  const school = await app.signIn("school");
  const handler = await app.signIn("intelligence");
  await turnOn(app, ["file"]);
  const soon = { "reviewBy-year": "2026", "reviewBy-month": "12", "reviewBy-day": "1" };
  const ids = {
    new: await anEntry(school, { what: "Qxnew waits at the gate" }),
    ready: await aProduct(school, handler, { product: { wording: "Qxready is sanitised" } }),
    waiting: await aProduct(school, handler, { product: { wording: "Qxwaiting is handed over" } }),
    ending: await aProduct(school, handler, { product: sanitiseFields(soon) }),
  };
  const handed = await handler.post(`/intelligence/${ids.waiting}/hand-over`, { way: "file" });
  expect(handed.status).toBe(303);
  for (const key of officers) {
    const officer = await app.signIn(key);
    const { html } = await officer.get("/home");
    for (const [list, words] of waits) {
      expect(numberOf(html, list), `${key}: ${list}`).toMatch(new RegExp(`^\\d+ ${words}`));
      const shown = await officer.get(`/intelligence?show=${list}`);
      expect(shown.html, `${key}: ${list}`).toContain(ids[list]);
    }
    expect(html, key).toContain(`href="/intelligence/${ids.new}"`);
    expect(html, key).toContain(`href="/intelligence/${ids.ending}"`);
  }
});

test("what is more than is counted is said to be more, at the home and above the list", async () => {
  await app.query(`
    with many as (select gen_random_uuid() as id, e.* from (select * from identify.intelligence_entries where state = 'new' limit 1) e, generate_series(1, 1000))
    , added as (insert into identify.intelligence_entries (intelligence_id, partnership_id, state, told, recognisable, agency_id, sent_by, sent_at, passed_at)
      select id, partnership_id, 'new', 'not-child', 'no', agency_id, sent_by, sent_at, passed_at from many returning intelligence_id, sent_by)
    insert into identify.intelligence_originals (intelligence_id, partnership_id, what, when_said, how_known, written_by, written_at)
    select intelligence_id, 1, 'One of many', 'Friday', 'Seen', sent_by, now() from added`);
  for (const key of officers) {
    const officer = await app.signIn(key);
    expect(numberOf((await officer.get("/home")).html, "new"), key).toBe(
      "More than 1,000 to sanitise",
    );
    expect((await officer.get("/intelligence")).page.text, key).toContain("New (more than 1,000)");
  }
});

test("the lists and a text are the same for both officers", async () => {
  const [one, other] = await Promise.all(officers.map((key) => app.signIn(key)));
  // Above what is late stand the tabs of all that is overdue, by role.
  const lists = ["new", "ready", "waiting", "ending", "closed"];
  for (const path of lists.map((list) => `/intelligence?show=${list}`)) {
    const [shown, same] = [await one?.get(path), await other?.get(path)];
    expect(mainOf(same?.html), path).toBe(mainOf(shown?.html));
    const first = /href="(\/intelligence\/[0-9a-f-]{36})"/.exec(shown?.html ?? "")?.[1];
    if (first === undefined) continue;
    const text = mainOf((await one?.get(first))?.html);
    expect(mainOf((await other?.get(first))?.html), first).toBe(text);
  }
});

/** A page without what stands around it and without its own tokens. */
const mainOf = (html = ""): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "").replaceAll(/name="_csrf" value="[^"]*"/g, "");

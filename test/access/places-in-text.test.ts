import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aPdf } from "../../src/platform/files/fixtures/made-files.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aFact, letIn, protect } from "./world.ts";

/** Somebody must not find this child: the nurse and the manager are named, the co-ordinator and the lead are not. */
let app: TestApp;
let child: Child;
let about: string;
let coordinator: Client;
let lead: Client;
let nurse: Client;

const home = "12 Tideway Street";
const mask = "[held back: it may say where the child can be found]";

const note = (headline: string, detail = ""): Record<string, string> => ({
  headline,
  detail,
  "happened-day": "24",
  "happened-month": "11",
  "happened-year": "2026",
});

beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Qxplacesz" });
  about = `/children/${child.personId}`;
  for (const key of ["nurse", "manager"]) await letIn(app, child, key);
  [coordinator, lead, nurse] = [
    await app.signIn("coordinator"),
    await app.signIn("lead"),
    await app.signIn("nurse"),
  ];
  await aFact(app, child, { kind: "address", wording: `Flat 2, ${home}, Eastmoor, QX1 4RT` });
  await aFact(app, child, { kind: "school", wording: "Fernhill Academy" });
  await lead.post(`${about}/note`, note("Before", "Went to Fernhill by bus."));
  await protect(app, child, ["nurse", "manager"]);
}, 180_000);
afterAll(() => app.close());

const chronology = async (by: Client): Promise<string> =>
  (await by.get(`${about}/chronology`)).page.text;

describe("a note that says where a protected child is", () => {
  test("is taken from someone who is not named like every other note, and read as they wrote it by them alone", async () => {
    const written = `Seen outside ${home.toLowerCase()} at noon`;
    expect((await coordinator.post(`${about}/note`, note("Seen today", written))).status).toBe(303);
    expect(await chronology(coordinator)).toContain(written);
    const read = await chronology(lead);
    expect(read).toContain(`Seen outside ${mask} at noon`);
    expect(read.toLowerCase()).not.toContain("tideway");
    expect(await chronology(nurse)).toContain(written);
    const kept = await app.query<{ detail: string }>(
      "select detail from protect.chronology_entries where headline = 'Seen today'",
    );
    expect(kept[0]?.detail).toMatch(/^Seen outside \[held:[0-9a-f]{12}\] at noon$/);
  });

  test("answers its writer the same, right or wrong, however often it is sent", async () => {
    const answers: unknown[] = [];
    for (const street of ["12 Tideway Street", "12 Sideway Street"]) {
      const headline = `A guess of ${street}`;
      const before = (await chronology(coordinator)).split("A guess of").length;
      const sent = [1, 2, 3].map(() => coordinator.post(`${about}/note`, note(headline)));
      const statuses = (await Promise.all(sent)).map(({ status, location }) => [status, location]);
      const after = await chronology(coordinator);
      const lines = after.split("A guess of").length - before;
      const api = await coordinator.get(about);
      answers.push({ statuses, lines, shown: after.includes(headline), status: api.status });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ lines: 1, shown: true });
  });

  test("is stopped beside the field for one of the named, with every value kept", async () => {
    const form = note("Visit", "We met at Fern hill, as agreed.");
    const stopped = await nurse.post(`${about}/note`, form);
    expect(stopped.status).toBe(422);
    expect(stopped.page.text).toContain("This says where the child can be found (school)");
    expect(stopped.html).toMatch(/<textarea[^>]*id="detail"[^>]*>We met at Fern hill, as agreed\./);
    expect(stopped.html).toContain('name="headline" value="Visit"');
    expect(await chronology(nurse)).not.toContain("We met at");
    const changed = { ...form, detail: "We met as agreed." };
    expect((await nurse.post(`${about}/note`, changed)).status).toBe(303);
    const held = { ...form, headline: "Visit held", _hold: "yes" };
    expect((await nurse.post(`${about}/note`, held)).status).toBe(303);
    expect(await chronology(nurse)).toContain("We met at Fern hill, as agreed.");
    expect(await chronology(lead)).toContain(`We met at ${mask}, as agreed.`);
  });

  test("is stopped in a form with a file as well, and the file is chosen again", async () => {
    const form = {
      kind: "letter",
      title: "Seen at 12 Tideway Street",
      source: "The school",
      "dated-day": "24",
      "dated-month": "11",
      "dated-year": "2026",
    };
    const file = { field: "file", name: "letter.pdf", content: aPdf };
    const stopped = await nurse.upload(`${about}/documents/add`, form, [file]);
    expect(stopped.status).toBe(422);
    expect(stopped.page.text).toContain("This says where the child can be found (home address)");
    expect(stopped.html).toMatch(/<form[^>]*enctype="multipart\/form-data"/);
    expect(stopped.page.text).toContain("Choose the file again");
    expect(stopped.html).toMatch(
      /<input[^>]*type="file"[^>]*name="file"|name="file"[^>]*type="file"/,
    );
    const held = await nurse.upload(`${about}/documents/add`, { ...form, _hold: "yes" }, [file]);
    expect(held.status).toBe(303);
    expect((await lead.get(`${about}/documents`)).page.text).toContain(`Seen at ${mask}`);
  });

  test("what was written before the protection is held with the rest, and comes back to its writer as they wrote it", async () => {
    expect(await chronology(coordinator)).toContain(`Went to ${mask} by bus.`);
    expect(await chronology(lead)).toContain("Went to Fernhill by bus.");
    expect(await chronology(nurse)).toContain("Went to Fernhill by bus.");
  });
});

describe("what the named do about it", () => {
  test("they are told at once, and each word waits for them", async () => {
    expect((await nurse.get("/notices")).page.text).toContain(
      "A text says where a child can be found",
    );
    const page = await nurse.get(`${about}/whereabouts/held`);
    expect(page.status).toBe(200);
    expect(page.page.text).toMatch(/\d places waiting for you/);
    expect(page.page.text).toContain("Mariam Begum");
    for (const other of [coordinator, lead]) {
      expect((await other.get(`${about}/whereabouts/held`)).status).toBe(404);
    }
  });

  test("what gives nothing away goes back into its text; what does stays out", async () => {
    const [held] = await app.query<{ id: string }>(
      "select held_words_id as id from subjects.held_words where wording = 'Fernhill'",
    );
    const at = `${about}/whereabouts/held/${held?.id ?? ""}`;
    expect((await lead.post(at, { outcome: "given-back" })).status).toBe(404);
    expect(await chronology(coordinator)).not.toContain("Fernhill by bus");
    expect((await nurse.post(at, { outcome: "given-back" })).status).toBe(303);
    expect(await chronology(coordinator)).toContain("Went to Fernhill by bus.");
    expect((await nurse.post(at, { outcome: "kept" })).status).toBe(303);
    expect(await chronology(coordinator)).not.toContain("Fernhill by bus");
  });

  test("the floor tells nobody else: neither the facts, nor the texts, nor the words", async () => {
    const asked = await app.query<{ tokens: string[] }>(
      "select array_agg(token) as tokens from subjects.held_words",
    );
    expect(asked[0]?.tokens.length).toBeGreaterThan(0);
    const inPage = (await (await app.signIn("mash")).get(`${about}/chronology`)).html;
    expect(inPage).not.toMatch(/tideway|fernhill/i);
    const history = await app.query<{ count: number }>(
      `select count(*)::int as count from history.versions
       where relation <> 'subjects.whereabouts' and relation <> 'subjects.held_words' and was::text ~* 'tideway|fernhill'`,
    );
    expect(history[0]?.count).toBe(0);
  });

  test("whoever is shut out reads not even their own words", async () => {
    await app.query(
      `insert into sec.conflicts (conflict_id, partnership_id, person_id, staff_id, relation, reason, declared_by, declared_at)
       select gen_random_uuid(), partnership_id, $1, staff_id, 'friend', 'Told', staff_id, $3 from directory.staff where staff_id = $2`,
      [child.personId, await staffIdOf(app, "coordinator"), app.clock.now()],
    );
    expect((await coordinator.get(`${about}/chronology`)).status).toBe(404);
    const words = await app.query<{ open: boolean }>(
      "select bool_or(not shut_out && array[$1::uuid]) as open from subjects.held_words",
      [await staffIdOf(app, "coordinator")],
    );
    expect(words[0]?.open).toBe(false);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aLead, agencyIdOf } from "../harness/leads.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aContact, aTeamMember, bodyOf } from "../harness/training.ts";

let app: TestApp;
let training: Client;
let teacher: Client;
let nurse: Client;
let school: string;
const heading = "Training in your agency or school";

beforeAll(async () => {
  app = await anApp();
  [training, teacher, nurse] = (await Promise.all(
    ["training", "school", "nurse"].map((key) => app.signIn(key)),
  )) as [Client, Client, Client];
  school = await agencyIdOf(app, "school");
});
afterAll(() => app.close());

const state = async (audience: string, people: string): Promise<void> => {
  const fields = {
    body: await bodyOf(app, "school"),
    audience,
    role: "",
    people,
    "countedOn-day": "1",
    "countedOn-month": "11",
    "countedOn-year": "2026",
  };
  expect((await training.post("/training/headcounts/new", fields)).status).toBe(303);
};

/** So many are registered in the school; the training of some is valid, and of some it expires within the month. */
async function trained(
  audience: string,
  many: { readonly valid: number; readonly soon: number },
): Promise<void> {
  for (let at = 0; at < many.valid; at++) {
    const name = `Qx${audience.replaceAll("-", "")} ${"abcdefghij".charAt(at)}`;
    const id = await aTeamMember(app, teacher, { key: "school", name, over: { audience } });
    await app.query("alter table directory.training_people disable trigger user");
    await app.query(
      "update directory.training_people set valid_until = $2 where training_person_id = $1",
      [id, at < many.soon ? "2026-12-20" : "2027-09-01"],
    );
    await app.query("alter table directory.training_people enable trigger user");
  }
}

const home = async (client: Client): Promise<string> =>
  (await client.follow(await client.get("/"))).page.text;
const page = async (client: Client): Promise<string> =>
  (await client.get(`/training/coverage?body=${school}`)).page.text;

describe("the school's coverage on the home of its lead", () => {
  test("stands on no home while the reader leads nowhere", async () => {
    await state("universal", "40");
    await state("designated-lead", "2");
    await trained("universal", { valid: 8, soon: 3 });
    await trained("designated-lead", { valid: 1, soon: 1 });
    for (const client of [teacher, nurse, training])
      expect(await home(client)).not.toContain(heading);
  });

  test("says which share of which audience is trained and how many expire, as the page says it", async () => {
    await aLead(app, "school", { staffId: await staffIdOf(app, "school") });
    const text = await home(teacher);
    expect(text).toContain(heading);
    expect(text).toContain("20 % (8 of 40)");
    expect(text).toContain("3 expire within 31 days");
    expect(await page(teacher)).toMatch(/8 40 1 November 2026 20 % \d+ % 3/);
    expect(text).not.toContain("Qx");
  });

  test("of two people a lead reads no number, on neither; the training contact reads both", async () => {
    const few = /Designated leads ?Too few people to show/;
    expect(await home(teacher)).toMatch(few);
    expect(await page(teacher)).toMatch(/Not shown 2 1 November 2026/);
    expect(await home(teacher)).not.toContain("1 of 2");
    const email = "school@eastmoor.example";
    expect((await aContact(app, training, { of: "school", email })).status).toBe(303);
    expect(await home(teacher)).toContain("50 % (1 of 2)");
    expect(await page(teacher)).toMatch(/1 2 1 November 2026 50 %/);
  });

  test("the contact of another agency reads nothing of the school on theirs", async () => {
    const email = "nurse@eastmoor.example";
    expect((await aContact(app, training, { of: "nurse", email })).status).toBe(303);
    const text = await home(nurse);
    expect(text).toContain(heading);
    expect(text).toContain("Nobody is registered there and no headcount is stated yet.");
    expect(text).not.toContain("8 of 40");
  });

  test("leaves the home with the last of both roles", async () => {
    await app.query(
      `update directory.leads set ended_on = '2026-12-01', ended_by = named_by, end_reason = 'Left'`,
    );
    expect(await home(teacher)).toContain(heading);
    await app.query(
      "update directory.training_contacts set ended_at = now(), ended_by = named_by where ended_at is null",
    );
    expect(await home(teacher)).not.toContain(heading);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inventedNhs } from "../../src/demonstration/index.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { addNumber, identifierOf, spaced } from "../harness/numbers.ts";
import { aSource, chooseFile, fileOf, headings, meaning, takeAll } from "../harness/feeds.ts";

let app: TestApp;
let coordinator: Client;
let mash: Client;
let child: Child;
let nhs = "";
let count = 0;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
});
beforeEach(async () => {
  nhs = inventedNhs(++count);
  child = await aChild(app, { familyName: `Qxnumber${count}`, givenName: "Ada", bornOn: null });
});
afterAll(() => app.close());

const add = (of: Child, { number } = { number: nhs }) => addNumber(coordinator, of, { number });
const rowOf = (of: Child) => identifierOf(app, of);

async function end(one: Child): Promise<void> {
  const address = `/children/${one.personId}/numbers/${await rowOf(one)}/end`;
  await coordinator.post(address, { reason: "A slip", version: "1" });
}

describe("a child who is added", () => {
  const form = (givenName: string, familyName: string) => ({
    givenName,
    familyName,
    reason: "Seen at the station",
    "born-day": "",
    "born-month": "",
    "born-year": "",
    sex: "not-known",
  });

  test("under a number that someone has is shown them first, and then has it too", async () => {
    await add(child);
    const asked = await coordinator.post("/children/new", {
      ...form("Nell", "Zythorpe"),
      nhsNumber: spaced(nhs),
    });
    expect(asked.status).toBe(200);
    expect(asked.page.text).toContain(`Same number: NHS number ${spaced(nhs)}`);
    expect(asked.page.fields["nhsNumber"]).toBe(spaced(nhs));
    const made = await coordinator.post("/children/new", asked.page.fields);
    const numbers = await coordinator.get(`${made.location ?? ""}/numbers`);
    expect(numbers.page.text).toContain("Told to ");
    expect(numbers.page.text).toContain("Another record has the same number");
  });

  test("under the number of a record out of reach is shown nobody", async () => {
    await add(child);
    await restrict(app, child);
    const made = await coordinator.post("/children/new", {
      ...form("Bram", "Quillon"),
      nhsNumber: nhs,
    });
    expect(made.status).toBe(303);
    expect((await coordinator.get(`${made.location ?? ""}/numbers`)).html).not.toContain(
      child.reference,
    );
  });

  test("in the MASH: whoever has the number is shown, and can be the one", async () => {
    await add(child);
    const school = await app.signIn("school");
    const names = { familyName: `Wvunlike${count}`, givenName: "Ivo" };
    const concernId = await sendAs(school, names);
    const page = `/mash/${concernId}/new-child`;
    const typed = {
      ...(await mash.get(page)).page.fields,
      sex: "male",
      reason: "Nobody is alike",
      nhsNumber: spaced(nhs),
    };
    const back = await mash.post(page, typed);
    expect([back.status, back.page.errors.map(({ href }) => href)]).toEqual([422, ["#nhsNumber"]]);
    expect(back.page.fields["nhsNumber"]).toBe(spaced(nhs));
    const match = `/mash/${concernId}/match/${child.personId}`;
    const by = `?by=${await rowOf(child)}`;
    expect(back.html).toContain(`${match}${by}`);
    // The number stands in no address.
    expect(back.html).not.toMatch(new RegExp(`(?:href|action)="[^"]*${nhs}`));
    // By its address alone it is compared with nobody, nor by a number that it has not.
    expect((await mash.get(match)).status).toBe(404);
    const other = await aChild(app);
    await add(other, { number: inventedNhs(6000 + count) });
    expect((await mash.get(`${match}?by=${await rowOf(other)}`)).status).toBe(404);
    for (const part of ["", "/how"])
      expect((await mash.get(`${match}${part}${by}`)).status).toBe(200);
    const made = await mash.post(page, back.page.fields);
    expect(made.status).toBe(303);
    const rows = await app.query(
      "select 1 from subjects.identifiers where value = $1 and kind = 'nhs' and ended_at is null",
      [nhs],
    );
    expect(rows).toHaveLength(2);
  });

  test("in the MASH: is linked to whoever has the number by who says that it is the child", async () => {
    await add(child);
    const school = await app.signIn("school");
    const concernId = await sendAs(school, { familyName: `Vwunlike${count}`, givenName: "Ivo" });
    const match = `/mash/${concernId}/match/${child.personId}?by=${await rowOf(child)}`;
    const typed = (await mash.get(match)).page.fields;
    const sent = await mash.post(match, { ...typed, verdict: "same", reason: "Rang the GP" });
    expect(sent.status).toBe(303);
    const [row] = await app.query<{ person_id: string }>(
      "select person_id from identify.mash_episodes where mash_episode_id = $1",
      [concernId],
    );
    expect(row?.person_id).toBe(child.personId);
  });
});

describe("a row of another system", () => {
  test("whose id is a number is offered who has it, and gives it to whom a person says", async () => {
    const source = await aSource(app, coordinator, { name: "School nursing" });
    const head = headings.replace("Child,", "NHS number,");
    const { to } = await chooseFile(
      coordinator,
      source,
      fileOf(
        [["S1", nhs, "Zz", "Unlike", "04/05/2011", "2026-10-01 21:30", "", "medium", "home"]],
        head,
      ),
    );
    const version = (await coordinator.get(to)).page.fields["version"] ?? "";
    const means = { ...meaning, "heading-identifier": "NHS number", version };
    const run = (await coordinator.post(to, means)).location ?? "";
    await takeAll(app, coordinator, run);
    const [waiting] = await app.query<{ id: string }>(
      "select feed_waiting_id as id from identify.feed_waiting where row_key = 'S1'",
    );
    const address = `/feeds/waiting/${waiting?.id ?? ""}`;
    expect((await coordinator.get(address)).html).not.toContain(child.reference);
    await add(child);
    const { page, html } = await coordinator.get(address);
    expect(html).toContain(child.reference);
    expect(page.text).toContain(`Same number: NHS number ${spaced(nhs)}`);
    await end(child);
    const other = await aChild(app, { familyName: "Unlike", givenName: "Zz" });
    const said = { personId: other.personId, reason: "Rang the nurse" };
    const joined = await coordinator.post(address, {
      ...said,
      version: page.fields["version"] ?? "",
    });
    expect(joined.status).toBe(303);
    const numbers = await coordinator.get(`/children/${other.personId}/numbers`);
    expect(numbers.page.text).toContain(`${spaced(nhs)} School nursing`);
  });
});

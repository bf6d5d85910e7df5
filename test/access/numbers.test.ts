import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inventedNhs, inventedUpn } from "../../src/demonstration/index.ts";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { letInById, shutOut } from "../harness/for-machines.ts";
import { aMachine, apiClient } from "../harness/machine.ts";
import { join, splitting } from "../harness/merging.ts";
import { addNumber, identifierOf, numbersAt, spaced } from "../harness/numbers.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { cast, letIn } from "./world.ts";

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

const at = numbersAt;
const add = (of: Child, given: Readonly<Record<string, string>> = {}, by = coordinator) =>
  addNumber(by, of, { number: nhs, ...given });
const idOf = (of: Child) => identifierOf(app, of);
const endAt = async (of: Child): Promise<string> => `${at(of)}/${await idOf(of)}/end`;

describe("a number", () => {
  test("is recorded with who says so, and stands on the overview and on its page", async () => {
    expect((await add(child, { number: spaced(nhs) })).status).toBe(303);
    const { page } = await coordinator.get(at(child));
    for (const words of [spaced(nhs), "The GP’s practice", "It joins nothing automatically"])
      expect(page.text).toContain(words);
    const overview = await coordinator.get(`/children/${child.personId}`);
    expect(overview.page.text).toContain(`Agency references NHS ${spaced(nhs)}`);
    expect(page.text).toContain("After an adoption");
  });

  test.each([
    ["no kind", { kind: "" }, "#kind", "Choose which number this is"],
    [
      "nothing",
      { kind: "", number: "", source: "" },
      "#kind #number #source",
      "Choose which number",
    ],
    ["no number", { number: " " }, "#number", "Enter the number"],
    ["a slip", { number: "943 476 5918" }, "#number", "one of its digits must be wrong"],
    ["no source", { source: "" }, "#source", "Enter who says so"],
  ])(
    "comes back with %s beside its field, and nothing typed is lost",
    async (_, wrong, href, text) => {
      const typed = { kind: "nhs", number: spaced(nhs), source: "The mother, today", ...wrong };
      const { status, page } = await add(child, typed);
      expect([status, page.errors.map((one) => one.href)]).toEqual([422, href.split(" ")]);
      expect(page.errors[0]?.text).toContain(text);
      expect(page.fields).toMatchObject({ number: typed.number, source: typed.source });
      expect(await idOf(child)).toBe("");
    },
  );

  test("is recorded once, in whatever way it is written", async () => {
    await add(child);
    const again = await add(child, { number: spaced(nhs) });
    expect(again.page.errors.map(({ text }) => text)).toEqual(["This number is recorded already"]);
  });

  test("ends with the reason; who was slower is told, with what they had typed", async () => {
    await add(child);
    const end = await endAt(child);
    expect((await coordinator.post(end, { reason: "", version: "1" })).page.errors).toHaveLength(1);
    const first = { reason: "It is her brother’s", version: "1" };
    expect((await coordinator.post(end, first)).status).toBe(303);
    const second = await mash.post(end, { reason: "A slip of mine", version: "1" });
    expect(second.status).toBe(409);
    expect(second.page.text).toContain("It is her brother’s");
    expect(second.page.fields["reason"]).toBe("A slip of mine");
    const { page } = await coordinator.get(at(child));
    expect(page.text).toContain("No number has been recorded yet");
    expect(page.text).toContain("It is her brother’s");
    expect((await coordinator.get(end)).location).toBe(at(child));
    expect((await mash.post(end, { reason: "No version", version: "x" })).status).toBe(409);
  });

  test("of another child’s record is at no address of this one", async () => {
    const other = await aChild(app);
    await add(other);
    const crossed = `${at(child)}/${await idOf(other)}/end`;
    expect((await coordinator.get(crossed)).status).toBe(404);
    const sent = await coordinator.post(crossed, { reason: "Mine", version: "1" });
    expect(sent.status).toBe(404);
    const [row] = await app.query<{ ended_at: Date | null }>(
      "select ended_at from subjects.identifiers where identifier_id = $1",
      [await idOf(other)],
    );
    expect(row?.ended_at).toBeNull();
  });

  test("leaves no trace in the audit but that it was read, added and ended", async () => {
    const rows = await auditDuring(app, async () => {
      await add(child);
      await coordinator.get(at(child));
      await coordinator.post(await endAt(child), { reason: "A slip", version: "1" });
    });
    expect(rows.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["number.add", "done"],
      ["number.read", "done"],
      ["number.end", "done"],
    ]);
    expect(rows.every(({ subject_ids }) => subject_ids.includes(child.personId))).toBe(true);
    const events = await app.query("select * from audit.events");
    expect(JSON.stringify(events)).not.toContain(nhs);
  });
});

/** Whether a search by the number, as this person does it, comes upon the record. */
const finds = async (key: string, text = nhs): Promise<boolean> => {
  const { html } = await (await app.signIn(key)).get(`/children?q=${encodeURIComponent(text)}`);
  return html.includes(child.reference);
};

describe("a search by a number", () => {
  test.each([
    ["an NHS number with spaces", "nhs", () => nhs, () => spaced(nhs)],
    [
      "a pupil number in small letters",
      "upn",
      () => inventedUpn(count),
      () => inventedUpn(count).toLowerCase(),
    ],
    ["a number at social care", "council", () => `LCS-${count}`, () => `lcs-${count}`],
    ["a police reference", "police", () => `EM/${count}/26`, () => `EM/${count}/26`],
  ])("finds the child by %s", async (_, kind, number, typed) => {
    await add(child, { kind, number: number() });
    expect(await finds("coordinator", typed())).toBe(true);
    expect(await finds("coordinator", typed().slice(0, -1))).toBe(false);
  });

  test("says by which number", async () => {
    await add(child);
    const { page } = await coordinator.get(`/children?q=${nhs}`);
    expect(page.text).toContain(`NHS number ${spaced(nhs)}`);
  });

  test("finds nobody by one that ended", async () => {
    await add(child);
    await coordinator.post(await endAt(child), { reason: "A slip", version: "1" });
    expect(await finds("coordinator")).toBe(false);
  });

  test("finds nobody out of reach: not in the professional network, restricted, shut out", async () => {
    await add(child);
    expect([await finds("lead"), await finds("nurse")]).toEqual([true, false]);
    await letIn(app, child, "nurse");
    expect(await finds("nurse")).toBe(true);
    await shutOut(app, child, await staffIdOf(app, "lead"));
    expect([await finds("lead"), await finds("mash")]).toEqual([false, true]);
    await restrict(app, child);
    expect([await finds("mash"), await finds("coordinator")]).toEqual([false, false]);
  });
});

describe("whoever does not reach the child", () => {
  test("gets no page, no answer and no change, whoever they are", async () => {
    await add(child);
    await restrict(app, child);
    const end = await endAt(child);
    for (const key of cast) {
      const client = await app.signIn(key);
      for (const address of [at(child), `/api${at(child)}`, end]) {
        const { status, html } = await client.get(address);
        expect({ key, address, isShut: [403, 404].includes(status) }).toMatchObject({
          isShut: true,
        });
        expect(html).not.toContain(nhs);
        expect(html).not.toContain(spaced(nhs));
      }
      const other = { number: inventedNhs(5000), source: "Me" };
      expect([403, 404]).toContain((await add(child, other, client)).status);
      expect([403, 404]).toContain((await client.post(end, { reason: "x", version: "1" })).status);
    }
    const rows = await app.query<{ ended_at: Date | null }>(
      "select ended_at from subjects.identifiers where person_id = $1",
      [child.personId],
    );
    expect(rows).toEqual([{ ended_at: null }]);
  });

  test("reads and does not change it where they may only look", async () => {
    await add(child);
    await letIn(app, child, "youthworker");
    const reader = await app.signIn("youthworker");
    const { page } = await reader.get(at(child));
    expect(page.text).toContain(spaced(nhs));
    expect(page.text).not.toContain("Add a number");
    expect(page.text).not.toContain("No longer correct");
    expect((await add(child, {}, reader)).status).toBe(403);
    expect((await reader.post(await endAt(child), { reason: "x", version: "1" })).status).toBe(403);
  });
});

describe("another record with the same number", () => {
  test("is named to who reaches both, with the way to compare them, and to nobody else", async () => {
    const other = await aChild(app, { familyName: `Qxother${count}`, givenName: "Bo" });
    await add(other);
    await add(child);
    const { page, html } = await coordinator.get(at(child));
    expect(page.text).toContain("Another record has the same number");
    expect(html).toContain(`/same-child/${child.personId}/${other.personId}`);
    const pair = await coordinator.get(`/same-child/${child.personId}/${other.personId}`);
    expect(pair.page.text).toContain(`Same number: NHS number ${spaced(nhs)}`);
    await letIn(app, child, "nurse");
    const narrow = await (await app.signIn("nurse")).get(at(child));
    expect(narrow.page.text).toContain(spaced(nhs));
    expect(narrow.page.text).not.toContain("Another record");
    expect(narrow.html).not.toContain(other.personId);
    await restrict(app, other);
    expect((await coordinator.get(at(child))).html).not.toContain(`Qxother${count}`);
  });

  test("is of the same kind: the same figures of another kind are another number", async () => {
    const other = await aChild(app, { familyName: `Qxother${count}` });
    await add(other, { kind: "council" });
    await add(child);
    expect((await coordinator.get(at(child))).page.text).not.toContain("Another record");
  });
});

describe("a system", () => {
  test("reads the numbers of a child in its professional network, asks by one, and meets nobody else", async () => {
    const machine = await aMachine(app);
    const client = apiClient(app, machine.token);
    const candidates = async () => {
      const numbers = [{ kind: "nhs", value: nhs }];
      const asked = { givenName: "Zz", familyName: "Qqunlike", numbers };
      return (await client.post("/api/same-child/candidates", asked)).body;
    };
    await add(child);
    expect((await client.get(`/api${at(child)}`)).status).toBe(404);
    expect(await candidates()).toEqual({ candidates: [] });
    await letInById(app, child, machine.accountId);
    const { body } = await client.get(`/api${at(child)}`);
    expect(body).toMatchObject({ numbers: [{ kind: "nhs", value: nhs }] });
    expect(JSON.stringify(body)).not.toContain("practice");
    expect(await candidates()).toMatchObject({ candidates: [{ id: child.personId }] });
    await coordinator.post(await endAt(child), { reason: "A slip", version: "1" });
    expect((await client.get(`/api${at(child)}`)).body).toMatchObject({ numbers: [] });
    expect(await candidates()).toEqual({ candidates: [] });
  });
});

describe("two records that are joined", () => {
  test("keep one of a number that both have and the number of each, and get their own back", async () => {
    const stays = child;
    const ends = await aChild(app, { familyName: `Qxends${count}`, givenName: "Ada" });
    const own = `LCS-${newId().slice(0, 8)}`.toUpperCase();
    await add(stays);
    await add(ends);
    await add(ends, { kind: "council", number: own });
    const merged = await join({ coordinator, mash, stays, ends });
    const numbersOf = async ({ personId }: Child) =>
      (
        await app.query<{ value: string }>(
          "select value from subjects.identifiers where person_id = $1 and ended_at is null order by kind",
          [personId],
        )
      ).map(({ value }) => value);
    expect(await numbersOf(stays)).toEqual([own, nhs]);
    expect((await coordinator.get(at(stays))).page.text).toContain(own);
    expect((await coordinator.get(`/children?q=${own}`)).html).toContain(stays.reference);
    expect((await mash.post(`${merged}/split`, splitting)).status).toBe(303);
    expect(await numbersOf(stays)).toEqual([nhs]);
    expect(await numbersOf(ends)).toEqual([own, nhs]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inventedNhs, inventedUpn } from "../../src/demonstration/index.ts";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { letInById, shutOut } from "../harness/for-machines.ts";
import { aMachine, apiClient, type ApiClient, type MadeToken } from "../harness/machine.ts";
import { addNumber, identifierOf, numbersAt } from "../harness/numbers.ts";
import { auditDuring } from "./walk.ts";
import { protect } from "./world.ts";

/** A system records numbers of children within its reach, and ends its own. */
let app: TestApp;
let coordinator: Client;
let machine: MadeToken;
let client: ApiClient;
let child: Child;
let nhs = "";
let count = 0;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  // No built-in role of a system holds it.
  await app.query(
    "update directory.roles set permissions = permissions || '{feed.run}' where key = 'agency-system'",
  );
  machine = await aMachine(app);
  client = apiClient(app, machine.token);
});
beforeEach(async () => {
  nhs = inventedNhs(++count);
  child = await aChild(app, { familyName: `Qxsystem${count}`, givenName: "Ada", bornOn: null });
});
afterAll(() => app.close());

const at = (of = child) => `/api${numbersAt(of)}`;
const send = (given: Readonly<Record<string, string>> = {}, headers = {}) =>
  client.post(at(), { kind: "nhs", value: nhs, ...given }, headers);
const letIn = () => letInById(app, child, machine.accountId);
const numbers = () =>
  app.query<{ kind: string; value: string; source: string; ended: boolean }>(
    "select kind, value, source, ended_at is not null as ended from subjects.identifiers where person_id = $1",
    [child.personId],
  );
const endAt = async () => `${at()}/${await identifierOf(app, child)}/end`;

describe("a system that reaches the child", () => {
  beforeEach(letIn);

  test("records a number once, with itself as who says so, and reads nothing back but ids and times", async () => {
    const rows = await auditDuring(app, async () => {
      const spaced = `${nhs.slice(0, 3)} ${nhs.slice(3)}`;
      const first = await send({ value: spaced });
      expect(first.status).toBe(200);
      expect(first.body).toEqual({
        child: { id: child.personId, reference: child.reference },
        number: {
          id: await identifierOf(app, child),
          kind: "nhs",
          endedAt: null,
          recordedAt: app.clock.now().toISOString(),
        },
      });
      expect((await send()).body).toEqual(first.body);
    });
    expect(rows.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["number.add", "done"],
      ["number.add", "done"],
    ]);
    expect(rows.every(({ subject_ids }) => subject_ids.includes(child.personId))).toBe(true);
    const [row, ...others] = await numbers();
    expect(others).toEqual([]);
    expect(row?.source).toMatch(/^Machine /);
    const page = await coordinator.get(numbersAt(child));
    expect(page.page.text).toContain(row?.source ?? "?");
  });

  test("is answered as before under the same key, and refused another body under it", async () => {
    const headers = { "idempotency-key": newId() };
    const first = await send({}, headers);
    const again = await send({}, headers);
    expect(again.body).toEqual(first.body);
    expect(again.headers["idempotency-replayed"]).toBe("true");
    expect((await send({ source: "The GP" }, headers)).status).toBe(422);
    const kept = await app.query("select body from work.stored_answers");
    expect(JSON.stringify(kept)).not.toContain(nhs);
  });

  test.each([
    ["a slip", { value: "9434765918" }, 422, "/value"],
    ["nothing", { value: " " }, 422, "/value"],
    ["an empty source", { source: "" }, 422, "/source"],
    ["a kind that there is not", { kind: "passport" }, 400, "/kind"],
  ])("is told beside its field of %s", async (_name, wrong, status, field) => {
    const answer = await send(wrong);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(`"field":"${field}"`);
    expect(await numbers()).toEqual([]);
  });

  test("ends what it recorded, once, and does not bring it back", async () => {
    await send();
    const end = await endAt();
    const ended = await client.post(end, { reason: "Typed for the wrong pupil" });
    expect([ended.status, ended.body]).toMatchObject([
      200,
      { number: { endedAt: app.clock.now().toISOString() } },
    ]);
    expect((await client.post(end, { reason: "Again" })).body).toEqual(ended.body);
    expect((await client.post(end, { reason: "" })).status).toBe(200);
    const again = await send();
    expect([again.status, again.text]).toEqual([
      422,
      expect.stringContaining("this number is wrong"),
    ]);
    expect((await coordinator.get(numbersAt(child))).page.text).toContain(
      "Typed for the wrong pupil",
    );
    expect(await numbers()).toMatchObject([{ ended: true }]);
  });

  test("needs a reason", async () => {
    await send();
    expect((await client.post(await endAt(), { reason: " " })).status).toBe(422);
    expect(await numbers()).toMatchObject([{ ended: false }]);
  });

  test("does not end what a person recorded, nor bring back what a person ended", async () => {
    await addNumber(coordinator, child, { number: nhs });
    const end = await endAt();
    expect((await send()).status).toBe(200);
    const refused = await client.post(end, { reason: "Mine is another" });
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining("by a person")]);
    await coordinator.post(end.slice("/api".length), { reason: "A slip", version: "1" });
    expect((await send()).status).toBe(422);
    expect(await numbers()).toMatchObject([{ ended: true, source: "The GP’s practice" }]);
  });

  test("ends no number at the address of another child", async () => {
    await send();
    const other = await aChild(app);
    await letInById(app, other, machine.accountId);
    const crossed = `${at(other)}/${await identifierOf(app, child)}/end`;
    expect((await client.post(crossed, { reason: "x" })).status).toBe(404);
    expect(await numbers()).toMatchObject([{ ended: false }]);
  });

  test("records no pupil number while places are protected", async () => {
    const upn = { kind: "upn", value: inventedUpn(count) };
    await protect(app, child, ["lead", "manager"]);
    expect((await send(upn)).status).toBe(422);
    expect((await send()).status).toBe(200);
    expect(await numbers()).toMatchObject([{ kind: "nhs" }]);
  });
});

describe("nothing is recorded or ended", () => {
  const tries = async (by: ApiClient) => [
    (await by.post(at(), { kind: "nhs", value: inventedNhs(4000 + count) })).status,
    (await by.post(await endAt(), { reason: "x" })).status,
  ];
  beforeEach(async () => {
    await letIn();
    await send();
  });
  const restrictWithout = async () => {
    await app.query("update sec.memberships set ends_at = $1 where staff_id = $2", [
      app.clock.now(),
      machine.accountId,
    ]);
    await restrict(app, child);
  };

  test.each([
    ["restricted, which takes systems out", restrictWithout],
    ["shut to the system", () => shutOut(app, child, machine.accountId)],
  ])("of a record that is %s", async (_name, close) => {
    await close();
    expect(await tries(client)).toEqual([404, 404]);
    expect(await numbers()).toMatchObject([{ value: nhs, ended: false }]);
  });

  test("by a token that is not for it, by another system and by a session", async () => {
    const narrow = await aMachine(app, { scopes: ["child.view", "concern.raise"] });
    await letInById(app, child, narrow.accountId);
    expect(await tries(apiClient(app, narrow.token))).toEqual([403, 403]);
    const other = await aMachine(app);
    expect(await tries(apiClient(app, other.token))).toEqual([404, 404]);
    await letInById(app, child, other.accountId);
    const end = await apiClient(app, other.token).post(await endAt(), { reason: "x" });
    expect(end.status).toBe(403);
    expect((await coordinator.post(at(), {})).status).toBe(403);
    expect(await numbers()).toMatchObject([{ value: nhs, ended: false }]);
  });
});

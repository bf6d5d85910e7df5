import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild } from "../harness/factories.ts";
import { aChase, anAction, letInById } from "../harness/for-machines.ts";
import { aConcernBody, aMachine, apiClient, type ApiClient } from "../harness/machine.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { contentsOf } from "../access/contents.ts";

let app: TestApp;
let client: ApiClient;
let accountId: string;
beforeAll(async () => {
  app = await anApp();
  const made = await aMachine(app);
  accountId = made.accountId;
  client = apiClient(app, made.token);
  // That a token was used is noted once a minute: here before anything is compared.
  await client.get("/api/concerns");
});
afterAll(() => app.close());

type Problem = { readonly status: number; readonly errors?: readonly object[] };

const { dateOfBirth: _date, ...undated } = aConcernBody;
const { worry: _worry, ...unworried } = aConcernBody;

describe("a concern that is not as the document says", () => {
  test.each<[string, unknown, readonly object[] | undefined]>([
    ["no JSON", "{", undefined],
    ["nothing", "", undefined],
    ["a list", [], [{ field: "", message: "Must be an object" }]],
    ["a number", "1", [{ field: "", message: "Must be an object" }]],
    [
      "a field of another type",
      { ...aConcernBody, worry: 1 },
      [{ field: "/worry", message: "Must be text" }],
    ],
    ["a missing field", unworried, [{ field: "/worry", message: "This is needed" }]],
    [
      "a field that there is not",
      { ...aConcernBody, "wor/ry~": "x" },
      [{ field: "/wor~1ry~0", message: "There is no field of this name" }],
    ],
    [
      "another choice",
      { ...aConcernBody, danger: "yes" },
      [{ field: "/danger", message: "Must be one of: no, yes-rung, not-known" }],
    ],
    [
      "a date of another form",
      { ...aConcernBody, dateOfBirth: "4 May 2011" },
      [
        {
          field: "/dateOfBirth",
          message: "Is not of the form that the document of this API gives",
        },
      ],
    ],
  ])("is refused with 400 and changes nothing: %s", async (_what, body, errors) => {
    const before = await contentsOf(app);
    const answer = await client.post("/api/concerns", body);
    expect((answer.body as Problem).errors).toEqual(errors);
    expect([answer.status, answer.type]).toEqual([400, "application/problem+json"]);
    expect(await contentsOf(app)).toEqual(before);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "is refused with 415: %s",
    async (type) => {
      const headers = { "content-type": type };
      const { status } = await client.post("/api/concerns", aConcernBody, headers);
      expect(status).toBe(415);
    },
  );

  test("is refused with 413 above a megabyte, before it is read", async () => {
    const worry = "x".repeat(1024 * 1024);
    const answer = await client.post("/api/concerns", { ...aConcernBody, worry });
    expect([answer.status, answer.type]).toEqual([413, "application/problem+json"]);
  });

  test("is not told what is wrong unless it may ask", async () => {
    expect((await apiClient(app).post("/api/concerns", "{")).status).toBe(401);
    const { token } = await aMachine(app, { scopes: ["child.view"] });
    expect((await apiClient(app, token).post("/api/concerns", "{")).status).toBe(403);
  });
});

describe("a concern that is wrong by a rule", () => {
  test.each<[object, string, string]>([
    [{ dateOfBirth: "2011-02-30" }, "/dateOfBirth", "Date of birth must be a real date"],
    [
      { dateOfBirth: "2026-11-25" },
      "/dateOfBirth",
      "Date of birth must be 24 November 2026 or earlier",
    ],
    [{ worry: " " }, "/worry", "Enter what worries you"],
    [
      { worry: "x".repeat(10_001) },
      "/worry",
      "What worries you must be 10,000 characters or fewer; it is 10,001",
    ],
    [{ ringPhone: "ask me" }, "/ringPhone", "Enter a phone number, like 020 7946 0000"],
  ])("has the page's words at its field: %o", async (wrong, field, message) => {
    const answer = await client.post("/api/concerns", { ...aConcernBody, ...wrong });
    expect([answer.status, (answer.body as Problem).errors]).toEqual([422, [{ field, message }]]);
  });

  test("says that something must be known of the age, or that nothing is", async () => {
    const answer = await client.post("/api/concerns", undated);
    expect((answer.body as Problem).errors).toEqual([
      {
        field: "/dateOfBirth",
        message:
          "Enter the child’s date of birth, or about how old they are, or tick “Neither is known”",
      },
    ]);
    const notKnown = await client.post("/api/concerns", { ...undated, birth: "not-known" });
    expect(notKnown.status).toBe(201);
  });

  test("of hostile text is kept as it came", async () => {
    const worry = "<script>alert(1)</script>=cmd|' /C calc'!A0 ‮";
    const sent = await client.post("/api/concerns", { ...aConcernBody, worry });
    const read = await client.get(String(sent.headers["location"]));
    expect((read.body as { worry: string }).worry).toBe(worry.trim());
  });

  test.each(["NUL \u0000", "half \ud83d of one", "the other half \udc00"])(
    "with a character that no text can hold is refused at its field, and nothing is kept: %j",
    async (worry) => {
      const before = await app.query("select 1 from identify.concerns");
      const answer = await client.post("/api/concerns", { ...aConcernBody, worry });
      expect(answer.status).toBe(400);
      expect((answer.body as Problem).errors).toEqual([
        { field: "/worry", message: expect.stringContaining("NUL") as string },
      ]);
      expect(await app.query("select 1 from identify.concerns")).toHaveLength(before.length);
    },
  );

  test("asked for with NUL in its address is refused, and so is a query", async () => {
    for (const url of ["/api/concerns/%00", "/api/concerns?page=%00", "/api/concerns?%00=1"])
      expect([url, (await client.get(url)).status]).toEqual([url, 400]);
  });
});

test("an unknown address under /api, and one that cannot be read, are problems too", async () => {
  for (const url of ["/api/nothing", "/api", "/api/concerns/x/y"]) {
    const answer = await client.get(url);
    expect([url, answer.status, answer.type]).toEqual([url, 404, "application/problem+json"]);
  }
  const broken = await client.get("/api/%E0%A4%A");
  expect([broken.status, broken.type]).toEqual([400, "application/problem+json"]);
});

describe("an action and a question", () => {
  const there = async () => {
    const child = await aChild(app);
    await letInById(app, child, accountId);
    const actionId = await anAction(app, child, accountId);
    const askedOf = await staffIdOf(app, "school");
    const chaseId = await aChase(app, { actionId, askedOf });
    return { child, actionId, chaseId, askedOf };
  };

  test("are listed with the child, late ones marked", async () => {
    const { actionId, chaseId, child } = await there();
    const actions = (await client.get("/api/actions")).body as { actions: { id: string }[] };
    expect(actions.actions.find(({ id }) => id === actionId)).toMatchObject({
      child: { id: child.personId, reference: child.reference },
      dueOn: "2026-11-20",
      isOverdue: true,
    });
    const chases = (await client.get("/api/chases")).body as { chases: { id: string }[] };
    expect(chases.chases.find(({ id }) => id === chaseId)).toMatchObject({ about: "action" });
  });

  test("are closed and answered once: who comes second is told", async () => {
    const { actionId, chaseId, askedOf } = await there();
    const answer = { answer: "no-information" };
    const answered = await client.post(`/api/chases/${chaseId}/answer`, answer);
    expect([answered.status, answered.body]).toMatchObject([200, { answer: "no-information" }]);
    expect((await client.post(`/api/chases/${chaseId}/answer`, answer)).status).toBe(409);
    const told = await app.query(
      "select 1 from work.notifications where staff_id = $1 and kind = 'chase'",
      [askedOf],
    );
    expect(told).toHaveLength(1);
    const closing = { state: "done", outcome: "Met weekly", version: 1 };
    const closed = await client.post(`/api/actions/${actionId}/close`, closing);
    expect([closed.status, closed.body]).toMatchObject([200, { state: "done", version: 2 }]);
    expect((await client.post(`/api/actions/${actionId}/close`, closing)).status).toBe(409);
  });

  test("that are wrong by a rule stay as they were, the question with whom it was put to", async () => {
    const { actionId, chaseId, askedOf } = await there();
    const late = { answer: "working", by: "2026-11-01" };
    const refused = await client.post(`/api/chases/${chaseId}/answer`, late);
    expect([refused.status, (refused.body as Problem).errors]).toEqual([
      422,
      [{ field: "/by", message: "New date must be 24 November 2026 or later" }],
    ]);
    const [chase] = await app.query<{ of: string; answered: Date | null }>(
      "select asked_of_staff_id as of, answered_at as answered from work.chases where chase_id = $1",
      [chaseId],
    );
    expect(chase).toEqual({ of: askedOf, answered: null });
    const empty = { state: "done", outcome: "", version: 1 };
    const unclosed = await client.post(`/api/actions/${actionId}/close`, empty);
    expect((unclosed.body as Problem).errors).toMatchObject([{ field: "/outcome" }]);
    const stale = { state: "done", outcome: "Met", version: -1 };
    expect((await client.post(`/api/actions/${actionId}/close`, stale)).status).toBe(409);
    expect((await client.post(`/api/actions/${newId()}/close`, stale)).status).toBe(404);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addDays } from "../../src/kernel/dates.ts";
import { datePartsOf } from "../../src/kernel/fields.ts";
import { housekeepingJobs } from "../../src/housekeeping.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { aJpeg, aPdf, aPng, place } from "../../src/platform/files/fixtures/made-files.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { liftHolds } from "../harness/holds.ts";
import { reportAs } from "../harness/missing.ts";
import { letIn, protect } from "./world.ts";

let app: TestApp;
let child: Child;
let base: string;
const people: Record<string, Client> = {};
const as = (key: string): Client => {
  const client = people[key];
  if (!client) throw new Error(`${key} has not signed in`);
  return client;
};

beforeAll(async () => {
  app = await anApp();
  for (const key of ["lead", "coordinator", "police", "nurse", "school", "chair"])
    people[key] = await app.signIn(key);
});
beforeEach(async () => {
  child = await aChild(app);
  base = `/children/${child.personId}/photograph`;
  await letIn(app, child, "police");
  await turn(true);
});
afterAll(() => app.close());

const turn = (isOn: boolean) =>
  app.query(
    "update directory.configuration set body = body || jsonb_build_object('isOn', $1::boolean) where kind = 'photographs'",
    [isOn],
  );

const dayFields = (name: string, day: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(datePartsOf(day)).map(([part, value]) => [`${name}-${part}`, value]),
  );

const typed = () => ({
  face: "yes",
  description: "About 165 cm, dark hair, Qxhood",
  ...dayFields("takenOn", "2026-08-01"),
  origin: "family",
  originReason: "",
  basis: "parental-responsibility",
  basisDetail: "A parent, Qxparent, told what it is for",
  ...dayFields("basisOn", app.clock.today()),
  givesPlace: "no",
  ...dayFields("reviewBy", addDays(app.clock.today(), 28)),
});

const add = (key: string, more: Record<string, string> = {}, content = aJpeg(), name = "a.jpg") =>
  as(key).upload(`${base}/add`, { ...typed(), ...more }, [{ field: "picture", name, content }]);

async function added(more: Record<string, string> = {}, content = aJpeg()): Promise<string> {
  const answer = await add("lead", more, content);
  expect([answer.status, answer.page.errors]).toEqual([303, []]);
  const [row] = await app.query<{ id: string }>(
    "select photograph_id as id from protect.photographs where person_id = $1 order by photograph_id desc limit 1",
    [child.personId],
  );
  return row?.id ?? "";
}

const check = (key: string, id: string, outcome = "shown") =>
  as(key).post(`${base}/${id}/check`, { outcome, reason: "The face alone" });

async function shown(more: Record<string, string> = {}): Promise<string> {
  const id = await added(more);
  expect((await check("police", id)).status).toBe(303);
  return id;
}

const picture = async (key: string, id: string) =>
  (await as(key).get(`${base}/${id}/picture`)).status;

const kept = async (id: string) => {
  const [row] = await app.query<{ has: boolean; outcome: string | null; down: boolean }>(
    "select content is not null as has, outcome, down_at is not null as down from protect.photographs where photograph_id = $1",
    [id],
  );
  return row;
};

const sweep = async () => {
  const jobs = housekeepingJobs({
    database: app.db,
    clock: app.clock,
    log: createLog("info", { write: () => {} }),
  });
  await jobs.find(({ name }) => name === "sweep-photographs")?.run(undefined);
};

// First: holds are lifted for all that follows.
test("while a legal hold stands the picture of one that is taken down is kept, opened by nobody, and goes once it is lifted", async () => {
  const id = await shown();
  const down = { need: "down", reason: "Back, and safe", version: "2" };
  expect((await as("lead").post(`${base}/${id}/review`, down)).status).toBe(303);
  expect([await kept(id), await picture("lead", id)]).toMatchObject([
    { has: true, down: true },
    404,
  ]);
  await sweep();
  expect(await kept(id)).toMatchObject({ has: true });
  await liftHolds(app);
  await sweep();
  expect(await kept(id)).toMatchObject({ has: false });
});

describe("a second person", () => {
  test("nobody but those who may add one opens it before it is checked, and whoever added it cannot check it", async () => {
    const id = await added();
    expect([await picture("lead", id), await picture("police", id)]).toEqual([200, 200]);
    expect(await picture("chair", id)).toBe(404);
    expect(await picture("nurse", id)).toBe(404);
    expect((await as("lead").get(`${base}/${id}/check`)).status).toBe(404);
    expect((await check("lead", id)).status).toBe(404);
    await expect(
      app.query(
        "update protect.photographs set outcome = 'shown', checked_reason = 'x', checked_by = added_by, checked_at = now() where photograph_id = $1",
        [id],
      ),
    ).rejects.toThrow("photographs_second_check");
    expect((await check("police", id)).status).toBe(303);
    expect((await check("coordinator", id)).page.text).toContain("colleague");
  });

  test("home and list count what waits for the reader, and never one’s own", async () => {
    const before = (await as("police").get("/photographs")).page.text;
    await added();
    expect(before).not.toContain(child.reference);
    expect((await as("police").get("/photographs")).page.text).toContain(child.reference);
    expect((await as("lead").get("/photographs")).page.text).not.toContain(child.reference);
    expect((await as("nurse").get("/photographs")).page.text).not.toContain(child.reference);
    expect((await as("police").get("/home")).page.text).toMatch(
      /photographs? of (a child|children) to check/,
    );
  });

  test("one that is refused loses its bytes and is opened by nobody", async () => {
    const id = await added();
    expect((await check("police", id, "refused")).status).toBe(303);
    expect(await kept(id)).toMatchObject({ has: false, outcome: "refused" });
    expect([await picture("lead", id), await picture("police", id)]).toEqual([404, 404]);
    expect((await as("lead").get(base)).page.text).toContain("The face alone");
  });
});

describe("where it is shown", () => {
  const address = (id: string) => `${base}/${id}/picture`;

  test("on Missing, at the door while missing and on the trigger plan, to whoever reaches the child, and in no answer of the API", async () => {
    await reportAs(as("lead"), child);
    const id = await shown();
    const pages = [
      "/missing",
      `/children/${child.personId}/door`,
      `/children/${child.personId}/trigger-plan`,
    ];
    for (const page of pages)
      expect([page, (await as("police").get(page)).html.includes(address(id))]).toEqual([
        page,
        true,
      ]);
    expect((await as("nurse").get("/missing")).html).not.toContain(address(id));
    expect((await as("police").get("/api/missing")).html).not.toContain("photograph");
    await turn(false);
    for (const page of pages)
      expect([page, (await as("police").get(page)).html.includes(address(id))]).toEqual([
        page,
        false,
      ]);
    expect([await picture("police", id), (await as("lead").get(`${base}/add`)).status]).toEqual([
      404, 404,
    ]);
    expect((await as("lead").get(base)).page.text).toContain("does not hold photographs");
  });

  test("another takes its place, and its review date ends it by itself", async () => {
    const first = await shown();
    const second = await shown();
    expect(await kept(first)).toMatchObject({ has: false, down: true });
    expect(await picture("police", second)).toBe(200);
    await app.query("update protect.photographs set review_by = $1 where photograph_id = $2", [
      addDays(app.clock.today(), -1),
      second,
    ]);
    expect([await picture("lead", second), await picture("chair", second)]).toEqual([200, 404]);
    expect((await as("police").get(`/children/${child.personId}/trigger-plan`)).html).not.toContain(
      address(second),
    );
    await sweep();
    expect(await kept(second)).toMatchObject({ has: false, down: true });
    expect((await as("lead").get(base)).page.text).toContain("Its review date passed");
  });

  test("what tells a protected place is opened by the named alone and stands on no other page", async () => {
    await reportAs(as("lead"), child);
    const id = await shown({ givesPlace: "yes" });
    expect(await picture("police", id)).toBe(200);
    await protect(app, child, ["lead", "coordinator"]);
    expect([await picture("lead", id), await picture("police", id)]).toEqual([200, 404]);
    for (const key of ["lead", "police"])
      expect((await as(key).get("/missing")).html).not.toContain(address(id));
    expect((await as("police").get(base)).page.text).toContain("those who are named can open it");
  });
});

describe("what is kept", () => {
  test("without where it was taken, sealed", async () => {
    const id = await added();
    const file = await as("police").get(`${base}/${id}/picture`);
    expect(file.raw.includes(Buffer.from(place))).toBe(false);
    const [row] = await app.query<{ content: Buffer }>(
      "select content from protect.photographs where photograph_id = $1",
      [id],
    );
    expect(row?.content.includes(file.raw)).toBe(false);
  });

  test("taken down it goes; two who decide on one version do not both win", async () => {
    const id = await shown();
    const version = "2";
    const keep = {
      need: "keep",
      reason: "Still likely to go missing",
      version,
      ...dayFields("until", addDays(app.clock.today(), 60)),
    };
    expect((await as("lead").post(`${base}/${id}/review`, keep)).status).toBe(303);
    const late = await as("police").post(`${base}/${id}/review`, {
      need: "down",
      reason: "Back, and safe",
      version,
    });
    expect([late.status, late.page.text.includes("Back, and safe")]).toEqual([409, true]);
    expect(
      (
        await as("police").post(`${base}/${id}/review`, {
          need: "down",
          reason: "Back, and safe",
          version: "3",
        })
      ).status,
    ).toBe(303);
    expect(await kept(id)).toMatchObject({ has: false, down: true });
  });
});

const errorsOf = ({ page }: Answer) => page.errors.map(({ href, text }) => [href, text]);
const fieldsOf = (answer: Answer) => errorsOf(answer).map(([href]) => href);

describe("bad input", () => {
  test("a document, no face alone, a custody image without a reason, a date too far: each beside its question, and what was typed stays", async () => {
    const document = await add("lead", {}, aPdf, "a.pdf");
    expect(errorsOf(document)).toContainEqual([
      "#picture",
      "The photograph must be a JPEG or PNG picture",
    ]);
    const crowd = await add("lead", { face: "no" });
    expect(fieldsOf(crowd)).toContain("#face");
    expect(crowd.html).toContain("Qxhood");
    const custody = await add("lead", { origin: "custody" });
    expect(fieldsOf(custody)).toContain("#originReason");
    const far = await add(
      "lead",
      dayFields("reviewBy", addDays(app.clock.today(), 400)),
      aPng(),
      "a.png",
    );
    expect(fieldsOf(far)).toContain("#reviewBy-day");
  });

  test("forty megabytes are refused with how large it may be", async () => {
    const answer = await add("lead", {}, Buffer.concat([aJpeg(), Buffer.alloc(40 * 1024 * 1024)]));
    expect([413, 422]).toContain(answer.status);
    expect(answer.page.text).toContain("10 MB");
  });
});

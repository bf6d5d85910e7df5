import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";

let app: TestApp;
let training: Client;
let teacher: Client;
let schoolId: string;
let programme: string;
beforeAll(async () => {
  app = await anApp();
  training = await app.signIn("training");
  teacher = await app.signIn("school");
  await app.query(
    `insert into directory.schools (school_id, partnership_id, name, lead_name, lead_phone, checked_on, kept_by, kept_at)
     select gen_random_uuid(), partnership_id, 'Harbour College', 'A Lead', '01632 960001', '2026-09-01', staff_id, now()
     from directory.staff where email = 'training@eastmoor.example'`,
  );
  const [row] = await app.query<{ id: string }>(
    "select school_id as id from directory.schools where name = 'Harbour College'",
  );
  schoolId = row?.id ?? "";
  const added = await training.post("/training/programmes/new", {
    name: "Behind the door",
    kind: "theatre",
    provider: "",
    about: "How a friend can be groomed, and who to tell",
  });
  programme = added.location ?? "";
});
afterAll(() => app.close());

const visit = (over: Readonly<Record<string, string>> = {}) => ({
  "heldOn-day": "3",
  "heldOn-month": "11",
  "heldOn-year": "2026",
  setting: "college",
  school: schoolId,
  ward: "Harbour",
  age: "16-18",
  reached: "84",
  withdrawn: "0",
  parentsTold: "not-needed",
  ...over,
});

describe("a college with nothing for two years", () => {
  test("is found, visited and taught, and what changed is asked at three months", async () => {
    const uncovered = "/training/programmes/reach?show=uncovered";
    expect((await teacher.get(uncovered)).html).toContain("Harbour College");
    const held = await training.post(`${programme}/visits`, visit());
    expect(held.status).toBe(303);
    expect((await teacher.get(uncovered)).html).not.toContain("Harbour College");
    const at = held.location ?? "";
    const none = { stage: "three-months", answered: "60", know: "51", changed: "" };
    const without = await training.post(`${at}/findings`, none);
    expect(without.page.errors[0]?.text).toBe("Enter what changed in practice");
    const changed = "Tutors ask about online friends in every review";
    expect((await training.post(`${at}/findings`, { ...none, changed })).status).toBe(303);
    const page = await teacher.get(at);
    expect(page.html).toContain(changed);
    expect(page.html).toContain("51 of 60 know who to ring");
  });
});

test("a child who tells is a concern in one step, and no row leads from it to a session", async () => {
  const page = await teacher.get(programme);
  const link = page.page.links.find(({ text }) => text === "Raise a concern");
  expect((await teacher.get(link?.href ?? "")).status).toBe(200);
  const columns = await app.query(
    `select from information_schema.columns where table_schema in ('identify', 'subjects', 'protect')
     and column_name like 'programme%'
     -- What a whole cohort was offered, which is of no child.
     and table_name <> 'cohort_offers'`,
  );
  expect(columns).toHaveLength(0);
});

test("of a few people no number is shown, and wrong numbers are refused", async () => {
  const few = await training.post(`${programme}/visits`, visit({ reached: "2", ward: "" }));
  expect((await training.get(few.location ?? "")).html).toContain("fewer than 5");
  for (const [over, message] of [
    [{ reached: "-3" }, "Enter a whole number from 0 to 5,000"],
    [{ school: "" }, "Choose the school or college"],
    [{ setting: "no-school" }, "It was not held in a school: choose None"],
    [{ "heldOn-year": "2031" }, "must be"],
  ] as const) {
    const answer = await training.post(`${programme}/visits`, visit(over));
    expect(answer.status, message).toBe(422);
    expect(answer.page.errors[0]?.text).toContain(message);
  }
});

test("is kept by who keeps training alone", async () => {
  expect((await teacher.post(`${programme}/visits`, visit())).status).toBe(403);
  expect((await teacher.get("/training/programmes/new")).status).toBe(403);
  const again = await training.post("/training/programmes/new", {
    name: "BEHIND the door",
    kind: "theatre",
    provider: "",
    about: "Words",
  });
  expect(again.page.errors[0]?.text).toBe("A programme has this name already");
});

test("what was held three months ago is asked about on the home of who keeps training, until it is", async () => {
  const old = { "heldOn-day": "20", "heldOn-month": "8", "heldOn-year": "2026" };
  const held = await training.post(`${programme}/visits`, visit(old));
  const at = held.location ?? "";
  const form = `${at}/findings`;
  expect((await training.get("/home")).html).toContain(form);
  const found = { stage: "three-months", answered: "60", know: "51", changed: "Tutors ask" };
  expect((await training.post(form, found)).status).toBe(303);
  expect((await training.get("/home")).html).not.toContain(form);
});

test("the API says what is held, and names nobody", async () => {
  const { programmes } = JSON.parse((await teacher.get("/api/training/programmes")).html) as {
    programmes: readonly Record<string, unknown>[];
  };
  expect(programmes[0]).toMatchObject({ name: "Behind the door", kind: "theatre", provider: null });
});

describe("who had none", () => {
  const wards = [
    { code: "E05999001", name: "Harbour" },
    { code: "E05999002", name: "Northgate" },
  ];
  const communities = [{ key: "deaf", name: "Deaf community" }];
  const reach = "/training/programmes/reach";
  type Line = { readonly name: string; readonly of: string; readonly lastOn: string | null };
  const lines = async (query = ""): Promise<readonly Line[]> =>
    (JSON.parse((await teacher.get(`/api${reach}${query}`)).html) as { reach: readonly Line[] })
      .reach;
  beforeAll(async () => {
    await app.query(
      `update directory.configuration set body = body || $1::jsonb where kind = 'programme-area'`,
      [JSON.stringify({ wards, communities })],
    );
  });

  test("a ward that nobody visited is listed, drawn and said alike on the page, at home and in the API", async () => {
    const page = await teacher.get(reach);
    expect(page.html).toContain("Northgate");
    expect(page.html).toContain(
      "1 of 2 wards had a programme within 24 months. Without one: Northgate.",
    );
    expect(page.html).not.toMatch(/<(?:img|image)\b|https?:\/\/(?!www\.w3)[^"]*(?:tile|map)/);
    const of = await lines();
    expect(of.filter((one) => one.of === "ward")).toMatchObject([
      { name: "Northgate", lastOn: null },
      { name: "Harbour", lastOn: "2026-11-03" },
    ]);
    expect((await lines("?show=uncovered")).map(({ name }) => name)).toContain("Northgate");
    expect((await training.get("/home")).page.text).toContain("1 ward");
  });

  test("each community has its row; one of the list and one that is typed are told apart from a person", async () => {
    const community = { setting: "community", school: "", age: "adults", ward: "" };
    const unnamed = await training.post(`${programme}/visits`, visit(community));
    expect(unnamed.page.errors[0]?.text).toBe("Enter which community it was for");
    const both = { ...community, community: "deaf", otherCommunity: "Chapel families" };
    const twice = await training.post(`${programme}/visits`, visit(both));
    expect(twice.page.errors[0]?.text).toContain("not both");
    const inSchool = await training.post(`${programme}/visits`, visit({ community: "deaf" }));
    expect(inSchool.page.errors[0]?.text).toContain("It was held in a school");
    for (const wrong of [{ community: "none" }, { wardCode: "E99" }]) {
      const answer = await training.post(
        `${programme}/visits`,
        visit({ ...community, otherCommunity: "", ...wrong }),
      );
      expect(answer.status).toBe(422);
    }
    const typed = { ...community, otherCommunity: "Chapel families", wardCode: "E05999002" };
    const held = await training.post(`${programme}/visits`, visit(typed));
    expect((await training.get(held.location ?? "")).html).toContain("Chapel families, Northgate");
    const named = (await lines()).filter((one) => one.of === "community");
    expect(named).toMatchObject([
      { name: "Deaf community", lastOn: null },
      { name: "Chapel families", lastOn: "2026-11-03" },
    ]);
    expect((await teacher.get(reach)).html).toContain("2 of 2 wards had a programme");
  });
});

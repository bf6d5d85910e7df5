import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let training: Client;
let coordinator: Client;
let lead: Client;
let school: Client;
let governance: Client;
let practice: string;
let contextId: string;
let programmeId: string;

const dayOf = (name: string, [day, month, year]: readonly [string, string, string]) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});
const practiceFields = (over: Readonly<Record<string, string>> = {}) => ({
  name: "Reading return interviews by place",
  field: "missing",
  cameFrom: "The missing team",
  about: "What interviews say of one place is read together",
  owner: "lead@eastmoor.example",
  ...dayOf("sinceOn", ["1", "3", "2026"]),
  ...dayOf("reviewOn", ["1", "3", "2027"]),
  ...over,
});
const effectFields = (over: Readonly<Record<string, string>> = {}) => ({
  measuredHow: "Episodes, six months before and after",
  effect: "31 before, 18 after",
  direction: "better",
  ...dayOf("measuredOn", ["1", "11", "2026"]),
  ...over,
});

beforeAll(async () => {
  app = await anApp();
  training = await app.signIn("training");
  coordinator = await app.signIn("coordinator");
  lead = await app.signIn("lead");
  school = await app.signIn("school");
  governance = await app.signIn("governance");
  const added = await training.post("/training/practices/new", practiceFields());
  practice = added.location ?? "";
  const programme = await training.post("/training/programmes/new", {
    name: "Behind the door",
    kind: "theatre",
    provider: "",
    about: "How a friend can be groomed",
  });
  programmeId = (programme.location ?? "").split("/").at(-1) ?? "";
  [{ id: contextId } = { id: "" }] = await app.query<{ id: string }>(
    `with me as (select staff_id, partnership_id from directory.staff where email = 'coordinator@eastmoor.example')
     insert into subjects.contexts (context_id, partnership_id, kind, name, reason, state, agency_id, agency_ids, named, closed_to,
       referred_by, referred_at, changed_by, changed_at)
     select gen_random_uuid(), m.partnership_id, 'place', 'Mill Lane park', 'Seen there', 'referred', a.agency_id, array[a.agency_id],
       '{}', '{}', m.staff_id, now(), m.staff_id, now()
     from me m, lateral (select agency_id from directory.agencies where partnership_id = m.partnership_id limit 1) a
     returning context_id as id`,
  );
});
afterAll(() => app.close());

describe("practice taken over from other work", () => {
  test("is in the register with where it came from, since when, and its owner", async () => {
    const page = await school.get("/training/practices");
    expect(page.status).toBe(200);
    for (const said of [
      "Reading return interviews by place",
      "Missing children",
      "Not measured yet",
    ])
      expect(page.html).toContain(said);
  });

  test("is added by who keeps prevention, and by nobody else", async () => {
    expect((await school.get("/training/practices/new")).status).toBe(403);
    expect((await school.post("/training/practices/new", practiceFields())).status).toBe(403);
  });

  test.each([
    ["a name twice", practiceFields(), "A practice has this name already"],
    [
      "an owner without an account",
      practiceFields({ name: "Other", owner: "nobody@eastmoor.example" }),
      "No colleague with an account has this e-mail address",
    ],
    [
      "a review that is past",
      practiceFields({ name: "Other", ...dayOf("reviewOn", ["1", "3", "2020"]) }),
      "The date must be today or later",
    ],
  ])("refuses %s beside the field, with what was typed", async (_name, fields, said) => {
    const answer = await training.post("/training/practices/new", fields);
    expect(answer.status).toBe(422);
    expect(answer.page.errors.map(({ text }) => text)).toContain(said);
    expect(answer.html).toContain("The missing team");
  });

  test("refuses a child’s name", async () => {
    const child = await aChild(app, { givenName: "Kelsie", familyName: "Qxbrown" });
    await letIn(app, child, "coordinator");
    const answer = await coordinator.post(
      "/training/practices/new",
      practiceFields({ name: "Other", about: "Began with Kelsie Qxbrown" }),
    );
    expect(answer.status).toBe(422);
  });

  test("has its effect recorded by who keeps it and by its owner, and by nobody else", async () => {
    expect((await school.post(`${practice}/effects`, effectFields())).status).toBe(404);
    const early = effectFields(dayOf("measuredOn", ["1", "1", "2026"]));
    expect((await lead.post(`${practice}/effects`, early)).page.errors[0]?.text).toBe(
      "It was not used here before that day",
    );
    expect((await lead.post(`${practice}/effects`, effectFields())).status).toBe(303);
    const page = await school.get(practice);
    expect(page.html).toContain("31 before, 18 after");
    expect((await school.get("/training/practices")).html).toContain("Better, 1 November 2026");
  });

  test("says where it is used: a case only to those who read the case", async () => {
    expect((await governance.get(`${practice}/links`)).status).toBe(404);
    const linked = await training.post(`${practice}/links`, {
      programme: programmeId,
      context: "",
    });
    expect(linked.status).toBe(303);
    expect((await school.get(`/training/programmes/${programmeId}`)).html).toContain(
      "Reading return interviews by place",
    );
    await app.query(
      `insert into subjects.context_practices (context_practice_id, partnership_id, context_id, practice_id, linked_by, linked_at)
       select gen_random_uuid(), c.partnership_id, c.context_id, $2, c.referred_by, now() from subjects.contexts c
       where c.context_id = $1`,
      [contextId, practice.split("/").at(-1) ?? ""],
    );
    expect((await coordinator.get(practice)).html).toContain("Mill Lane park");
    expect((await coordinator.get(`/contexts/${contextId}`)).html).toContain(
      "Reading return interviews by place",
    );
    expect((await training.get(practice)).html).not.toContain("Mill Lane park");
  });

  test("a link to a case that one does not read is refused", async () => {
    const answer = await training.post(`${practice}/links`, { programme: "", context: contextId });
    expect(answer.status).toBe(422);
  });

  test("is reviewed by its owner, and a version that is gone is answered first", async () => {
    const fields = {
      goesOn: "yes",
      owner: "lead@eastmoor.example",
      ...dayOf("reviewOn", ["1", "6", "2027"]),
    };
    expect((await school.post(`${practice}/review`, { ...fields, version: "1" })).status).toBe(404);
    expect((await lead.post(`${practice}/review`, { ...fields, version: "9" })).status).toBe(409);
    expect((await lead.post(`${practice}/review`, { ...fields, version: "1" })).status).toBe(303);
    const end = { ...fields, goesOn: "no", version: "2" };
    expect((await training.post(`${practice}/review`, end)).status).toBe(303);
    expect((await school.get("/training/practices?show=ended")).html).toContain(
      "Reading return interviews by place",
    );
    expect((await lead.post(`${practice}/review`, { ...fields, version: "3" })).status).toBe(409);
  });
});

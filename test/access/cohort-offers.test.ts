import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aCohort } from "../harness/cohorts.ts";
import { aChild } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let school: Client;
let cohort: string;
let programme: string;

const dayOf = (name: string, [day, month, year]: readonly [string, string, string]) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});
const offer = (over: Readonly<Record<string, string>> = {}) => ({
  what: `programme:${programme}`,
  offered: "30",
  ...dayOf("sinceOn", ["20", "11", "2026"]),
  ...over,
});
const counted = (over: Readonly<Record<string, string>> = {}) => ({
  takenUp: "20",
  better: "12",
  learned: "",
  ...dayOf("countedOn", ["23", "11", "2026"]),
  ...over,
});
const offers = () =>
  app.query<{ id: string }>(
    "select cohort_offer_id as id from protect.cohort_offers where cohort_id = $1 order by offered_at",
    [cohort],
  );
const tableOf = async (client: Client): Promise<string> =>
  (await client.get(`/cohorts/${cohort}`)).page.text.split("Programmes and services")[1] ?? "";

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  school = await app.signIn("school");
  cohort = await aCohort(coordinator, await staffIdOf(app, "coordinator"), {
    ...dayOf("openedOn", ["1", "11", "2026"]),
  });
  const added = await coordinator.post("/training/programmes/new", {
    name: "Behind the door",
    kind: "theatre",
    provider: "",
    about: "How a friend can be groomed",
  });
  programme = (added.location ?? "").split("/").at(-1) ?? "";
});
afterAll(() => app.close());

describe("what a cohort is offered", () => {
  test("is recorded by who keeps cohorts, and by nobody else", async () => {
    expect((await school.post(`/cohorts/${cohort}/offers`, offer())).status).toBe(403);
    expect((await coordinator.post(`/cohorts/${cohort}/offers`, offer())).status).toBe(303);
    expect(await tableOf(school)).toContain("Behind the door");
  });

  test.each([
    ["the same from the same day", {}, "The cohort was offered this from that day already"],
    ["a negative number", { offered: "-3" }, "Enter a whole number from 1 to 10,000"],
    ["a day before the cohort", dayOf("sinceOn", ["1", "1", "2020"]), undefined],
    ["what nobody offers", { what: "service:nothing" }, "Choose a programme or a service"],
  ])("refuses %s", async (_name, over, said) => {
    const answer = await coordinator.post(`/cohorts/${cohort}/offers`, offer(over));
    expect(answer.status).toBe(422);
    if (said !== undefined) expect(answer.page.errors[0]?.text).toBe(said);
  });

  test("shows what came of it in numbers, to every reader the same", async () => {
    const [{ id } = { id: "" }] = await offers();
    const at = `/cohorts/${cohort}/offers/${id}`;
    expect((await school.post(at, counted())).status).toBe(403);
    const more = await coordinator.post(at, counted({ takenUp: "31" }));
    expect(more.page.errors[0]?.text).toBe("It cannot be more than it was offered to");
    const better = await coordinator.post(at, counted({ better: "21" }));
    expect(better.page.errors[0]?.text).toBe("It cannot be more than took it up");
    expect((await coordinator.post(at, counted())).status).toBe(303);
    for (const reader of [school, coordinator]) {
      const text = await tableOf(reader);
      for (const number of ["30", "20", "12"]) expect(text).toContain(number);
    }
  });

  test("withholds a small number, and a number whose rest is small", async () => {
    const [{ id } = { id: "" }] = await offers();
    const at = `/cohorts/${cohort}/offers/${id}`;
    const later = dayOf("countedOn", ["24", "11", "2026"]);
    const sent = await coordinator.post(at, counted({ ...later, takenUp: "27", better: "3" }));
    expect(sent.status).toBe(303);
    const text = await tableOf(coordinator);
    expect(text).toContain("30");
    expect(text).not.toMatch(/\b27\b/);
    expect(text).toContain("fewer than 5");
  });

  test("refuses a child’s name in what was learned", async () => {
    const child = await aChild(app, { givenName: "Kelsie", familyName: "Qxbrown" });
    await letIn(app, child, "coordinator");
    const [{ id } = { id: "" }] = await offers();
    const learned = "Worked for Kelsie Qxbrown";
    const answer = await coordinator.post(`/cohorts/${cohort}/offers/${id}`, counted({ learned }));
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(learned);
  });

  test("of a cohort with a list is known to its list alone", async () => {
    const listed = await aCohort(coordinator, await staffIdOf(app, "coordinator"), {
      kind: "violence",
      name: "Quayside",
      ...dayOf("openedOn", ["1", "11", "2026"]),
    });
    expect((await coordinator.post(`/cohorts/${listed}/offers`, offer())).status).toBe(303);
    const manager = await app.signIn("manager");
    expect((await manager.get(`/cohorts/${listed}/offers`)).status).toBe(404);
    expect((await manager.post(`/cohorts/${listed}/offers`, offer({ offered: "9" }))).status).toBe(
      404,
    );
  });
});

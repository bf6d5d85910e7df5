import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";

let app: TestApp;
let training: Client;
let teacher: Client;
let programme: string;
let play: string;
const register = "/training/programmes/parenting";

async function add(name: string, kind: string): Promise<string> {
  const added = await training.post("/training/programmes/new", {
    name,
    kind,
    provider: "",
    area: "Northgate",
    about: "Routines and boundaries",
  });
  return added.location ?? "";
}

beforeAll(async () => {
  app = await anApp();
  training = await app.signIn("training");
  teacher = await app.signIn("school");
  programme = await add("Stronger families", "parenting");
  await add("Living with teenagers", "parenting");
  play = await add("Behind the door", "theatre");
});
afterAll(() => app.close());

const day = (field: string, on: string) => {
  const [year = "", month = "", date = ""] = on.split("-");
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year };
};

const seen = (over: Readonly<Record<string, string>> = {}) => ({
  ...day("seenOn", "2026-11-20"),
  seenBy: "training@eastmoor.example",
  way: "sat-in",
  exploitation: "partly",
  agreed: "One evening on what to watch for",
  area: "Northgate and Harbour",
  ...day("reviewBy", "2027-11-20"),
  version: "1",
  ...over,
});

type Row = Record<"name" | "area", string> &
  Record<"exploitation" | "seenOn" | "seenBy" | "way" | "agreed" | "reviewBy", string | null>;
async function rows(): Promise<readonly Row[]> {
  const { html } = await teacher.get(`/api${register}`);
  return (JSON.parse(html) as { programmes: readonly Row[] }).programmes;
}

describe("the register of parenting programmes", () => {
  test("has every one of the area, also those that nobody has seen, and no other programme", async () => {
    const page = await teacher.get(register);
    expect(page.status).toBe(200);
    expect(page.html).toContain("Stronger families");
    expect(page.html).toContain("Living with teenagers");
    expect(page.html).not.toContain("Behind the door");
    expect(page.html).toContain("0 of 2");
    expect((await rows()).map(({ exploitation }) => exploitation)).toEqual([null, null]);
    expect((await training.get("/home")).html).toContain(`${programme}/seen`);
  });

  test("bad input is answered beside it, and what was typed comes back", async () => {
    for (const [over, message] of [
      [{ agreed: "" }, "Enter what was agreed to add, or that nothing was"],
      [{ exploitation: "no", agreed: "" }, "Enter what was agreed to add, or that nothing was"],
      [{ seenBy: "Sam" }, "Enter an e-mail address"],
      [{ seenBy: "none@elsewhere.example" }, "No colleague with an account"],
      [{ way: "heard" }, "Choose how it was seen"],
      [day("seenOn", "2031-01-01"), "must be"],
      [day("reviewBy", "2020-01-01"), "The date must be today or later"],
    ] as const) {
      const answer = await training.post(`${programme}/seen`, seen(over));
      expect(answer.status, message).toBe(422);
      expect(answer.page.errors[0]?.text).toContain(message);
      expect(answer.html).toContain("Northgate and Harbour");
    }
    expect((await rows()).every(({ seenOn }) => seenOn === null)).toBe(true);
  });

  test("a colleague who saw it is recorded, counted beside the unknown, and it leaves the home", async () => {
    expect((await training.post(`${programme}/seen`, seen())).status).toBe(303);
    const page = await teacher.get(register);
    expect(page.html).toContain("One evening on what to watch for");
    expect(page.html).toContain("who sat in on it");
    expect(await rows()).toContainEqual(
      expect.objectContaining({
        name: "Stronger families",
        exploitation: "partly",
        seenOn: "2026-11-20",
        seenBy: expect.stringMatching(/^\S+ \S+/) as string,
        way: "sat-in",
        agreed: "One evening on what to watch for",
        reviewBy: "2027-11-20",
        area: "Northgate and Harbour",
      }),
    );
    expect((await training.get("/home")).html).not.toContain(`${programme}/seen`);
    expect((await teacher.get(`${register}?show=see`)).html).not.toContain("Stronger families");
    expect((await teacher.get(programme)).html).toContain("Is exploitation part of it?");
  });

  test("two who record at once: the second is told, before anything else, and nothing is lost", async () => {
    const second = await training.post(`${programme}/seen`, seen({ exploitation: "yes", way: "" }));
    expect(second.status).toBe(409);
    expect(await rows()).toContainEqual(
      expect.objectContaining({ name: "Stronger families", exploitation: "partly" }),
    );
    const next = seen({ exploitation: "yes", agreed: "", version: "2" });
    expect((await training.post(`${programme}/seen`, next)).status).toBe(303);
    expect((await teacher.get(register)).html).toContain("1 of 2");
    // What was found before stays on the page of the programme.
    expect((await teacher.get(programme)).html).toContain("One evening on what to watch for");
  });

  test("list, page, home and API agree on what is overdue, and a year is the most", async () => {
    const late = { seenOn: "2025-10-01", exploitation: "yes", agreed: "", version: "3" };
    const { seenOn, ...said } = late;
    const form = seen({ ...said, ...day("seenOn", seenOn), ...day("reviewBy", "2027-11-20") });
    expect((await training.post(`${programme}/seen`, form)).status).toBe(303);
    for (const path of [register, `${register}?show=see`, programme])
      expect((await teacher.get(path)).page.text, path).toMatch(/1 October 2026, overdue/);
    expect((await training.get("/home")).html).toContain(`${programme}/seen`);
    expect(await rows()).toContainEqual(expect.objectContaining({ reviewBy: "2026-10-01" }));
  });

  test("is kept by who keeps training alone, and only of parenting programmes", async () => {
    expect((await teacher.get(`${programme}/seen`)).status).toBe(403);
    expect((await teacher.post(`${programme}/seen`, seen({ version: "4" }))).status).toBe(403);
    expect((await training.get(`${play}/seen`)).status).toBe(404);
    expect((await training.post(`${play}/seen`, seen())).status).toBe(404);
  });

  test("the audit names who read the register and who recorded", async () => {
    const [row] = await app.query<{ read: number; kept: number }>(
      `select (count(*) filter (where action = 'programme.parenting'))::int as read,
        (count(*) filter (where action = 'programme.seen.add'))::int as kept from audit.events`,
    );
    expect(row?.read).toBeGreaterThan(0);
    expect(row?.kept).toBeGreaterThan(1);
  });
});

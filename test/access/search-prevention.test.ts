import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";

/** Prevention in search: what is about no child is found by everybody who has signed in. */
let app: TestApp;
let training: Client;
let business: string;
let course: string;
let programme: string;
let practice: string;
const leaflet = "https://eastmoor.example/qxwhom.pdf";
const review = { "reviewOn-day": "1", "reviewOn-month": "3", "reviewOn-year": "2027" };

async function added(path: string, form: Readonly<Record<string, string | readonly string[]>>) {
  const answer = await training.post(path, form);
  expect([path, answer.status]).toEqual([path, 303]);
  return answer.location ?? "";
}

beforeAll(async () => {
  app = await anApp();
  training = await app.signIn("training");
  business = await added("/businesses/new", {
    name: "Qxquayside Lodge",
    licenceClass: "premises",
    authority: "Eastmoor Council licensing",
    where: "here",
    locality: "Harbour Street",
  });
  await added("/resources/new", {
    title: "Qxwhom to ring",
    kind: "film",
    about: "Which number at which hour",
    audiences: ["families"],
    language: "pl",
    link: leaflet,
    owner: "training@eastmoor.example",
    campaign: "",
    isPublic: "yes",
    ...review,
  });
  practice = await added("/training/practices/new", {
    name: "Qxinterviews by place",
    field: "missing",
    cameFrom: "The missing team",
    about: "What interviews say of one place is read together",
    owner: "lead@eastmoor.example",
    "sinceOn-day": "1",
    "sinceOn-month": "3",
    "sinceOn-year": "2026",
    ...review,
  });
  programme = await added("/training/programmes/new", {
    name: "Qxdoor",
    kind: "theatre",
    provider: "",
    about: "How a friend can be groomed",
  });
  course = await added("/training/courses/new", {
    name: "Qxbasics",
    aliases: "Qxawareness\nQxinduction",
    level: "stage-1",
    length: "half-day",
    audiences: ["universal"],
    validMonths: "24",
    outcomes: "What is seen and what is done",
    impact: "What it does to a child",
    leadTraining: "",
  });
});
afterAll(() => app.close());

const linksTo = async (key: string, sought: string): Promise<readonly string[]> =>
  (await (await app.signIn(key)).post("/search", { sought })).page.links.map(({ href }) => href);

test.each([
  ["a business by its name", "qxquay", () => business],
  ["a business by name and street, in any order", "harbour QXQUAYSIDE", () => business],
  ["a film by its title", "qxwhom", () => leaflet],
  ["a film by its kind and language", "film polish", () => leaflet],
  ["a practice by where it came from", "missing qxinterviews", () => practice],
  ["a programme by its name", "qxdoor", () => programme],
  ["a course by another of its names", "qxinduction", () => course],
])("%s is found by a school and by who opens no record", async (_what, sought, at) => {
  for (const key of ["school", "admin"])
    expect([key, await linksTo(key, sought)]).toEqual([key, expect.arrayContaining([at()])]);
});

test("who keeps a film is led to its form, and a percent sign finds no business", async () => {
  expect((await linksTo("training", "qxwhom")).some((href) => href.startsWith("/resources/"))).toBe(
    true,
  );
  expect(await linksTo("school", "%%")).not.toContain(business);
  expect(await linksTo("school", "qxquayside elsewhere")).not.toContain(business);
});

test("a business that has left the register is not found", async () => {
  await app.query("update directory.businesses set ended_on = '2026-11-20' where name = $1", [
    "Qxquayside Lodge",
  ]);
  expect(await linksTo("school", "qxquay")).not.toContain(business);
});

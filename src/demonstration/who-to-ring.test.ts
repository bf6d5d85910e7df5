import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";
import type { Client } from "../../test/harness/client.ts";
import { aSheetOf } from "../../test/harness/duty-sheet.ts";
import { numbersSaid, twoAnswers, type Named, type Said } from "../../test/harness/who-to-ring.ts";

/** Every page of the demonstration that says who to ring says the same. */
let app: TestApp;
let coordinator: Client;
let names: readonly Named[];
const directory = new Map<string, string>();

const others: readonly Named[] = [
  // Hubs of other areas, which have numbers of their own.
  {
    key: "another area",
    called: /(?:Westmoor|Castlebridge|Northvale) (?:MASH|exploitation co-ordinator)/,
  },
];
const desks: readonly Named[] = [
  { key: "out-of-hours", called: /emergency duty team/ },
  { key: "mash", called: /multi-agency safeguarding hub \(MASH\)|\bMASH\b/ },
];
const figures = (phone: string): string => phone.replaceAll(/\D/g, "");

beforeAll(async () => {
  app = await anApp({ template: "demo" });
  coordinator = await app.signIn("coordinator");
  const staff = await app.query<{ name: string; phone: string }>(
    "select name, phone from directory.staff where phone is not null and not is_service",
  );
  for (const { name, phone } of staff) directory.set(name, figures(phone));
  const kept = await app.query<{ desk: string; phone: string }>(
    "select desk, phone from directory.contact_numbers where desk is not null and ended_on is null",
  );
  expect(kept.map(({ desk }) => desk).sort()).toEqual(["mash", "out-of-hours"]);
  for (const { desk, phone } of kept) directory.set(desk, figures(phone));
  const people = staff.map(({ name }) => ({
    key: name,
    called: new RegExp(name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")),
  }));
  names = [...others, ...people, ...desks];
}, 180_000);
afterAll(() => app.close());

/** Pages about the children that the lead works with, and those that everybody reads. */
async function addresses(): Promise<readonly string[]> {
  const children = await app.query<{ id: string }>(
    "select person_id as id from subjects.people where not restricted order by sort_name limit 12",
  );
  const parts = ["", "/door", "/whereabouts", "/safety-plan/carer", "/trigger-plan", "/family"];
  const papers = await app.query<{ id: string }>(
    "select paper_id as id from papers.papers limit 20",
  );
  return [
    ...children.flatMap(({ id }) => parts.map((part) => `/children/${id}${part}`)),
    ...papers.map(({ id }) => `/papers/${id}`),
    "/concerns/new?danger=not-known",
    "/leads",
    "/overdue",
    "/directory/of/mash",
    "/services",
  ];
}

async function everythingSaid(): Promise<readonly Said[]> {
  const said: Said[] = [];
  for (const address of await addresses()) {
    const { page } = await coordinator.get(address);
    said.push(...numbersSaid(page, names, address));
  }
  for (const address of ["/what-to-do-now", "/signs", "/tell-us"]) {
    const { page } = await app.nobody().get(address);
    said.push(...numbersSaid(page, names, address));
  }
  const sheet = JSON.stringify(await aSheetOf(app));
  return [...said, ...numbersSaid({ text: sheet, links: [] }, names, "the duty sheet")];
}

test("nobody has two numbers, whichever page is read", async () => {
  const said = await everythingSaid();
  expect(twoAnswers(said, directory)).toEqual([]);
  const keys = new Set(said.map(({ key }) => key));
  for (const key of ["mash", "out-of-hours", "Mariam Begum"]) expect(keys).toContain(key);
  const pages = new Set(
    said.filter(({ key }) => key === "mash").map(({ page }) => page.replace(/[\da-f-]{36}/, "")),
  );
  expect(pages.size).toBeGreaterThan(3);
}, 120_000);

test("and a page that says another is found", () => {
  const text =
    "Ring the multi-agency safeguarding hub (MASH) on 020 7946 0555. At night the emergency duty team, 020 7946 0199";
  const links = [{ text: "Ring Mariam Begum lead practitioner", href: "tel:02079460666" }];
  const said = numbersSaid({ text, links }, names, "a page");
  expect(twoAnswers(said, directory)).toEqual([
    "mash is 02079460100, and 02079460555 on a page",
    "Mariam Begum is 02079460123, and 02079460666 on a page",
  ]);
});

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { workbookOf } from "../../src/rooms/imports/reading/fixture-workbook.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { chooseWorkbook, confirmImport } from "../harness/imports.ts";
import { protect } from "./world.ts";

const heading = [
  "Name",
  "DOB",
  "Sex",
  "Risk level",
  "Area",
  "Ed setting",
  "Home address",
  "Comments",
  "__proto__",
  "constructor",
];
const row = (name: string, comment: string) => [
  name,
  `04/05/20${String(8 + name.length).padStart(2, "0")}`,
  "F",
  "Low",
  `Qxward ${name}`,
  `Qxschool ${name}`,
  `Qxhome ${name}`,
  comment,
  "a",
  "b",
];
const book = (...names: readonly string[]) =>
  workbookOf({ Current: [heading, ...names.map((name) => row(name, "Seen, seems well"))] });

let app: TestApp;
let coordinator: Client;
const names = ["Archer, Bea", "Quill, Zoe", "Mound, Ida", "Fennick, Joy", "Tarrow, Pia"];
let count = 0;
let name: string;
let address: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
beforeEach(async () => {
  name = names[count++] ?? "";
  address = await chooseWorkbook(app, coordinator, await book(name), `book-${name}.xlsx`);
  expect((await confirmImport(coordinator, address)).status).toBe(303);
});
afterAll(() => app.close());

async function theChild() {
  const [child] = await app.query<{ personId: string; reference: string; circleId: number }>(
    `select person_id as "personId", reference, circle_id as "circleId" from subjects.people where family_name = $1`,
    [name.split(",")[0]],
  );
  if (!child) throw new Error("no child was brought in");
  return child;
}

/** Of the rows that are kept of a child, those that say where it can be found. */
async function telling(personId: string): Promise<readonly string[]> {
  const rows = await app.query<{ text: string }>(
    `select body::text as text from subjects.source_records where person_id = $1
     union all select said::text from identify.import_rows where person_id = $1`,
    [personId],
  );
  expect(rows.length).toBeGreaterThan(0);
  return rows.map(({ text }) => text).filter((text) => /Qx(ward|school|home)/.test(text));
}

test("rows are kept as they were, and lose where the child can be found when that is protected", async () => {
  const child = await theChild();
  expect(await telling(child.personId)).toHaveLength(2);
  await protect(app, child, ["lead", "manager"]);
  expect(await telling(child.personId)).toEqual([]);
  const [kept] = await app.query<{ body: Record<string, string> }>(
    "select body from subjects.source_records where person_id = $1",
    [child.personId],
  );
  expect(kept?.body).toMatchObject({ Name: name, Comments: "Seen, seems well" });
  // Nothing is lost: all three stand where they belong, for the named alone.
  const facts = await app.query<{ wording: string; restricted: boolean }>(
    "select wording, restricted from subjects.whereabouts where person_id = $1 order by wording",
    [child.personId],
  );
  expect(facts.map(({ wording }) => wording).join("; ")).toMatch(/Qxhome.*Qxschool.*Qxward/);
  expect(facts.every(({ restricted }) => restricted)).toBe(true);
  expect(facts).toHaveLength(3);
});

test("the next workbook neither shows the old places nor takes the new ones, and changes nothing by them", async () => {
  const child = await theChild();
  await protect(app, child, ["lead", "manager"]);
  const next = await workbookOf({
    Current: [heading, row(name, "Seen, seems well").map((cell) => cell.replace("Qx", "Qxnew"))],
  });
  const second = await chooseWorkbook(app, coordinator, next, `next-${name}.xlsx`);
  const changes = await coordinator.get(`${second}/changes`);
  expect(changes.html).not.toMatch(/Qx(new)?(ward|school|home)/);
  expect((await confirmImport(coordinator, second)).status).toBe(303);
  expect(await telling(child.personId)).toEqual([]);
});

test("a protection that begins between the preview and the confirming holds", async () => {
  const child = await theChild();
  const next = await workbookOf({
    Current: [heading, row(name, "Moved").map((cell) => cell.replace("Qx", "Qxnew"))],
  });
  const second = await chooseWorkbook(app, coordinator, next, `late-${name}.xlsx`);
  const { page } = await coordinator.get(`${second}/confirm`);
  await protect(app, child, ["lead", "manager"]);
  const confirmed = await coordinator.post(`${second}/confirm`, {
    version: page.fields["version"] ?? "",
  });
  expect(confirmed.status).toBe(303);
  const rows = await app.query<{ text: string }>(
    `select body::text as text from subjects.source_records where person_id = $1
     union all select said::text from identify.import_rows where person_id = $1`,
    [child.personId],
  );
  expect(rows.filter(({ text }) => text.includes("Qxnew"))).toEqual([]);
});

test("one workbook confirmed twice at the same moment is written once", async () => {
  const twin = "Overly, Una";
  const at = await chooseWorkbook(app, coordinator, await book(twin), `twin-${name}.xlsx`);
  const { page } = await coordinator.get(`${at}/confirm`);
  const fields = { version: page.fields["version"] ?? "" };
  const answers = await Promise.all([1, 2, 3].map(() => coordinator.post(`${at}/confirm`, fields)));
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const made = await app.query("select 1 from subjects.people where family_name = $1", [
    twin.split(",")[0],
  ]);
  expect(made).toHaveLength(1);
});

test("a place in free text is not offered of a protected child, and nobody keeps it by its address", async () => {
  const child = await theChild();
  const importId = address.split("/").at(-1);
  const [offer] = await app.query<{ id: string }>(
    `insert into identify.import_offers (import_offer_id, partnership_id, import_id, person_id, kind, wording, place)
     values (gen_random_uuid(), 1, $1, $2, 'place', 'Qxflat', 'Current!H2') returning import_offer_id as id`,
    [importId, child.personId],
  );
  expect((await coordinator.get(`${address}/offers`)).html).toContain("Qxflat");
  await protect(app, child, ["lead", "manager"]);
  expect((await coordinator.get(`${address}/offers`)).html).not.toContain("Qxflat");
  const kept = await coordinator.post(`${address}/offers/${offer?.id ?? ""}`, {
    version: "1",
    verdict: "kept",
  });
  expect(kept.status).toBe(404);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { workbookOf } from "../../src/rooms/imports/reading/fixture-workbook.ts";
import { systemActor } from "../../src/platform/access/actor.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { chooseWorkbook, confirmImport } from "../harness/imports.ts";

let app: TestApp;
let unfinished: string;
let finished: string;
const heading = ["Name", "DOB", "Sex", "Risk level", "POC / associates"];
const bookOf = (name: string) =>
  workbookOf({
    Current: [heading, [name, "04/05/2011", "F", "Low", 'silver Audi FX19 ABC, "Jay"']],
  });

beforeAll(async () => {
  app = await anApp();
  const coordinator = await app.signIn("coordinator");
  finished = await chooseWorkbook(app, coordinator, await bookOf("Fell, Una"), "done.xlsx");
  await confirmImport(coordinator, finished);
  unfinished = await chooseWorkbook(app, coordinator, await bookOf("Dale, Ivo"), "open.xlsx");
});
afterAll(() => app.close());

const pages = [
  "",
  "/columns",
  "/not-understood",
  "/gone",
  "/duplicates",
  "/matches",
  "/changes",
  "/offers",
  "/confirm",
];

test.each(["mash", "lead", "manager", "analyst", "governance", "admin"])(
  "%s imports nothing and sees no import",
  async (key) => {
    const somebody = await app.signIn(key);
    for (const page of pages) expect((await somebody.get(`${unfinished}${page}`)).status).toBe(403);
    expect((await somebody.get(finished)).status).toBe(403);
    const content = Buffer.from(await bookOf("Nobody, Ned"));
    const sent = await somebody.upload("/imports", {}, [
      { field: "workbook", name: "a.xlsx", content },
    ]);
    expect(sent.status).toBe(403);
  },
);

const tables = ["workbooks", "column_choices", "import_rows", "import_offers"] as const;
const rowsSeen = (actor: Parameters<typeof app.db.as>[0]) =>
  app.db.as(actor, async (tx) => {
    const value = [];
    for (const table of tables) {
      const rows = await tx.selectFrom(`identify.${table}`).selectAll().execute();
      value.push(rows.length);
    }
    const audit = { action: "test", outcome: "done" as const, route: "test", requestId: "test" };
    return { value, audit };
  });

test("the database shows an import to its own partnership, with the permission, as far as each child is in reach", async () => {
  const permissions = ["import.tracker"] as const;
  const own = systemActor("imports", { partnershipId: 1, isWide: true, permissions });
  expect(await rowsSeen(own)).toEqual([1, 0, 1, expect.any(Number)]);
  const narrow = systemActor("imports", { partnershipId: 1, permissions });
  expect(await rowsSeen(narrow)).toEqual([1, 0, 0, 0]);
  const without = systemActor("imports", { partnershipId: 1, isWide: true });
  expect((await rowsSeen(without)).slice(0, 2)).toEqual([0, 0]);
  const another = systemActor("imports", { partnershipId: 2, isWide: true, permissions });
  expect(await rowsSeen(another)).toEqual([0, 0, 0, 0]);
});

test("an offer is decided once, with who did, and becomes a note and nothing else", async () => {
  const coordinator = await app.signIn("coordinator");
  const [offer] = await app.query<{ id: string; person: string }>(
    "select import_offer_id as id, person_id as person from identify.import_offers where kind = 'vehicle' limit 1",
  );
  const path = `${finished}/offers/${offer?.id ?? ""}`;
  expect((await coordinator.post(path, { version: "1", verdict: "kept" })).status).toBe(303);
  const late = await coordinator.post(path, { version: "1", verdict: "dismissed" });
  expect(late.status).toBe(409);
  expect(late.html).toContain("A colleague decided this");
  const notes = await app.query(
    "select headline from protect.chronology_entries where person_id = $1 and kind = 'note'",
    [offer?.person],
  );
  expect(notes).toEqual([{ headline: "Kept from the tracker workbook: vehicle" }]);
  expect(
    (await coordinator.post(`${unfinished}/offers/${offer?.id ?? ""}`, { version: "2" })).status,
  ).toBe(404);
});

test("a restricted child's offers and rows are nobody else's, and a row that may be theirs says who to ring", async () => {
  await app.query(
    "update subjects.people set restricted = true, acl = array[circle_id] where family_name = 'Fell'",
  );
  const coordinator = await app.signIn("coordinator");
  expect((await coordinator.get(`${finished}/offers`)).html).not.toContain("Fell");
  const address = await chooseWorkbook(
    app,
    coordinator,
    await bookOf("Fell, Una-Mae"),
    "next.xlsx",
  );
  const { html, page } = await coordinator.get(`${address}/matches`);
  expect(html).toContain("A record that may match is not open to you");
  expect(html).not.toContain("In Lantern:");
  const forged = await coordinator.post(`${address}/matches`, {
    version: page.fields["version"] ?? "",
    "key-0": page.fields["key-0"] ?? "",
    "verdict-0": "same",
  });
  expect(forged.status).toBe(303);
  await confirmImport(coordinator, address);
  expect(await app.query("select 1 from subjects.people where family_name = 'Fell'")).toHaveLength(
    1,
  );
});

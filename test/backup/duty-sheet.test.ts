import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  criticalOf,
  type Row,
  type Words,
} from "../../src/rooms/governance/duty/critical-children.ts";
import { dutyScript, writeSheets } from "../../src/rooms/governance/duty/write-sheet.ts";
import { newPassphrase } from "../../src/rooms/governance/duty/passphrase.ts";
import type { Browser, BrowserContext } from "playwright-core";
import { connect, listen } from "../harness/browser.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { openFolder } from "../harness/open-folder.ts";

let database: TestDatabase;
let browser: Browser;
let laptop: BrowserContext;
const complaints: string[] = [];
const folder = openFolder("lantern-duty-");
const passphrase = newPassphrase();
let file = "";

beforeAll(async () => {
  database = await aDatabase("demo");
  await database.query(
    "update subjects.people set restricted = true, family_name = 'Hiddenaway' where person_id = (select person_id from protect.tracker_entries where is_open and level = 3 limit 1)",
  );
  mkdirSync(join(folder, "duty"));
  await write();
  file = join(folder, "duty", readdirSync(join(folder, "duty"))[0] ?? "");
  browser = await connect();
  // No network: what opens, opens from the file alone.
  laptop = await browser.newContext({ offline: true });
  listen(laptop, complaints);
});
afterAll(async () => {
  await browser.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = () =>
  writeSheets({
    admin: database.admin,
    clock: database.clock,
    name: "continuity",
    passphrase,
    folder: join(folder, "duty"),
    script: dutyScript(),
    ring: database.secrets.ring,
  });

test("is one file that says nothing of anyone until it is opened", async () => {
  const names = await database.query<{ word: string }>(
    `select distinct unnest(array[given_name || ' ' || family_name, reference, family_name]) as word
     from subjects.people`,
  );
  const text = readFileSync(file, "utf8");
  expect(names.length).toBeGreaterThan(20);
  // Everything but the script and the sealed text, which are letters of any kind.
  const said = text.replace(/<script>[\s\S]*<\/script>/, "").replace(/hidden>[\s\S]*?<\/div>/, "");
  expect(names.filter(({ word }) => said.includes(word))).toEqual([]);
  expect(names.filter(({ word }) => word.includes("-") && text.includes(word))).toEqual([]);
  const decoded = Buffer.from(/hidden>([\s\S]*?)<\/div>/.exec(text)?.[1] ?? "", "base64");
  expect(decoded.toString("latin1")).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);
  expect(names.filter(({ word }) => decoded.includes(word))).toEqual([]);
});

test("opens offline in a browser with the passphrase, and with no other", async () => {
  const page = await laptop.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.fill("#passphrase", "not-the-passphrase-of-the-team");
  await page.click("button");
  await page.getByText("The passphrase is not right").waitFor({ timeout: 20_000 });
  expect(await page.textContent("main")).not.toContain("Level");
  await page.fill("#passphrase", passphrase);
  await page.click("button");
  await page.waitForSelector("section", { timeout: 20_000 });
  const text = (await page.textContent("main")) ?? "";
  const open = await database.query<{ name: string }>(
    `select p.given_name || ' ' || p.family_name as name from subjects.people p
     join protect.tracker_entries e using (person_id)
     where e.is_open and e.level = 3 and not p.restricted`,
  );
  expect(open.length).toBeGreaterThan(0);
  for (const { name } of open) expect(text).toContain(name);
  expect(text).toMatch(/Ring/);
  expect(text).toMatch(/Ring .+ about a record that is restricted/);
  expect(text).not.toContain("Hiddenaway");
  expect(complaints).toEqual([]);
});

test("names no place of anyone, though the record does", async () => {
  const places = await database.query<{ wording: string }>(
    "select distinct wording from subjects.whereabouts",
  );
  expect(places.length).toBeGreaterThan(0);
  const page = await laptop.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.fill("#passphrase", passphrase);
  await page.click("button");
  await page.waitForSelector("section", { timeout: 20_000 });
  const text = (await page.textContent("main")) ?? "";
  expect(places.filter(({ wording }) => text.includes(wording))).toEqual([]);
});

test("takes the place of the last one; each is kept and audited as the worker's", async () => {
  const before = readFileSync(file, "utf8");
  await write();
  expect(readdirSync(join(folder, "duty"))).toHaveLength(1);
  expect(readFileSync(file, "utf8")).not.toBe(before);
  const kept = await database.query<{ children: number; restricted: number }>(
    "select child_count as children, restricted_count as restricted from continuity.duty_sheets",
  );
  expect(kept).toHaveLength(2);
  const hidden = await database.query(
    "select from subjects.people p join protect.tracker_entries e using (person_id) where p.restricted and e.is_open",
  );
  expect(kept[0]?.restricted).toBeGreaterThan(0);
  expect(kept[0]?.restricted).toBeLessThanOrEqual(hidden.length);
  const events = await database.query(
    "select actor_kind, actor_id from audit.events where action = 'duty-sheet.write'",
  );
  expect(events).toEqual(Array(2).fill({ actor_kind: "system", actor_id: "continuity" }));
});

test("of a protected child it gives no free text, of a restricted one no name", () => {
  const row: Row = {
    reference: "C-1",
    givenName: "Given",
    familyName: "Family",
    born: "2011-11-25",
    isRestricted: false,
    isProtected: false,
    level: 3,
    harm: "current",
    missingSince: null,
    missingCount: 2,
    missingCountedOn: null,
    missingRecorded: null,
    levelSaid: "Severe",
    harmSaid: null,
    flags: ["cse"],
    ring: ["Sam Reed, 020 7946 0000"],
    plan: ["Visit 4 Elm Road"],
    around: [
      { what: "release", name: null, on: "2026-12-03" },
      { what: "hearing", name: null, on: "2026-12-09" },
      { what: "duty", name: "Report Remove", on: "2026-11-25" },
    ],
  };
  const words: Words = {
    levels: [{ level: 3, name: "High" }],
    harms: [{ key: "current", name: "Being exploited", harm: "now" }],
    flagTypes: [{ key: "cse", name: "Child sexual exploitation" }],
  };
  const rows = [row, { ...row, isProtected: true }, { ...row, isRestricted: true }];
  const { children, restricted } = criticalOf(rows, words, "2026-11-24");
  expect(children.map(({ plan }) => plan)).toEqual([["Visit 4 Elm Road"], []]);
  for (const one of children)
    expect(one.warnings).toEqual(
      expect.arrayContaining([
        "Bail, release or conditions of a person around the child: ends 3 December 2026",
        "Hearing or trial: 9 December 2026",
        "To tell another body by 25 November 2026: Report Remove",
      ]),
    );
  expect(children[0]?.lines).toContainEqual(["Age", "14"]);
  // As it was decided, whatever the level is called today.
  expect(children[0]?.lines).toContainEqual(["Level", "Severe"]);
  expect(children[0]?.lines).toContainEqual(["Harm", "Being exploited"]);
  expect(children[1]?.warnings[0]).toContain("is protected");
  expect(restricted).toEqual(["Ring Sam Reed, 020 7946 0000 about a record that is restricted."]);
});

test("a passphrase is long, and another each time", () => {
  expect(newPassphrase()).toMatch(/^([a-z2-9]{4}-){5}[a-z2-9]{4}$/);
  expect(newPassphrase()).not.toBe(newPassphrase());
});

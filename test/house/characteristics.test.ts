import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { contactReaders, offences, readers } from "./characteristics.ts";
import { root } from "./tree.ts";

const names = ["src/**/*.{ts,tsx}", "db/migrations/*.sql"]
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .map((name) => name.replaceAll(path.sep, "/"))
  .filter((name) => !name.includes(".test."));
const files = new Map(names.map((name) => [name, readFileSync(path.join(root, name), "utf8")]));

test("nothing that judges a child reads who they are", () => {
  expect(files.size).toBeGreaterThan(1500);
  expect(offences(files)).toEqual([]);
});

test.each([
  ["src/linkage/scoring/plant.ts", 'import { nameIn } from "../../rooms/child-identity/fact.ts";'],
  ["src/rooms/pattern-alerts/plant.ts", "sql`select from protect.identity_facts f`"],
  ["src/rooms/subjects/matching/plant.ts", 'tx.selectFrom("protect.identity_facts")'],
  ["src/rooms/child-record/set-level.ts", "await readBeforeContact(tx, { rooms });"],
  ["src/rooms/tracker/plant.ts", 'export { recordFact } from "../child-identity/index.ts";'],
  ["src/rooms/feeds/plant.ts", "select from protect.immigration_facts"],
  ["db/migrations/0900_plant.sql", "create function x as $$ select from protect.identity_facts $$"],
])("a violation in %s is found", (file, text) => {
  expect(offences(new Map([[file, text]]))).toHaveLength(1);
});

test("a link to the page is none", () => {
  const text = 'import { identityPaths } from "../../child-identity/web/paths.ts";';
  expect(offences(new Map([["src/rooms/mash/web/page.tsx", text]]))).toEqual([]);
});

test("whoever may read them is there", () => {
  const gone = [...readers.map(([one]) => one), ...contactReaders].filter(
    (one) => !names.some((name) => one.test(name)),
  );
  expect(gone).toEqual([]);
});

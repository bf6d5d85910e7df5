import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { frozenClock } from "../../kernel/clock.ts";
import type { StaffActor } from "../access/actor.ts";
import type { Tx } from "../database/database.ts";
import { defineList } from "./define-list.ts";
import { aKey, mode, oneOf, typed, yes } from "./filters.ts";

type Boat = {
  readonly id: string;
  readonly name: string;
  readonly berth: string | null;
  readonly builtAt: Date;
  readonly cost: number;
  readonly own: Readonly<Record<string, string>>;
};

const boat = (id: string, name: string, berth: string | null): Boat => ({
  id,
  name,
  berth,
  builtAt: new Date("2026-05-04T09:00:00Z"),
  cost: 12,
  own: { colour: "blue" },
});

let boats: readonly Boat[];
beforeEach(() => {
  boats = [boat("1", "Ann", "east"), boat("2", "Bea", "west"), boat("3", "Cat", "east")];
});

const seesCost = ({ actor }: { readonly actor: StaffActor }): boolean => actor.isWide;

/** Everything that a declaration can say, of boats. */
const list = defineList({
  about: "no-child",
  filters: {
    show: mode("afloat", ["sunk"]),
    berth: aKey(),
    size: oneOf(["small", "large"], "How large"),
    mine: yes(),
    q: typed(10),
  },
  sorts: { name: "ascending", cost: "descending" },
  pages: { size: 2 },
  read: ({ asked, page, pageSize }) => {
    const found = boats.filter(({ berth }) => asked.berth === undefined || berth === asked.berth);
    const start = (page - 1) * pageSize;
    const rows = found.slice(start, start + pageSize);
    return Promise.resolve({ rows, total: found.length, around: { colours: ["colour"] } });
  },
  subjectOf: ({ id }) => id,
  columns: {
    name: { heading: "Name", sort: "name" },
    berth: { heading: "Berth", onPhone: ["more"] },
    cost: { heading: "Cost", sort: "cost", isNumeric: true, only: seesCost },
    sank: "Sank",
  },
  own: {
    columns: ({ colours }) => colours.map((key) => ({ key: `own.${key}`, heading: "Colour" })),
    text: ({ own }, key) => own[key.slice("own.".length)] ?? "",
  },
  tables: {
    east: {
      columns: () => ["name", "cost", "own.colour", "own.gone"],
      caption: ({ total }) => `${total} in all`,
      empty: "None in the east.",
      look: { dense: true },
      when: ({ show }) => show === "afloat",
      which: ({ berth }) => berth === "east",
      attributesOf: ({ id }) => ({ "data-id": id }),
    },
    all: {
      columns: ["name", "berth"],
      caption: "All",
      empty: "None.",
      when: ({ show }) => show === "afloat",
      groupOf: ({ berth }) => berth,
    },
    sunk: {
      columns: ["name", "sank"],
      caption: "Sunk",
      empty: "None sank.",
      when: ({ show }) => show === "sunk",
    },
  },
  fields: {
    berth: {
      label: "Berth",
      all: "All",
      options: ({ total }) => [{ value: "east", text: `East (${total})` }],
    },
    mine: { label: "Mine" },
    q: { label: "Name" },
  },
  facets: ({ total }) => ({
    modes: [
      { text: "Afloat", count: total, asks: { show: "afloat" } },
      { text: "Sunk", asks: { show: "sunk" } },
      { text: "Elsewhere", href: "/elsewhere" },
    ],
  }),
  api: {
    rows: "boats",
    says: "total",
    fields: { id: z.string(), name: z.string(), builtAt: z.iso.datetime(), cost: z.number() },
    more: ({ builtAt }) => ({ builtAt: builtAt.toISOString() }),
    follows: { cost: "cost" },
  },
  sheet: {
    name: "Boats",
    file: "boats.csv",
    columns: [
      { heading: "Name", value: ({ name }) => name },
      { heading: "Cost", value: ({ cost }) => cost, follows: "cost" },
    ],
  },
});

const clock = frozenClock("2026-11-24T10:00:00Z");
const given = (query: object, isWide = false) => ({
  tx: Object.create(null) as Tx,
  actor: { isWide } as StaffActor,
  clock,
  query: list.query.parse(query),
});
const show = (query: object, isWide = false) => list.show(given(query, isWide), { path: "/boats" });

describe("what an address asks", () => {
  test("is read, and written as it was: a saved view is its text", () => {
    const query = { show: "sunk", berth: "east", mine: "yes", q: "Ann", sort: "cost", page: "2" };
    const asked = list.asked(list.query.parse(query));
    expect(asked).toEqual({
      ...query,
      mine: true,
      size: undefined,
      way: "descending",
      page: 2,
    });
    const address = list.address("/boats", asked);
    expect(address).toBe("/boats?show=sunk&berth=east&mine=yes&q=Ann&sort=cost&page=2");
    const again = Object.fromEntries(new URL(address, "https://x.example").searchParams);
    expect(list.asked(list.query.parse(again))).toEqual(asked);
  });

  test("what cannot be understood falls away, and an order that is not declared is none", () => {
    const query = {
      show: "flying",
      berth: "EAST!",
      size: ["small", "large"],
      mine: "no",
      q: "much too long a name",
      sort: "id",
      dir: "up",
      page: "0",
    };
    const nothing = { show: "afloat", sort: undefined, way: "ascending", page: 1 };
    const asked = list.asked(list.query.parse(query));
    expect(JSON.parse(JSON.stringify(asked))).toEqual(JSON.parse(JSON.stringify(nothing)));
    expect(list.address("/boats", asked)).toBe("/boats");
  });

  test("of a program it is refused", () => {
    for (const query of [{ size: "huge" }, { sort: "id" }, { dir: "up" }, { page: "0" }])
      expect(list.apiQuery.safeParse(query).success).toBe(false);
    expect(list.apiQuery.safeParse({ size: "small", sort: "name", page: "3" }).success).toBe(true);
  });

  test("an empty field of a form asks nothing", async () => {
    expect((await show({ berth: "", q: "" })).isFiltered).toBe(false);
    expect((await show({ berth: "east" })).isFiltered).toBe(true);
    expect((await show({ show: "sunk" })).isFiltered).toBe(false);
  });
});

describe("what is shown", () => {
  test("the tables of a mode, each with its own rows, words and columns", async () => {
    const { tables } = await show({});
    expect(tables.sunk).toBeUndefined();
    expect(tables.east?.caption).toBe("3 in all");
    expect(tables.east?.groups).toEqual([{ value: null, rows: [boats[0]] }]);
    expect(tables.all?.groups.map(({ value }) => value)).toEqual(["east", "west"]);
    expect(tables.east?.attributesOf?.(boat("7", "Dee", null))).toEqual({ "data-id": "7" });
    const sunk = await show({ show: "sunk" });
    expect([sunk.tables.east, sunk.tables.all]).toEqual([undefined, undefined]);
    expect(sunk.tables.sunk?.columns.map(({ key }) => key)).toEqual(["name", "sank"]);
  });

  test("columns by role, and those that a partnership has at this moment", async () => {
    const keys = async (isWide: boolean) =>
      (await show({}, isWide)).tables.east?.columns.map(({ key }) => key);
    expect(await keys(true)).toEqual(["name", "cost", "own.colour"]);
    expect(await keys(false)).toEqual(["name", "own.colour"]);
    expect((await show({})).tables.east?.ownText(boat("7", "Dee", null), "own.colour")).toBe(
      "blue",
    );
  });

  test("a heading orders by its column, and once more the other way round", async () => {
    const sorts = async (query: object) =>
      (await show({ berth: "east", page: "2", ...query }, true)).tables.east?.columns.map(
        ({ sort }) => sort,
      );
    expect(await sorts({})).toEqual([
      { href: "/boats?berth=east&sort=name", direction: "none" },
      { href: "/boats?berth=east&sort=cost", direction: "none" },
      undefined,
    ]);
    expect((await sorts({ sort: "cost" }))?.slice(0, 2)).toMatchObject([
      { direction: "none" },
      { href: "/boats?berth=east&sort=cost&dir=asc", direction: "descending" },
    ]);
  });

  test("pages keep what is asked", async () => {
    const first = await show({ q: "a" });
    expect(first.pages).toEqual({ page: 1, pageSize: 2, total: 3, hasNext: true });
    expect(first.pageAt(2)).toBe("/boats?q=a&page=2");
    expect((await show({ page: "2" })).pages.hasNext).toBe(false);
    expect(first.subjectIds).toEqual(["1", "2"]);
  });

  test("facets say which one is open, and a filter says what is chosen", async () => {
    const { facets, fields } = await show({ show: "sunk", mine: "yes" });
    expect(facets.modes).toMatchObject([
      { text: "Afloat", count: 3, href: "/boats", isCurrent: false },
      { text: "Sunk", href: "/boats?show=sunk", isCurrent: true },
      { text: "Elsewhere", href: "/elsewhere", isCurrent: false },
    ]);
    const east = [
      { value: "", text: "All" },
      { value: "east", text: "East (3)" },
    ];
    expect(fields).toMatchObject([
      { name: "berth", kind: "choice", value: "", options: east },
      { name: "mine", kind: "yes", value: "yes" },
      { name: "q", kind: "words", value: "" },
    ]);
  });
});

describe("for a program and as a file", () => {
  test("only what is declared is given, and a column that is hidden is hidden there too", async () => {
    const api = async (isWide: boolean) => list.json(given({}, isWide));
    const row = { id: "1", name: "Ann", builtAt: "2026-05-04T09:00:00.000Z", cost: 12 };
    expect(await api(true)).toMatchObject({
      kind: "json",
      body: { page: 1, pageSize: 2, total: 3, boats: [row, { id: "2" }] },
    });
    const { cost: _cost, ...hidden } = row;
    const { body } = (await api(false)) as { body: { boats: readonly object[] } };
    expect(body.boats[0]).toEqual(hidden);
    const { schema } = list.answers({ summary: "Boats" });
    expect(schema.parse(body)).toEqual(body);
  });

  test("a file has its declared columns, of every page", async () => {
    const text = async (isWide: boolean) => {
      const outcome = await list.file(given({}, isWide));
      if (outcome.kind !== "file" || !("write" in outcome.file)) throw new Error("no file");
      return (await outcome.file.write(new Map())).content.toString("utf8").trim().split("\r\n");
    };
    expect((await text(true)).slice(-3)).toEqual(['"Ann",12', '"Bea",12', '"Cat",12']);
    expect((await text(false)).slice(-3)).toEqual(['"Ann"', '"Bea"', '"Cat"']);
  });

  const bare = defineList({
    about: "children",
    filters: {},
    read: () => Promise.resolve({ rows: boats, around: {} }),
    columns: { name: { heading: "Name" } },
    tables: { all: { columns: ["name"], caption: "All", empty: "None." } },
  });

  test("neither is there unless it is declared", async () => {
    expect(() => bare.answers({ summary: "Boats" })).toThrow("no field of the API");
    await expect(bare.json(given({}))).rejects.toThrow("no field of the API");
    await expect(bare.file(given({}))).rejects.toThrow("no column of a file");
  });

  test("a list about children declares no file", () => {
    const sheet = { name: "Boats", file: "boats.csv", columns: [] };
    // @ts-expect-error -- files of children are made by the register of exports alone
    const declare = () => defineList({ ...aboutChildren, sheet });
    expect(declare).toThrow("the register of exports");
  });

  const aboutChildren = {
    about: "children",
    filters: {},
    read: () => Promise.resolve({ rows: [] as Boat[], around: {} }),
    columns: { name: { heading: "Name" } },
    tables: { all: { columns: ["name"], caption: "All", empty: "None." } },
  } as const;

  test("a list without pages is shown whole", async () => {
    const { pages, tables } = await bare.show(given({ page: "2" }), { path: "/boats" });
    expect(tables.all?.groups[0]?.rows).toHaveLength(3);
    expect(pages).toMatchObject({ total: 3, hasNext: false });
  });
});

describe("pages", () => {
  const paged = (pages: { size: number; by?: "cut" }, rows: readonly Boat[]) =>
    defineList({
      about: "no-child",
      filters: {},
      pages,
      read: () => Promise.resolve({ rows, around: {} }),
      columns: { name: { heading: "Name" } },
      tables: { all: { columns: ["name"], caption: "All", empty: "None." } },
    });
  const shownOf = async (one: ReturnType<typeof paged>, page: number) => {
    const shown = await one.show({ ...given({}), query: { page } }, { path: "/boats" });
    return { names: shown.rows.map(({ name }) => name), pages: shown.pages };
  };

  test("a list that is read whole is cut afterwards", async () => {
    expect(await shownOf(paged({ size: 2, by: "cut" }, boats), 2)).toEqual({
      names: ["Cat"],
      pages: { page: 2, pageSize: 2, total: 3, hasNext: false },
    });
  });

  test("a row more than a page says that there is another, and is not shown", async () => {
    const { names, pages } = await shownOf(paged({ size: 2 }, boats), 1);
    expect(names).toEqual(["Ann", "Bea"]);
    expect(pages).toEqual({ page: 1, pageSize: 2, total: undefined, hasNext: true });
    expect((await shownOf(paged({ size: 3 }, boats), 1)).pages.hasNext).toBe(false);
  });
});

describe("a declaration that cannot be right fails at the start", () => {
  test.each([
    ["a filter named page", { filters: { page: yes() } }, "page"],
    [
      "a heading that orders by what is no sort",
      { columns: { name: { heading: "Name", sort: "gone" } } },
      "gone",
    ],
    ["a question that is no filter", { fields: { gone: { label: "Gone" } } }, "gone"],
  ])("%s", (_what, wrong, word) => {
    const right = {
      about: "no-child" as const,
      filters: {},
      read: () => Promise.resolve({ rows: [] as Boat[], around: {} }),
      columns: { name: { heading: "Name" } },
      tables: { all: { columns: ["name"] as const, caption: "All", empty: "None." } },
    };
    expect(() => defineList({ ...right, ...wrong })).toThrow(word);
  });
});

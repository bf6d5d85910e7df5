import { describe, expect, it } from "vitest";
import { anUnmatchedRow } from "./fixture-row.ts";
import { decidedPairs } from "./decided-pairs.ts";
import { findNameOrders } from "./name-order.ts";
import { findSameChild, pairsToShow } from "./same-child.ts";
import type { UnmatchedRow } from "./read-row.ts";

let count = 0;

/** "Surname/Forename/birth" with whatever else matters to the case. */
function row(written: string, more: Partial<UnmatchedRow> = {}): UnmatchedRow {
  const [surname = "", forename = "", birth = ""] = written.split("/");
  count += 1;
  const dateOfBirth = birth === "" ? null : birth;
  return anUnmatchedRow({ row: count, surname, forename, dateOfBirth, ...more });
}

const places = new Map([["Current", ["School", "Ward"]]]);
const children = (...rows: UnmatchedRow[]): number[] => findSameChild(rows, places).childOf;
const referred = { dates: { "Date referred": "2025-03-04" } };
const referredAndSeen = { dates: { "Date referred": "2025-03-04", MAP: "2025-05-06" } };

describe("one child", () => {
  it.each([
    [
      "typing slips in both names",
      row("Barry/Georgina/2011-09-16"),
      row("Baryr/Geogrina/2011-09-16"),
    ],
    ["day and month exchanged", row("Ryder/Alan/2012-11-07"), row("Ryder/Alan/2012-07-11")],
    [
      "names the other way round",
      row("Parsons/Cara/2015-11-27"),
      row("Cara-Cairns/Parsons/2015-11-27"),
    ],
    [
      "an alias",
      row("Dawson/Elizabeth/2011-03-04", { aliases: ["Betsy"] }),
      row("Dawson/Betsy/2011-03-04"),
    ],
    [
      "no date, but referred on one day",
      row("Clegg/Una/2011-03-04", referred),
      row("Clegg/Una/", referred),
    ],
    [
      "one digit off, referred on one day",
      row("Clegg/Una/2011-03-04", referred),
      row("Clegg/Una/2012-03-04", referred),
    ],
    [
      "half exchanged, referred on one day",
      row("Clegg/Una/2014-12-02", referred),
      row("Clegg/Una/2014-02-16", referred),
    ],
    [
      "another date, but one case",
      row("Clegg/Una/2014-12-02", referredAndSeen),
      row("Clegg/Una/2015-06-16", referredAndSeen),
    ],
    [
      "a wrong sex",
      row("Clegg/Una/2014-12-02", { sex: "male" }),
      row("Clegg/Una/2014-12-02", { sex: "female" }),
    ],
  ])("with %s", (_case, a, b) => {
    expect(children(a, b)).toEqual([0, 0]);
  });
});

describe("two children", () => {
  it.each([
    [
      "twins",
      row("Dawson/Una/2011-03-04", referredAndSeen),
      row("Dawson/Grace/2011-03-04", referredAndSeen),
    ],
    [
      "twins nearly alike",
      row("Dawson/Jayden/2011-03-04", referredAndSeen),
      row("Dawson/Kayden/2011-03-04", referredAndSeen),
    ],
    [
      "a boy and a girl",
      row("Dawson/Danielle/2011-03-04", { sex: "female" }),
      row("Dawson/Daniell/2011-03-04", { sex: "male" }),
    ],
    ["namesakes", row("Dawson/Una/2011-03-04"), row("Dawson/Una/2013-08-19")],
    ["namesakes a year apart", row("Dawson/Una/2011-03-04"), row("Dawson/Una/2012-03-04")],
    ["namesakes without a date", row("Dawson/Una/2011-03-04"), row("Dawson/Una/")],
    ["the same birthday", row("Dawson/Una/2011-03-04"), row("Clegg/Una/2011-03-04")],
    [
      "siblings referred together",
      row("Dawson/Ella/2011-03-04", referredAndSeen),
      row("Dawson/Ella-Mae/2013-06-19", referredAndSeen),
    ],
    ["nobody known", row("//"), row("//")],
  ])("%s", (_case, a, b) => {
    expect(children(a, b)).toEqual([0, 1]);
  });

  it("when both forenames are names of several other children", () => {
    const others = ["2010-01-02", "2010-03-04", "2012-05-06"].flatMap((born, index) => [
      row(`Firth${"abc".charAt(index)}/Sarah/${born}`),
      row(`Jagger${"abc".charAt(index)}/Sara/${born}`),
    ]);
    const pair = [row("Dawson/Sarah/2011-03-04"), row("Dawson/Sara/2011-03-04")];
    expect(children(...pair)).toEqual([0, 0]);
    expect(children(...pair, ...others).slice(0, 2)).toEqual([0, 1]);
  });

  it("in a chain between two who may be twins", () => {
    const rows = ["Mia", "Mila", "Mial"].map((name) => row(`Dawson/${name}/2011-03-04`));
    const { childOf, joined } = findSameChild(rows, places);
    expect(joined.size).toBe(1);
    expect(childOf[0]).not.toBe(childOf[1]);
  });

  it("in a chain whose ends are apart", () => {
    const [first, last] = [
      row("Dawson/Una/2011-03-04", referred),
      row("Dawson/Una/2013-08-19", referred),
    ];
    const between = row("Dawson/Una/", referred);
    const found = findSameChild([first, between, last], places);
    expect(new Set(found.childOf).size).toBe(2);
    const open = pairsToShow([first, between, last], found).filter((pair) => !pair.joined);
    expect(open.length).toBeGreaterThan(0);
  });
});

/** Nobody is called by both because a table says so: the pair is listed, and the rows stay apart. */
describe("a name and its short form, of one day", () => {
  const listed = (...rows: UnmatchedRow[]) => {
    const found = findSameChild(rows, places);
    return { apart: new Set(found.childOf).size, open: pairsToShow(rows, found).length };
  };

  it.each([
    ["Mo and Mohammed", "Dawson/Mo/2011-03-04", "Dawson/Mohammed/2011-03-04"],
    ["Liz and Elizabeth", "Dawson/Liz/2011-03-04", "Dawson/Elizabeth/2011-03-04"],
  ])("%s are shown to a person", (_case, a, b) => {
    expect(listed(row(a), row(b))).toEqual({ apart: 2, open: 1 });
  });

  it("are no pair on another day, under another family name or of another sex", () => {
    const one = row("Dawson/Mo/2011-03-04", { sex: "male" });
    for (const other of [
      row("Dawson/Mohammed/2013-08-19"),
      row("Clegg/Mohammed/2011-03-04"),
      row("Dawson/Maureen/2011-03-04", { sex: "female" }),
    ])
      expect(listed(one, other)).toEqual({ apart: 2, open: 0 });
  });
});

/** Nearly alike, and each a name of its own: twins, or one child whom somebody misspelt. */
describe("rows that may be of twins", () => {
  it.each([
    ["Mia and Mila", "Dawson/Mia/2011-03-04", "Dawson/Mila/2011-03-04"],
    ["Amy and May", "Dawson/Amy/2011-03-04", "Dawson/May/2011-03-04"],
    ["Leo and Leon", "Dawson/Leo/2011-03-04", "Dawson/Leon/2011-03-04"],
    ["two double names", "Dawson/Ella-Mia/2011-03-04", "Dawson/Ella-Mila/2011-03-04"],
    ["a double surname", "Dawson/Mia/2011-03-04", "Dawson-Clegg/Mila/2011-03-04"],
    ["the names exchanged", "Dawson/Mia/2011-03-04", "Mila/Dawson/2011-03-04"],
    ["one date not known", "Dawson/Mia/2011-03-04", "Dawson/Mila/"],
  ])("%s stay apart, and a person is asked", (_case, one, other) => {
    const rows = [row(one, referredAndSeen), row(other, referredAndSeen)];
    const found = findSameChild(rows, places);
    expect(found.childOf).toEqual([0, 1]);
    const [pair, ...others] = pairsToShow(rows, found);
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ joined: false, decided: null });
    expect(pair?.against).toContain(
      "each forename is a name of its own: these may be twins, or one child",
    );
  });

  it.each([
    ["a slip that is no name", "Dawson/Mia/2011-03-04", "Dawson/Mai/2011-03-04"],
    ["letters exchanged", "Dawson/Mila/2011-03-04", "Dawson/Mlia/2011-03-04"],
    ["another spelling", "Dawson/Callum/2011-03-04", "Dawson/Calum/2011-03-04"],
    ["a slip in the surname as well", "Dawson/Mia/2011-03-04", "Dawsn/Mila/2011-03-04"],
    ["a slip in the date as well", "Dawson/Mia/2011-03-04", "Dawson/Mila/2011-04-03"],
  ])("one child with %s is joined", (_case, one, other) => {
    expect(children(row(one), row(other))).toEqual([0, 0]);
  });

  it("are joined where a person says so", () => {
    const rows = [row("Dawson/Mia/2011-03-04"), row("Dawson/Mila/2011-03-04")];
    const [a, b] = rows;
    if (!a || !b) throw new Error("two rows");
    const decided = decidedPairs([{ a, b, same: true }], rows);
    expect(findSameChild(rows, places, decided).childOf).toEqual([0, 0]);
  });
});

it("takes a day on which a crowd was referred for no evidence", () => {
  const crowd = [...Array(6).keys()].map((index) =>
    row(`Other/Child/20${10 + index}-01-01`, referred),
  );
  const pair = [row("Clegg/Una/2011-03-04", referred), row("Clegg/Una/", referred)];
  expect(children(...pair, ...crowd).slice(0, 2)).toEqual([0, 1]);
});

it("gives its reasons for and against", () => {
  const rows = [
    row("Dawson/Una/2011-03-04", { ...referred, cells: { School: "EHE", Ward: "Docks" } }),
    row("Dawsn/Una/2011-04-03", { ...referred, cells: { School: "EHE", Ward: "" }, sex: "female" }),
  ];
  const [pair] = pairsToShow(rows, findSameChild(rows, places));
  expect(pair?.joined).toBe(true);
  expect(pair?.why).toEqual([
    "surname differs by a typing slip", "same forename",
    "date of birth with day and month exchanged", "same date referred 2025-03-04", "both ehe",
  ]); // prettier-ignore
});

describe("names the other way round", () => {
  const pair = [row("Clegg/Una/2011-03-04"), row("Una/Clegg/2011-03-04")];
  const orders = (...others: UnmatchedRow[]) => {
    const rows = [...pair, ...others];
    return findNameOrders(rows, findSameChild(rows, places));
  };

  it("are put right when several other children show which is which", () => {
    const found = orders(row("Dawson/Una/2010-01-01"), row("Clegg/Tilly/2012-02-02"));
    expect([...found.toExchange]).toEqual([1]);
    expect(found.undecided).toEqual([]);
  });

  it("stay as written when nothing decides", () => {
    const undecided = [{ earlier: 0, later: 1 }];
    expect(orders()).toMatchObject({ undecided });
    expect(orders(row("Dawson/Una/2010-01-01"))).toMatchObject({ undecided });
    const bothWays = [
      row("Dawson/Una/2010-01-01"),
      row("Firth/Una/2010-05-01"),
      row("Una/Grace/2012-02-02"),
    ];
    expect(orders(...bothWays)).toMatchObject({ undecided });
  });
});

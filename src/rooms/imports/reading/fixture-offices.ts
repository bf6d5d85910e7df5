import { Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { Dice, duplicateOf, inventChildren, type FixtureChild } from "./fixture-children.ts";
import { dateStyles, writeDate, writeSex } from "./fixture-cells.ts";
import { inventLayout, type Field, type Layout } from "./fixture-layout.ts";
import type { FixtureTruth } from "./fixture-workbook.ts";

export interface OfficeTruth extends FixtureTruth {
  referredOn: string | null;
  missingCount: number | null;
  lead: string | null;
  /** How many telephone numbers and registrations stand in its free text. */
  phones: number;
  vehicles: number;
}

type Written = string | number | Date;

const levelWords = {
  words: { 1: ["Low", "LOW RISK", "standard"], 2: ["Medium", "moderate", "med"], 3: ["High", "HIGH RISK", "serious"] },
  cat: { 1: ["Cat 1", "Category 1", "L1"], 2: ["Cat. 2", "category 2", "L2"], 3: ["CAT 3", "Cat 3", "L3"] },
  rag: { 1: ["Green", "G".replace("G", "green")], 2: ["Amber", "AMBER"], 3: ["Red", "RED"] },
  emoji: { 1: ["🟢", "🟢 Low"], 2: ["🟠 Medium", "🟡"], 3: ["🔴", "🔴 High"] },
  both: { 1: ["1 - Low", "Low (1)"], 2: ["2 - Medium", "Medium (2)"], 3: ["3 - High", "High (3)"] },
} as const; // prettier-ignore
const doubts = [
  "tbc",
  "see notes",
  "Step down agreed??",
  "Low?",
  "Low/Med",
  "awaiting",
  "2 or 3",
  "not low",
  "🔴🟢",
];
const colours = { 1: "FF00B050", 2: "FFFFC000", 3: "FFFF0000" } as const;
const counts: readonly (readonly [written: string | number, count: number | null, isProblem: boolean])[] = [
  [0, 0, false], [3, 3, false], ["10 x", 10, false], ["nil", 0, false], ["", null, false], ["4 eps", 4, false],
  ["3-4", null, true], ["lots", null, true], ["two", 2, false], ["N/A", null, false], ["x5", 5, false],
]; // prettier-ignore
const associates = [
  "", "N/A", "None known", "Links to Mia Lamb", "older male, 20s, met online", "Jo Reed; Sam Marsh", "peers",
  "unknown adult in silver Audi FX19 ABC", "male using 07700 900123",
]; // prettier-ignore
const middles = ["Anne", "James", "Rose", "Lee", "Marie"];

class Office {
  readonly truth: OfficeTruth[] = [];
  private readonly dice: Dice;
  private readonly layout: Layout;
  private reference = 500;

  constructor(dice: Dice, layout: Layout) {
    this.dice = dice;
    this.layout = layout;
  }

  private date(iso: string): Written {
    const { dice, layout } = this;
    const texts = dateStyles.filter((style) => style !== "cell" && style !== "serial");
    const style = {
      cells: "cell" as const,
      serials: "serial" as const,
      texts: dice.pick(texts),
      mixed: dice.pick(dateStyles),
    }[layout.dates];
    const written = writeDate(iso, style);
    return typeof written === "number" && layout.from1904 ? written - 1462 : written;
  }

  private name({ surname, forename, child }: FixtureChild, truth: OfficeTruth): string {
    const { dice } = this;
    switch (this.layout.names) {
      case "capitals last":
        return `${forename} ${surname.toUpperCase()}`;
      case "plain":
        if (dice.chance(0.2) && !forename.includes(" "))
          truth.forename = `${forename} ${middles[child % middles.length] ?? ""}`;
        return `${truth.forename} ${surname}`;
      case "known as":
        return dice.chance(0.4)
          ? `${surname}, ${forename} (known as Bee)`
          : `${surname}, ${forename}`;
      case "comma":
      case "two columns":
        return `${dice.chance(0.5) ? surname.toUpperCase() : surname}, ${forename}`;
    }
  }

  private level(child: FixtureChild, truth: OfficeTruth): string {
    const { dice, layout } = this;
    if (dice.chance(0.05)) return "";
    if (dice.chance(0.08)) {
      truth.problems.push("level");
      return dice.pick(doubts);
    }
    if (layout.levels === "colour") {
      truth.problems.push("colour");
      return "";
    }
    truth.level = child.level;
    return dice.pick<string>(levelWords[layout.levels][child.level]);
  }

  private closing(truth: OfficeTruth): { status: string; closedOn: Written } {
    const { dice } = this;
    if (truth.closed) {
      const status = dice.pick(["Closed", "CLOSED", "Stepped down", "Closed 3/2/26", "NFA"]);
      return { status, closedOn: this.date("2026-10-30") };
    }
    const doubt = dice.chance(0.1);
    if (doubt) truth.problems.push("status");
    const doubtful = dice.pick([
      "Step down agreed??",
      "To be closed",
      "closed?",
      "for closure at next MACE",
    ]);
    const closedOn = doubt
      ? dice.pick(["tbc", "soon", "step down agreed??"])
      : dice.pick(["", "-", "N/A"]);
    return {
      status: doubt ? doubtful : dice.pick(["Open", "open", "OPEN", "Live", "Open - CIN"]),
      closedOn,
    };
  }

  row(child: FixtureChild, truth: OfficeTruth): Record<Field, Written> {
    const { dice } = this;
    const isWrong = dice.chance(0.02);
    truth.dateOfBirth = isWrong ? null : child.born;
    if (isWrong) truth.problems.push("born");
    const count = dice.pick(counts);
    truth.missingCount = count[1];
    if (count[2]) truth.problems.push("missing");
    const referred = child.referred.replace("2026-1", "2026-0").replace("-00-", "-09-");
    truth.referredOn = referred;
    truth.lead = dice.pick(["Jane Okafor", "P Nowak", null]);
    const said = dice.pick(associates);
    truth.vehicles = said.includes("FX19") ? 1 : 0;
    truth.phones = said.includes("07700") ? 1 : 0;
    this.reference += 1;
    return {
      reference: dice.chance(0.1) ? "" : `P${this.reference}`,
      name: this.name(child, truth),
      surname: child.surname,
      forename: child.forename,
      born: isWrong ? dice.pick(["30/02/2011", "32/01/2010", "2012-13-01"]) : this.date(child.born),
      sex: writeSex(dice, child.sex),
      level: this.level(child, truth),
      ...this.closing(truth),
      referred: this.date(referred),
      map: child.panel === null ? "" : this.date(child.panel),
      panel: dice.chance(0.5) ? "" : this.date("2026-03-04"),
      missing: count[0],
      rhi: dice.pick(["Completed", "Declined", "", "N/A"]),
      school: child.school,
      ward: child.ward,
      lead: truth.lead ?? dice.pick(["tbc", "", "n/a", "-"]),
      ethnicity: dice.pick(["White British", "Asian", "not known", ""]),
      associates: said,
      locations: dice.pick(["", "Canal Street", "n/a", "Docks; Hillside Flats"]),
      comments: dice.pick(["", "TAC 14/2", "Step down agreed??", "=SUM(A1)", "@police to confirm"]),
      filler: dice.pick(["Y", "N", "", "tbc"]),
    };
  }

  private headings(sheet: Worksheet): void {
    const { dice, layout } = this;
    for (let line = 0; line < layout.titleRows; line += 1) {
      const text = [
        "EXPLOITATION TRACKER",
        "",
        "OFFICIAL SENSITIVE: do not forward",
        "Updated monthly by the coordinator",
      ];
      sheet.addRow([text[line] ?? ""]);
      if (line === 0) sheet.mergeCells(1, 1, 1, layout.fields.length);
    }
    if (layout.twoTiers) {
      const middle = Math.floor(layout.fields.length / 2);
      sheet.addRow(
        layout.fields.map((_, index) =>
          index === 0 ? "About the child" : index === middle ? "Planning" : "",
        ),
      );
    }
    sheet.addRow(layout.fields.map((field) => layout.labels.get(field)));
    if (layout.explained) {
      const hints: Partial<Record<Field, string>> = {
        born: "(dd/mm/yyyy)",
        sex: "M/F",
        level: "drop down",
        comments: "free text",
      };
      sheet.addRow(layout.fields.map((field) => hints[field] ?? ""));
    }
    if (layout.hides) sheet.getColumn(1 + dice.below(layout.fields.length)).hidden = true;
  }

  fill(
    sheet: Worksheet,
    children: readonly FixtureChild[],
    isClosed: (child: FixtureChild) => boolean,
  ): void {
    const { dice, layout } = this;
    this.headings(sheet);
    for (const child of children) {
      if (dice.chance(0.04)) sheet.addRow([]);
      if (dice.chance(0.03))
        sheet.addRow(["", "", `NOTE: ${child.ward} cases below reviewed in May`]);
      const row = sheet.rowCount + 1;
      const truth: OfficeTruth = {
        sheet: sheet.name, row, child: child.child, closed: isClosed(child), sex: child.sex, surname: child.surname,
        forename: child.forename, dateOfBirth: null, level: null, problems: [], referredOn: null, missingCount: null,
        lead: null, phones: 0, vehicles: 0,
      }; // prettier-ignore
      const cells = this.row(child, truth);
      const added = sheet.addRow(layout.fields.map((field) => cells[field]));
      if (truth.problems.includes("colour")) {
        const fill = {
          type: "pattern",
          pattern: "solid",
          fgColor: { argb: colours[child.level] },
        } as const;
        added.getCell(layout.fields.indexOf("level") + 1).fill = fill;
      }
      if (layout.hides && dice.chance(0.1)) added.hidden = true;
      this.truth.push(truth);
    }
  }
}

function addKey(book: Workbook, dice: Dice): void {
  const key = book.addWorksheet(dice.pick(["Key", "Lists", "READ ME", "Definitions"]));
  key.addRows([
    ["Risk", "Words"],
    ["High", "3 / H / Red"],
    ["Medium", "2 / M / Amber"],
    ["Low", "1 / L / Green"],
  ]);
  if (dice.chance(0.4)) key.state = "hidden";
}

/** The workbook of another office: everything about it depends on the seed alone. */
export async function officeWorkbook(
  seed: number,
  count = 80,
): Promise<{ bytes: Uint8Array; truth: OfficeTruth[]; layout: Layout }> {
  const dice = new Dice(seed);
  const layout = inventLayout(dice);
  // Two children of one name and one birthday are nobody's to tell apart.
  const everybody = inventChildren(dice, count);
  const told = new Map(
    everybody.map((child) => [`${child.surname} ${child.forename} ${child.born}`, child]),
  );
  const children = [...told.values()];
  const again = children.filter(() => dice.chance(0.12)).map((child) => duplicateOf(dice, child));
  const closed = new Set(children.filter(() => dice.chance(0.3)).map(({ child }) => child));
  const all = dice.shuffled([...children, ...again]);
  const isClosed = ({ child }: FixtureChild): boolean => closed.has(child);
  const book = new Workbook();
  book.properties.date1904 = layout.from1904;
  const keyFirst = dice.chance(0.5);
  if (keyFirst) addKey(book, dice);
  const office = new Office(dice, layout);
  if (layout.closing === "sheet") {
    office.fill(
      book.addWorksheet(dice.pick(["Open", "Current cases", "Tracker"])),
      all.filter((child) => !isClosed(child)),
      isClosed,
    );
    office.fill(
      book.addWorksheet(dice.pick(["CLOSED", "No longer open", "Archived"])),
      all.filter(isClosed),
      isClosed,
    );
  } else if (layout.closing === "years") {
    office.fill(book.addWorksheet("2025"), all.slice(0, all.length / 2), isClosed);
    office.fill(book.addWorksheet("2026 North"), all.slice(all.length / 2), isClosed);
  } else office.fill(book.addWorksheet("Tracker"), all, isClosed);
  if (!keyFirst) addKey(book, dice);
  return { bytes: new Uint8Array(await book.xlsx.writeBuffer()), truth: office.truth, layout };
}

import { Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { Dice, duplicateOf, inventChildren, type FixtureChild } from "./fixture-children.ts";
import { dateStyles, writeDate, writeLevel, writeName, writeSex } from "./fixture-cells.ts";
import type { Level, Sex } from "./reading-types.ts";

/** What must be read from one row: its date as written, not the child's real one. */
export interface FixtureTruth {
  sheet: string;
  row: number;
  child: number;
  surname: string;
  forename: string;
  dateOfBirth: string | null;
  sex: Sex;
  level: Level | null;
  closed: boolean;
  problems: string[];
}

interface FixtureWorkbook {
  bytes: Uint8Array;
  truth: FixtureTruth[];
}

type Field =
  | "reference" | "name" | "surname" | "forename" | "born" | "sex" | "level" | "referred"
  | "panel" | "school" | "ward" | "missing" | "comments" | "lead"; // prettier-ignore

const headings: Readonly<Record<Field, readonly string[]>> = {
  reference: ["Ref", "Our ref", "ID", "Case No.", "Unique ref"],
  name: ["SURNAME, Forename", "Name", "YP", "Name of child", "Young person", "Child's name"],
  surname: ["Surname", "SURNAME", "Family name", "Last name"],
  forename: ["Forename", "First name(s)", "Given name"],
  born: ["D.O.B", "DOB", "Date of birth", "Born", "DoB (dd/mm/yyyy)"],
  sex: ["M/F", "Sex", "Gender", "Sex (M/F)"],
  level: ["CSE Risk Level", "Level", "RAG", "Risk category", "Current risk", "CE risk"],
  referred: ["Date referred", "Referral date", "Date of referral", "Referred"],
  panel: ["Date of last MAP", "Last panel", "MACE", "Reviewed at MASE"],
  school: ["School / College", "Education", "School"],
  ward: ["Ward", "Locality", "Area"],
  missing: ["Missing eps (last 90 days)", "No. of missing episodes", "Mis. eps"],
  comments: ["Actions / comments", "Notes", "Update"],
  lead: ["SW / Lead Prof", "Allocated SW", "Lead"],
};

const sheetNames = [
  ["Current", "Closed & stepped down"],
  ["Open cases", "Archive"],
  ["Live", "Stepped down"],
  ["Active CE", "Closed 2026"],
] as const;

const comments = ["=SUM(A1)", "@police to confirm", "+", "-", "TAC 14/2", "", "", ""];

class Builder {
  readonly truth: FixtureTruth[] = [];
  private readonly dice: Dice;
  private readonly fields: readonly Field[];
  private readonly labels: ReadonlyMap<Field, string>;
  private reference = 1000;

  constructor(dice: Dice) {
    this.dice = dice;
    const names: Field[] = dice.chance(0.3) ? ["surname", "forename"] : ["name"];
    const rest: Field[] = [
      "born",
      "sex",
      "level",
      "referred",
      "panel",
      "school",
      "ward",
      "missing",
      "comments",
      "lead",
    ];
    this.fields = dice.shuffled<Field>(["reference", ...names, ...rest]);
    this.labels = new Map(this.fields.map((field) => [field, dice.pick(headings[field])]));
  }

  private birth(child: FixtureChild): { written: string | number | Date; iso: string | null } {
    if (this.dice.chance(0.02))
      return { written: this.dice.pick(["31/02/2011", "14.13.10", "30th Feb 2012"]), iso: null };
    return { written: writeDate(child.born, this.dice.pick(dateStyles)), iso: child.born };
  }

  private write(child: FixtureChild, truth: FixtureTruth): Record<Field, unknown> {
    const { dice } = this;
    const birth = this.birth(child);
    const level = writeLevel(dice, child.level);
    truth.dateOfBirth = birth.iso;
    truth.level = level.level;
    if (birth.iso === null) truth.problems.push("born");
    if (level.isProblem) truth.problems.push("level");
    this.reference += 1;
    return {
      reference: dice.chance(0.1) ? "" : `R${this.reference}`,
      name: writeName(dice, child.surname, child.forename),
      surname: child.surname,
      forename: child.forename,
      born: birth.written,
      sex: writeSex(dice, child.sex),
      level: level.written,
      referred: writeDate(child.referred, dice.pick(dateStyles)),
      panel:
        child.panel === null
          ? dice.pick(["", "N/A", "-"])
          : writeDate(child.panel, dice.pick(dateStyles)),
      school: child.school,
      ward: dice.chance(0.2) ? "" : child.ward,
      missing: dice.pick([0, 4, "5 x", "nil", 11, ""]),
      comments: dice.pick(comments),
      lead: dice.pick(["J. Okafor", "P Nowak", "tbc", ""]),
    };
  }

  fill(sheet: Worksheet, children: readonly FixtureChild[], closed: boolean): void {
    const { dice } = this;
    if (dice.chance(0.8)) {
      sheet.addRow(["EXPLOITATION TRACKER: OFFICIAL SENSITIVE"]);
      sheet.mergeCells(1, 1, 1, this.fields.length);
      for (let blank = dice.below(3); blank > 0; blank -= 1) sheet.addRow([]);
    }
    sheet.addRow(this.fields.map((field) => this.labels.get(field)));
    for (const child of children) {
      if (dice.chance(0.03)) sheet.addRow([]);
      if (dice.chance(0.03)) sheet.addRow(["", `--- ${child.ward} locality ---`]);
      const truth: FixtureTruth = {
        sheet: sheet.name, row: sheet.rowCount + 1, child: child.child, closed, sex: child.sex,
        surname: child.surname, forename: child.forename, dateOfBirth: null, level: null, problems: [],
      }; // prettier-ignore
      const cells = this.write(child, truth);
      sheet.addRow(this.fields.map((field) => cells[field]));
      this.truth.push(truth);
    }
  }
}

/** A workbook of the usual kind with its truth; everything about it depends on the seed alone. */
export async function fixtureWorkbook(seed: number, count = 120): Promise<FixtureWorkbook> {
  const dice = new Dice(seed);
  const children = inventChildren(dice, count);
  const again = children.filter(() => dice.chance(0.2)).map((child) => duplicateOf(dice, child));
  const closed = new Set(children.filter(() => dice.chance(0.3)).map(({ child }) => child));
  const all = dice.shuffled([...children, ...again]);
  const [open, shut] = dice.pick(sheetNames);
  const workbook = new Workbook();
  const builder = new Builder(dice);
  builder.fill(
    workbook.addWorksheet(open),
    all.filter(({ child }) => !closed.has(child)),
    false,
  );
  builder.fill(
    workbook.addWorksheet(shut),
    all.filter(({ child }) => closed.has(child)),
    true,
  );
  const key = workbook.addWorksheet(dice.pick(["Key", "Legend", "Guidance"]));
  key.addRows([
    ["Risk level", "Meaning"],
    ["1 / L / Low / Cat 1"],
    ["2 / M / Medium / Cat 2"],
    ["3 / H / High / Cat 3"],
  ]);
  return { bytes: new Uint8Array(await workbook.xlsx.writeBuffer()), truth: builder.truth };
}

/** A workbook with exactly these sheets and cells. */
export async function workbookOf(
  sheets: Readonly<Record<string, readonly unknown[][]>>,
): Promise<Uint8Array> {
  const workbook = new Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    workbook.addWorksheet(name).addRows([...rows]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

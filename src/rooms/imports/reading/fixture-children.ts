/** Seeded random numbers (mulberry32): the same seed makes the same workbook on every machine. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed * 2_654_435_761;
  }

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new Error("nothing to pick from");
    return picked;
  }

  shuffled<T>(from: readonly T[]): T[] {
    return from
      .map((item) => ({ item, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }
}

export interface FixtureChild {
  child: number;
  surname: string;
  forename: string;
  born: string;
  sex: "female" | "male";
  level: 1 | 2 | 3;
  school: string;
  ward: string;
  referred: string;
  panel: string | null;
}

const girls =
  "Amber Bethany Chloe Daisy Ellie Farah Grace Harriet Imogen Jasmin Keeley Leila Megan Niamh Olivia Paige Rosie Safiya Tilly Una Verity Wren Yasmin Zara Ella-Mae Ella-Rose Julia Julie Mia Mya Morgan Taylor Charlie".split(
    " ",
  );
const boys =
  "Adam Bilal Callum Dylan Ethan Finlay George Harvey Idris Jordan Kieran Liam Mason Nathan Owen Parker Reuben Samuel Tyler Umar Victor William Yusuf Zac Jayden Kayden Jan Jay Morgan Taylor Charlie".split(
    " ",
  );
const surnames =
  "Abbott Barker Chowdhury Dawson Ellison Fairclough Garside Hammond Ingham Jessop Kowalski Lockwood McAllister Naylor O'Connor Pemberton Quigley Rahman Saunders Tattersall Underwood Varley Whitaker Yeomans Ainsworth Boothroyd Clegg Dyson Eastwood Firth Greenhalgh Holroyd Illingworth Jagger Kershaw Longbottom Marsden Nuttall Ogden Pickles Ramsden Sutcliffe Thackray Uttley Vickers Walmsley Mohammed Morgan Taylor Charles Lee Shaw Ali Begum Khan".split(
    " ",
  );

function two(part: number): string {
  return String(part).padStart(2, "0");
}

function someDay(dice: Dice, firstYear: number, years: number): string {
  return `${firstYear + dice.below(years)}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`;
}

function invent(dice: Dice, child: number): FixtureChild {
  const sex = dice.chance(0.75) ? "female" : "male";
  return {
    child,
    surname: dice.pick(surnames),
    forename: dice.pick(sex === "female" ? girls : boys),
    born: someDay(dice, 2008, 8),
    sex,
    level: dice.pick([1, 2, 3] as const),
    school: dice.pick(["Millbrook High", "St Anne's", "Canal Street PRU", "EHE"]),
    ward: dice.pick(["Northgate", "Millbrook", "Docks", "Hillside", ""]),
    referred: someDay(dice, 2024, 3),
    panel: dice.chance(0.5) ? someDay(dice, 2025, 2) : null,
  };
}

/** A twin shares everything but the forename: the pair that must never become one child. */
function twinOf(dice: Dice, other: FixtureChild, child: number): FixtureChild {
  const names = (other.sex === "female" ? girls : boys).filter((name) => name !== other.forename);
  return { ...other, child, forename: dice.pick(names) };
}

/** Another child who happens to have the same name. */
function namesakeOf(dice: Dice, other: FixtureChild, child: number): FixtureChild {
  const fresh = invent(dice, child);
  const { surname, forename, sex } = other;
  return { ...fresh, surname, forename, sex, born: someDay(dice, 2008, 8) };
}

export function inventChildren(dice: Dice, count: number): FixtureChild[] {
  const children: FixtureChild[] = [];
  for (let child = 0; child < count; child += 1) {
    const other = children[dice.below(Math.max(1, children.length))];
    if (other !== undefined && child % 25 === 24) children.push(twinOf(dice, other, child));
    else if (other !== undefined && child % 25 === 12)
      children.push(namesakeOf(dice, other, child));
    else children.push(invent(dice, child));
  }
  return children;
}

/** One letter lost or exchanged with its neighbour, never the first. */
function mistype(dice: Dice, name: string): string {
  const at = 1 + dice.below(Math.max(1, name.length - 2));
  if (dice.chance(0.5) || name[at] === name[at + 1]) return name.slice(0, at) + name.slice(at + 1);
  return name.slice(0, at) + (name[at + 1] ?? "") + (name[at] ?? "") + name.slice(at + 2);
}

/** Day and month exchanged; a day above twelve is cut off at the last month there is. */
function exchangeDayAndMonth(iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${year}-${two(Math.min(12, Number(day)))}-${month}`;
}

/** The row of the same child that somebody else typed. */
export function duplicateOf(dice: Dice, child: FixtureChild): FixtureChild {
  const copy = { ...child };
  const slips = dice.below(3);
  if (slips !== 1 && copy.surname.length > 3) copy.surname = mistype(dice, copy.surname);
  if (slips !== 0 && copy.forename.length > 3) copy.forename = mistype(dice, copy.forename);
  if (dice.chance(0.25)) copy.surname += `-${dice.pick(surnames)}`;
  if (dice.chance(0.25)) [copy.surname, copy.forename] = [copy.forename, copy.surname];
  if (dice.chance(0.3)) copy.born = exchangeDayAndMonth(copy.born);
  return copy;
}

import type { Dice } from "./fixture-children.ts";

const longMonths = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
]; // prettier-ignore

function ordinal(day: number): string {
  if (day % 10 === 1 && day !== 11) return `${day}st`;
  if (day % 10 === 2 && day !== 12) return `${day}nd`;
  if (day % 10 === 3 && day !== 13) return `${day}rd`;
  return `${day}th`;
}

export const dateStyles = [
  "cell", "serial", "slashes", "dots", "words", "short words", "iso", "dashes", "year first",
] as const; // prettier-ignore

/** One date as one of the people who keep trackers would have it. */
export function writeDate(iso: string, style: (typeof dateStyles)[number]): string | number | Date {
  const [year = "", month = "", day = ""] = iso.split("-");
  const monthName = longMonths[Number(month) - 1] ?? "";
  switch (style) {
    case "cell":
      return new Date(`${iso}T00:00:00Z`);
    case "serial":
      return Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569;
    case "slashes":
      return `${day}/${month}/${year}`;
    case "dots":
      return `${Number(day)}.${Number(month)}.${year.slice(2)}`;
    case "words":
      return `${ordinal(Number(day))} ${monthName} ${year}`;
    case "short words":
      return `${Number(day)} ${monthName.slice(0, 3)} ${year.slice(2)}`;
    case "iso":
      return iso;
    case "dashes":
      return `${day}-${month}-${year}`;
    case "year first":
      return `${year}/${month}/${day}`;
  }
}

const levelWords = {
  1: ["Low", "LOW", "L", "1", "Cat 1", "Level 1", "Green", "low risk"],
  2: ["Medium", "Med", "M", "2", "Category 2", "amber", "Medium "],
  3: ["High", "HIGH", "H", 3, "Cat. 3", "Level 3", "Red"],
} as const;
const levelDoubts = ["tbc", "see notes", "?", "Med/High", "Step down agreed??", "High?"];

/** A level in some vocabulary, and what must be read from it. */
export function writeLevel(dice: Dice, level: 1 | 2 | 3) {
  if (dice.chance(0.04)) return { written: "", level: null, isProblem: false };
  if (dice.chance(0.06)) return { written: dice.pick(levelDoubts), level: null, isProblem: true };
  return { written: dice.pick<string | number>(levelWords[level]), level, isProblem: false };
}

export function writeSex(dice: Dice, sex: "female" | "male"): string {
  return dice.pick(sex === "female" ? ["F", "f", "Female", "girl"] : ["M", "m", "Male", "Boy"]);
}

/** Surname first, in the several ways of one column. */
export function writeName(dice: Dice, surname: string, forename: string): string {
  const family = dice.chance(0.3) ? surname.toUpperCase() : surname;
  const comma = dice.pick([", ", ", ", " ,", ","]);
  const alias = dice.chance(0.1) ? dice.pick([" (aka Bee)", " aka Bee", ' "Bee"']) : "";
  return `${family}${comma}${forename}${alias}`;
}

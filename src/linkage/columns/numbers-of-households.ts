import { fold } from "../text/fold.ts";
import type { Column } from "./table.ts";

/** Fewer records with a number that another has as well tell nothing. */
const fewest = 20;
/** Of two records of one person the forename seldom begins with another letter; of two children mostly. */
const mostDiffering = 0.25;

/**
 * Whether a number that nothing says is a person's stands on records of several: a home's, a family's, a
 * place on a map. Told by the letters with which forenames, or whole names, begin where it is the same.
 */
export function isOfHouseholds(number: Column, name: Column): boolean {
  const letterOf = lettersOf(name);
  const before = new Int32Array(number.values.length);
  let [met, differ] = [0, 0];
  for (let row = 0; row < number.codes.length; row += 1) {
    const [code, letter] = [number.codes[row] ?? -1, letterOf[name.codes[row] ?? -1] ?? 0];
    if (code < 0 || letter === 0) continue;
    const other = before[code] ?? 0;
    if (other !== 0) met += 1;
    if (other !== 0 && other !== letter) differ += 1;
    before[code] = letter;
  }
  return met >= fewest && differ > mostDiffering * met;
}

/** The first letter of each name as a number; 0 where there is none. */
const lettersOf = ({ values }: Column): Int32Array =>
  Int32Array.from({ length: values.length }, (_, at) => {
    const letter = /\p{L}/u.exec(values.at(at) ?? "")?.[0] ?? "";
    return fold(letter).codePointAt(0) ?? 0;
  });

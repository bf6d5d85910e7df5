import { nameIn } from "../fields/cells.ts";
import { commaIn, isFamilyFirst } from "../fields/name-order.ts";
import { splitFullName } from "../fields/names.ts";
import { wordsOf } from "../text/fold.ts";
import type { Column } from "../tables/table.ts";
import { company, looked } from "../priors/reading.ts";

const { sameNumber: enough } = looked;
const { fewestOfHousehold: fewest, mostDiffering } = company;

/**
 * Whether a number that nothing says is a person's stands on records of several: a home's, a family's, a
 * place on a map. Told by the letters with which forenames begin where it is the same.
 * @param name a column of forenames, or of whole names
 */
export function isOfHouseholds(number: Column, name: Column, isWhole: boolean): boolean {
  const letterOf = forenameLetters(name, isWhole);
  const before = new Int32Array(number.values.length).fill(-1);
  let [met, differ] = [0, 0];
  for (let row = 0; row < number.codes.length && met < enough; row += 1) {
    const [code, called] = [number.codes[row] ?? -1, name.codes[row] ?? -1];
    if (code < 0 || called < 0) continue;
    const other = before[code] ?? -1;
    before[code] = called;
    if (other < 0) continue;
    met += 1;
    if (other !== called && letterOf(other) !== letterOf(called)) differ += 1;
  }
  return met >= fewest && differ > mostDiffering * met;
}

/** The letter with which the forename of a value begins. */
function forenameLetters({ values }: Column, isWhole: boolean): (code: number) => string {
  const isTurned = isWhole && isFamilyFirst(values);
  return (code) => {
    const raw = values.at(code) ?? "";
    const cell = nameIn(isTurned ? commaIn(raw) : raw);
    return (isWhole ? splitFullName(cell).forename : (wordsOf(cell)[0] ?? "")).slice(0, 1);
  };
}

import type { Column } from "../tables/table.ts";
import { wordsOf } from "../text/fold.ts";
import { isForename } from "../text/forenames.ts";
import { eachIn } from "./each-of.ts";
import { cells } from "../priors/reading.ts";

const { familyNames: most, familyNamesFrom: worthwhile } = cells;

type Names = Readonly<Record<"forename" | "surname", Column>>;

/**
 * What stands within whole names and is rather a family name than a given one, by what records are called:
 * of Teresa Nevárez Limón another list has Nevárez, of Ayan Jama Suleiman another Jama.
 */
export function familyNamesIn(within: Column, { forename, surname }: Names): readonly Column[] {
  const [given, family] = [timesOf(forename), timesOf(surname)];
  const isFamily = (word: string): boolean =>
    word.length > 2 && !isForename(word) && (family.get(word) ?? 0) > 2 * (given.get(word) ?? 0);
  const found = eachIn(within, (value) => wordsOf(value).filter(isFamily).slice(0, most));
  const rows = found.map(({ codes }) => codes.reduce((sum, code) => sum + Number(code >= 0), 0));
  return (rows[0] ?? 0) >= worthwhile * within.codes.length ? found : [];
}

/** On how many records each word stands. */
function timesOf({ values, codes }: Column): ReadonlyMap<string, number> {
  const counts = new Uint32Array(values.length);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  const times = new Map<string, number>();
  for (const [at, count] of counts.entries())
    for (const word of wordsOf(values.at(at) ?? ""))
      times.set(word, (times.get(word) ?? 0) + count);
  return times;
}

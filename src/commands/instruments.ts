import {
  caution,
  choicesOf,
  itemsOf,
  readInstrument,
  shippedInstruments,
  type Instrument,
} from "../instruments/index.ts";
import { UsageProblem, type Runs } from "./command.ts";
import { jsonFile } from "./json-file.ts";

/** Tools as files, for the person who writes one: no database is asked. */
export const instrumentRuns = {
  "instruments list": ([key], { out }) => {
    if (key === undefined) {
      for (const one of shippedInstruments) out(`${one.key.padEnd(24)}${inOneLine(one)}`);
      out(caution);
      return Promise.resolve(0);
    }
    const found = shippedInstruments.find((one) => one.key === key);
    if (!found) throw new UsageProblem(`There is no tool ${key}: lantern instruments list`);
    out(JSON.stringify(found, null, 2));
    return Promise.resolve(0);
  },
  "instruments check": ([file], { from, out, error }) => {
    if (file === undefined)
      throw new UsageProblem("Say which file: lantern instruments check FILE");
    const read = readInstrument(jsonFile(from, file));
    if (read.kind === "instrument") {
      out(`${read.instrument.name}: ${inOneLine(read.instrument)}. Nothing is wrong with it.`);
      return Promise.resolve(0);
    }
    for (const { at, words } of read.problems) error(`${at || "the file"}: ${words}`);
    return Promise.resolve(1);
  },
} satisfies Runs;

function inOneLine(one: Instrument): string {
  const items = itemsOf(one);
  const answers = items.reduce((total, item) => total + choicesOf(item).length, 0);
  const bands = one.bands.map(({ title, from }) => `${title} from ${from}`).join(", ");
  return `${one.purpose}, ${items.length} questions, ${answers} answers${bands ? `; ${bands}` : ""}`;
}

import {
  caution,
  choicesOf,
  itemsOf,
  readInstrument,
  shippedInstruments,
  type Instrument,
} from "../instruments/index.ts";
import { UsageProblem, type Command } from "./command.ts";
import { jsonFile } from "./json-file.ts";

/** Tools as files, for the person who writes one: no database is asked. */
export const instrumentCommands: readonly Command[] = [
  {
    name: "instruments list",
    takes: "[KEY]",
    summary: "List the screening and assessment tools that come with Lantern, or print one as JSON",
    run: ([key], { out }) => {
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
  },
  {
    name: "instruments check",
    takes: "FILE",
    summary: "Check a tool that you wrote, before it is put in force",
    run: ([file], { from, out, error }) => {
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
  },
];

function inOneLine(one: Instrument): string {
  const items = itemsOf(one);
  const answers = items.reduce((total, item) => total + choicesOf(item).length, 0);
  const bands = one.bands.map(({ title, from }) => `${title} from ${from}`).join(", ");
  return `${one.purpose}, ${items.length} questions, ${answers} answers${bands ? `; ${bands}` : ""}`;
}

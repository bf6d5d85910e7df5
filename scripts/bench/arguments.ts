import { parseArgs } from "node:util";

export type Wanted = {
  /** How many children, one run for each. */
  readonly children: readonly number[];
  /** Requests for each page and number of clients, after a tenth as many that are not counted. */
  readonly requests: number;
  /** Times each query is run. */
  readonly repeats: number;
  /** Times a start and an import are run; 0 leaves both out. */
  readonly starts: number;
  readonly workbooks: readonly number[];
  /** Only pages with one of these names, and nothing else; all where none is named. Some have a comma: then semicolons part them. */
  readonly pages: readonly string[];
  readonly json: boolean;
};

const full = { children: [5_000, 100_000], requests: 200, repeats: 50, starts: 5 };
// Each address and form has its second turn, since one request goes before those that are counted and
// four go together after them: its figures are for nobody.
const quick = { children: [300], requests: 1, repeats: 1, starts: 1 };

/** Reads the command line; throws a RangeError in plain words. */
export function readArguments(args: readonly string[]): Wanted {
  const { values } = parseArgs({
    args: [...args],
    options: {
      children: { type: "string" },
      requests: { type: "string" },
      starts: { type: "string" },
      pages: { type: "string" },
      quick: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const usual = values.quick ? quick : full;
  return {
    ...usual,
    children: values.children?.split(",").map((text) => whole("children", text)) ?? usual.children,
    requests: values.requests ? whole("requests", values.requests) : usual.requests,
    starts: values.starts ? whole("starts", values.starts) : usual.starts,
    workbooks: values.quick ? [120] : [200, 5_000],
    pages: values.pages ? namesIn(values.pages) : [],
    json: values.json,
  };
}

function whole(name: string, text: string): number {
  const number = Number(text.replaceAll("_", ""));
  const least = name === "children" ? 30 : name === "starts" ? 0 : 1;
  if (!Number.isInteger(number) || number < least || number > 2_000_000) {
    throw new RangeError(`--${name}: "${text}" is not a whole number from ${least} to 2000000`);
  }
  return number;
}

const namesIn = (text: string): readonly string[] =>
  text.split(text.includes(";") ? ";" : ",").flatMap((name) => name.trim() || []);

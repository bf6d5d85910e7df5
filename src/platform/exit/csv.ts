import { createReadStream } from "node:fs";
import { CsvError, parse } from "csv-parse";
import { ExitProblem } from "./exit-problem.ts";

/** A value as it stands in a file; null where the record says nothing. */
export type Value = string | null;

/**
 * One line as RFC 4180 has it. An empty text stands in quotes and nothing at all stands for null, so
 * that the two stay apart. Nothing is put before what a spreadsheet could take for a formula: this
 * is read by programs, and must say what the record says.
 */
export const csvLine = (values: readonly Value[]): string => `${values.map(written).join(",")}\r\n`;

const written = (value: Value): string => {
  if (value === null) return "";
  return value === "" || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
};

/** Every line of a file, the headings first, one at a time. */
export async function* readCsv(path: string): AsyncGenerator<readonly Value[]> {
  const source = createReadStream(path);
  const lines = source.pipe(
    parse({
      relax_column_count: true,
      record_delimiter: "\r\n",
      cast: (value, { quoting }) => (value === "" && !quoting ? null : value),
    }),
  );
  source.once("error", (error) => lines.destroy(error));
  try {
    for await (const line of lines) yield line as readonly Value[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ExitProblem(`${path} is not what Lantern writes: ${error.code}`);
  }
}

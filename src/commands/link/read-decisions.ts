import { readCsv } from "./read-csv.ts";
import type { Column, Decisions, Table, Texts } from "../../linkage/index.ts";
import { UsageProblem } from "../command.ts";

const verdicts = new Map<string, "same" | "notSame">([
  ["same", "same"],
  ["different", "notSame"],
]);

/**
 * What people decided, from a CSV of `id_l,id_r,verdict` with ids as they are written: of several files
 * with the file before each. A verdict is "same" or "different".
 */
export function readDecisions(path: string, file: string, ids: Texts): Required<Decisions> {
  const table = tableAt(path, file);
  const of = (name: string): Column => column(table, file, name);
  const [left, right, verdict] = [of("id_l"), of("id_r"), of("verdict")];
  const rows = rowsOf(ids, new Set([...textsOf(left), ...textsOf(right)]));
  const decisions = { same: [] as [number, number][], notSame: [] as [number, number][] };
  for (let at = 0; at < table.rows; at += 1) {
    const line = `${file}, decision ${at + 1}`;
    const said = verdicts.get((cellOf(verdict, at) ?? "").toLowerCase());
    if (said === undefined) throw new UsageProblem(`${line}: the verdict is same or different`);
    const [one, other] = [left, right].map((its) => {
      const id = cellOf(its, at) ?? "";
      const row = rows.get(id);
      if (row === undefined) throw new UsageProblem(`${line}: no record has the id ${id}`);
      return row;
    }) as [number, number];
    if (one === other) throw new UsageProblem(`${line}: both ids are of one record`);
    decisions[said].push([one, other]);
  }
  return decisions;
}

function tableAt(path: string, file: string): Table {
  try {
    return readCsv(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw new UsageProblem(`${file}: there is no such file`);
    if (error instanceof UsageProblem) throw new UsageProblem(`${file}: ${error.message}`);
    throw error;
  }
}

function column({ columns }: Table, file: string, name: string): Column {
  const found = columns.find((one) => one.name.trim().toLowerCase() === name);
  if (found) return found;
  throw new UsageProblem(`${file}: there is no column ${name}; decisions are id_l,id_r,verdict`);
}

const textsOf = ({ values }: Column): string[] =>
  Array.from({ length: values.length }, (_, at) => values.at(at) ?? "");

const cellOf = ({ values, codes }: Column, row: number): string | undefined =>
  values.at(codes[row] ?? -1);

/** The first record with each of the ids that are wanted. */
function rowsOf(ids: Texts, wanted: ReadonlySet<string>): Map<string, number> {
  const rows = new Map<string, number>();
  for (let row = 0; row < ids.length && rows.size < wanted.size; row += 1) {
    const id = ids.at(row) ?? "";
    if (wanted.has(id) && !rows.has(id)) rows.set(id, row);
  }
  return rows;
}

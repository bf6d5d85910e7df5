import { readCsv } from "./read-csv.ts";
import { contradiction, type Column, type Decisions, type Table } from "../../linkage/index.ts";
import { UsageProblem } from "../command.ts";
import type { PlainTexts } from "./lines.ts";
import { notRead } from "./not-read.ts";

const verdicts = new Map<string, "same" | "notSame">([
  ["same", "same"],
  ["different", "notSame"],
]);

/**
 * What people decided, from a CSV of `id_l,id_r,verdict` with ids as they are written: of several files
 * with the file before each. A verdict is "same" or "different".
 */
export function readDecisions(path: string, file: string, ids: PlainTexts): Required<Decisions> {
  const table = tableAt(path, file);
  const of = (name: string): Column => column(table, file, name);
  const [left, right, verdict] = [of("id_l"), of("id_r"), of("verdict")];
  const rows = rowsOf(ids, new Set([...textsOf(left), ...textsOf(right)]));
  const decisions = { same: [] as [number, number][], notSame: [] as [number, number][] };
  const lines = { same: [] as number[], notSame: [] as number[] };
  for (let at = 0; at < table.rows; at += 1) {
    const line = `${file}, decision ${at + 1}`;
    const said = verdicts.get((cellOf(verdict, at) ?? "").toLowerCase());
    if (said === undefined) throw new UsageProblem(`${line}: the verdict is same or different`);
    const [one, other] = [left, right].map((its) => {
      const id = cellOf(its, at) ?? "";
      const row = rows.get(id);
      if (row === undefined) throw new UsageProblem(`${line}: no record has the id ${id}`);
      if (row < 0) throw new UsageProblem(`${line}: two records have the id ${id}`);
      return row;
    }) as [number, number];
    if (one === other) throw new UsageProblem(`${line}: both ids are of one record`);
    decisions[said].push([one, other]);
    lines[said].push(at + 1);
  }
  const against = contradiction(decisions, ids.length);
  if (against !== undefined)
    throw new UsageProblem(
      `${file}, decision ${lines.notSame[against] ?? 0}: it says that two records differ which others say are the same`,
    );
  return decisions;
}

function tableAt(path: string, file: string): Table {
  try {
    // An id may look like nothing: "NA", "-".
    return readCsv(path, () => true);
  } catch (error) {
    throw notRead(file, error);
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

/** The record with each of the ids that are wanted; -1 where there are two. */
function rowsOf(ids: PlainTexts, wanted: ReadonlySet<string>): Map<string, number> {
  const rows = new Map<string, number>();
  const isDone = (): boolean => ids.hasTwice !== true && rows.size === wanted.size;
  for (let row = 0; row < ids.length && !isDone(); row += 1) {
    const id = ids.at(row) ?? "";
    if (wanted.has(id)) rows.set(id, rows.has(id) ? -1 : row);
  }
  return rows;
}

export type Cell = string | number;

/** One measured table. Numbers are milliseconds unless the column says otherwise. */
export type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** Three figures of a measurement; a count as it is. */
function text(cell: Cell): string {
  if (typeof cell === "string" || Number.isInteger(cell)) return String(cell);
  return cell.toFixed(cell >= 100 ? 0 : cell >= 10 ? 1 : 2);
}

/** Plain text that is also Markdown, so that a run can be pasted into docs/benchmarks.md. */
export function plain({ name, columns, rows }: Table): string {
  const cells = [columns, ...rows.map((row) => row.map(text))];
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const isNumber = columns.map((_, at) => rows.every((row) => typeof row[at] === "number"));
  const line = (row: readonly string[]): string => {
    const padded = row.map((cell, at) =>
      isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
    );
    return `| ${padded.join(" | ")} |`;
  };
  const rule = widths.map((width, at) =>
    isNumber[at] ? "-".repeat(width - 1) + ":" : "-".repeat(width),
  );
  const [head = [], ...body] = cells;
  return [`## ${name}`, "", line(head), line(rule), ...body.map(line), ""].join("\n");
}

/** The same for programs: a list of objects, the columns as keys. */
export function objects({ columns, rows }: Table): readonly Record<string, Cell>[] {
  return rows.map((row) =>
    Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ""])),
  );
}

/**
 * The cells of a block as a spreadsheet puts it on the clipboard: tabs between cells, a line for each
 * row, quotes around a cell that has either in it. Lines without anything in them fall away.
 */
export function splitBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell.trim());
    cell = "";
  };
  const plain = text.replaceAll("\r\n", "\n");
  for (let at = 0; at < plain.length; at += 1) {
    const next = plain.charAt(at);
    if (isQuoted && next === '"' && plain[at + 1] === '"') {
      cell += next;
      at += 1;
    } else if (next === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (next === "\t" && !isQuoted) endCell();
    else if (next === "\n" && !isQuoted) {
      endCell();
      rows.push([]);
    } else cell += next;
  }
  endCell();
  return rows.filter((row) => row.some((one) => one !== ""));
}

/** The same the other way: what goes to the clipboard is read back as it was. */
export function joinBlock(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string): string =>
    /[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((row) => row.map(quoted).join("\t")).join("\n");
}

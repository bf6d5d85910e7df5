import { columnShares, type Block } from "../../platform/documents/index.ts";

/**
 * A part of a page: how many lines the record has for it, and how it looks with so many of them. What is
 * always shown whole, such as somebody’s own words, has none.
 */
export type Part = {
  readonly of: number;
  readonly show: (count: number) => readonly Block[];
};

export const whole = (blocks: readonly Block[]): Part => ({ of: 0, show: () => blocks });

/** In points, on the PDF, which has the widest letters of the three: 9 points on A4, below the title of the first page. */
const sheet = { width: 483, room: 635 };
const letter = 5.15;
const line = 12.5;
const gap = 5.5;
const rowGap = 3.2;
/** More than a sheet can hold of anything. */
const most = 40;

/**
 * The page of a child or a place on one sheet: the part that takes most room gives its last line first;
 * then the last parts give their only line. Each says how many more there are. Own words are not shortened: where they alone are
 * longer than a sheet, the page is.
 */
export function onOneSheet(parts: readonly Part[]): readonly Block[] {
  const counts = parts.map(({ of }) => Math.min(of, most));
  const heights = parts.map((part, index) => heightOf(part.show(counts[index] ?? 0)));
  const all = (): number => heights.reduce((sum, one) => sum + one, 0);
  while (all() > sheet.room) {
    const next = givingNext(counts, heights);
    if (next === undefined) break;
    counts[next] = (counts[next] ?? 0) - 1;
    heights[next] = heightOf(parts[next]?.show(counts[next]) ?? []);
  }
  return parts.flatMap((part, index) => part.show(counts[index] ?? 0));
}

function givingNext(counts: readonly number[], heights: readonly number[]): number | undefined {
  const withMore = (than: number) =>
    [...counts.keys()].filter((index) => (counts[index] ?? 0) > than);
  const several = withMore(1);
  return several.length > 0
    ? several.toSorted((one, other) => (heights[other] ?? 0) - (heights[one] ?? 0))[0]
    : withMore(0).at(-1);
}

const heightOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + blockHeight(block), 0);

function blockHeight(block: Block): number {
  switch (block.kind) {
    case "heading":
      return 20 + linesOf(block.text, sheet.width * 0.75) * line;
    case "paragraph":
      return linesOf(block.text, sheet.width) * line + gap;
    case "quote":
      return (linesOf(block.text, 459) + linesOf(block.who, 459)) * line + 2 * gap;
    case "list":
      return block.items.reduce((sum, item) => sum + linesOf(item, sheet.width) * line, gap);
    case "facts":
      return tableHeight(block.facts, [0.25, 0.75]);
    case "table": {
      const rows = [block.head, ...block.rows];
      return tableHeight(rows, columnShares(rows));
    }
  }
}

function tableHeight(rows: readonly (readonly string[])[], shares: readonly number[]): number {
  const heightOfRow = (row: readonly string[]): number =>
    Math.max(...row.map((cell, index) => linesOf(cell, sheet.width * (shares[index] ?? 1) - 5))) *
      11.5 +
    rowGap;
  return rows.reduce((sum, row) => sum + heightOfRow(row), gap + 3);
}

/** Lines that a text takes in so many points, as it is broken between words. */
function linesOf(text: string, width: number): number {
  const letters = Math.max(4, Math.floor(width / letter));
  return text.split("\n").reduce((sum, one) => sum + broken(one, letters), 0);
}

function broken(text: string, letters: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    const needed = used === 0 ? word.length : used + 1 + word.length;
    if (needed <= letters) {
      used = needed;
    } else {
      lines += used === 0 ? Math.ceil(word.length / letters) - 1 : Math.ceil(word.length / letters);
      used = word.length % letters;
    }
  }
  return lines;
}

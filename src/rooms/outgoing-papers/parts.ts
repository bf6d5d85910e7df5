import type { Block, Document } from "../../platform/documents/index.ts";

/** A stretch of a paper that can be left out: "3" is its third paragraph, "3.2" a line of that one. */
export type Part = { readonly part: string; readonly text: string };

/** Above the first paragraph: what it is called and how it was made, which nobody leaves out. */
export const topPart = "0";

/** Everything that a paper says, part by part, in the order in which it is read. */
export function partsOf(document: Document): readonly Part[] {
  const top = [document.title, document.made].join("\n");
  return [{ part: topPart, text: top }, ...document.blocks.flatMap(partsOfBlock)];
}

function partsOfBlock(block: Block, index: number): readonly Part[] {
  const part = String(index + 1);
  const lines = (texts: readonly string[]): readonly Part[] =>
    texts.map((text, line) => ({ part: `${part}.${String(line + 1)}`, text }));
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [{ part, text: block.text }];
    case "quote":
      return [{ part, text: `${block.text}\n${block.who}` }];
    case "list":
      return lines(block.items);
    case "facts":
      return lines(block.facts.map((fact) => fact.join(": ")));
    case "table":
      return lines(block.rows.map((row) => row.join("\n")));
  }
}

/** Where it stands, in words: "Paragraph 3, line 2". */
export function partWords(part: string): string {
  if (part === topPart) return "The title";
  const [paragraph = "", line] = part.split(".");
  return line === undefined ? `Paragraph ${paragraph}` : `Paragraph ${paragraph}, line ${line}`;
}

/** The paper without some of its parts; a heading that nothing stands under any more goes with them. */
export function withoutParts(document: Document, out: ReadonlySet<string>): Document {
  const kept = document.blocks.flatMap((block, index) => {
    const part = String(index + 1);
    return out.has(part) ? [] : withoutLines(block, part, out);
  });
  return { ...document, blocks: kept.filter((block, index) => !isBare(block, kept[index + 1])) };
}

function withoutLines(block: Block, part: string, out: ReadonlySet<string>): readonly Block[] {
  const isKept = (_: unknown, line: number): boolean => !out.has(`${part}.${String(line + 1)}`);
  switch (block.kind) {
    case "heading":
    case "paragraph":
    case "quote":
      return [block];
    case "list":
      return rest({ ...block, items: block.items.filter(isKept) }, block.items);
    case "facts":
      return rest({ ...block, facts: block.facts.filter(isKept) }, block.facts);
    case "table":
      return rest({ ...block, rows: block.rows.filter(isKept) }, block.rows);
  }
}

/** A list that was emptied is gone; one that had nothing in it stays as it was. */
function rest(block: Block, had: readonly unknown[]): readonly Block[] {
  const left =
    block.kind === "list"
      ? block.items.length
      : block.kind === "facts"
        ? block.facts.length
        : block.kind === "table"
          ? block.rows.length
          : 1;
  return left === 0 && had.length > 0 ? [] : [block];
}

const isBare = (block: Block, next: Block | undefined): boolean =>
  block.kind === "heading" && (next === undefined || next.kind === "heading");

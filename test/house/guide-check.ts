/** What each kind of Markdown looks like that the app's help cannot show. */
const notShown: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a heading below the second level", /^#{3,}/],
  ["a block of code", /^```/],
  ["a numbered list", /^\d+[.)] /],
  ["a quotation", /^>/],
  ["a rule", /^(---|\*\*\*|___)$/],
  ["a list with another mark", /^[*+] /],
  ["a link or a picture", /\[[^\]]*\]\(/],
  ["slanted text", /(^|\s)(_[^_\s][^_]*_|\*[^*\s][^*]*\*)(?=\W|$)/],
  ["HTML", /<\/?[a-z]/i],
];

/**
 * Why the app's help would show this page otherwise than it reads; nothing if it keeps to title,
 * second-level headings, paragraphs, flat lists, tables, `code` and **bold** (see src/help/guide-pages.tsx).
 */
export function guideFaults(text: string): string[] {
  const blocks = text.split(/\n{2,}/).map((block) => block.trim());
  const title = /^# \S/.test(blocks[0] ?? "") ? [] : ["does not start with a title"];
  return [...title, ...blocks.filter((block) => block !== "").flatMap(blockFaults)];
}

function blockFaults(block: string): string[] {
  const lines = block.split("\n");
  const [first = ""] = lines;
  const prose = lines.map((line) => line.replaceAll(/`[^`]+`/g, ""));
  const marks = notShown.flatMap(([what, pattern]) =>
    lines.filter((_, at) => pattern.test(prose[at] ?? "")).map((line) => `${what}: ${line}`),
  );
  const isLoose = lines.slice(1).some((line) => line.startsWith("- ")) && !first.startsWith("- ");
  const shape: readonly (readonly [what: string, is: boolean])[] = [
    ["text right below a heading", first.startsWith("#") && lines.length > 1],
    ["a list without an empty line before it", isLoose],
    ["a list within a list", lines.some((line) => /^\s+- /.test(line))],
    ["a mark that is not closed", isLeftOpen(block)],
    ["a table that is none", lines.some((line) => line.startsWith("|")) && !isTable(lines)],
  ];
  return [...marks, ...shape.filter(([, is]) => is).map(([what]) => `${what}: ${first}`)];
}

/** Headings, the line below them, and rows of as many cells. */
function isTable(lines: readonly string[]): boolean {
  const cells = lines.map((line) => /^\| (.+) \|$/.exec(line)?.[1]?.split(" | ").length);
  const isSeparated = /^(\| -+ )+\|$/.test(lines[1] ?? "");
  return lines.length > 2 && isSeparated && new Set(cells).size === 1 && cells[0] !== undefined;
}

function isLeftOpen(block: string): boolean {
  const isCodeFence = block.startsWith("```");
  return !isCodeFence && ["`", "**"].some((mark) => block.split(mark).length % 2 === 0);
}

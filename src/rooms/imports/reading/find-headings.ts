import { bestRole } from "./heading-words.ts";
import { columnLetter, comparable, plainText } from "./plain-text.ts";
import type { Role } from "./column-roles.ts";
import type { GivenSheet } from "./given-mapping.ts";
import type { GridRow, Sheet } from "./reading-types.ts";

export interface Headings {
  /** The row whose cells are headings. */
  row: GridRow;
  /** The last row of the headings, where a second one or an explanation stands below. */
  lastRow: number;
  /** The heading of each column, made unique. */
  texts: ReadonlyMap<number, string>;
}

/** Titles and notes stand above the headings, but never this many. */
const deepestHeading = 40;
const longestHeading = 80;
/** A row below the headings says these of a column as often as a heading does. */
const oftenData = /^(?:open|closed|active|m f|f m)$/u;

/** How much a row looks like headings; dates and numbers stand in rows of children. */
export function headingStrength(row: GridRow): { score: number; found: Set<Role> } {
  const found = new Set<Role>();
  let score = 0;
  for (const cell of row.cells.values()) {
    if (cell.kind === "date" || cell.kind === "number") score -= 5;
    if (cell.kind !== "text" || cell.text.length > longestHeading) continue;
    if (oftenData.test(comparable(cell.text))) continue;
    const best = bestRole(cell.text);
    if (best === undefined || best.weight < 6 || found.has(best.role)) continue;
    found.add(best.role);
    score += best.weight;
  }
  return { score, found };
}

/** How many of a row's cells are headings that a person has told the meaning of. */
function knownHeadings(row: GridRow, given: GivenSheet): number {
  return [...row.cells.values()].filter(({ text }) => given.roleOf(text) !== undefined).length;
}

/** The row whose cells are headings; failing that, the first row that is as wide as the table. */
function findHeadingRow(sheet: Sheet, given: GivenSheet): GridRow | undefined {
  if (given.headingRow !== undefined) {
    return sheet.rows.find(({ row }) => row === given.headingRow);
  }
  const near = sheet.rows.filter((row) => row.row <= deepestHeading || row === sheet.rows[0]);
  let best: { row: GridRow; score: number } | undefined;
  for (const row of near) {
    const { score, found } = headingStrength(row);
    const known = knownHeadings(row, given);
    const total = score + 10 * known;
    if (found.size + known >= 3 && total > (best?.score ?? 0)) best = { row, score: total };
  }
  if (best !== undefined) return best.row;
  const widest = Math.max(0, ...near.map((row) => row.cells.size));
  return near.find(
    (row) =>
      row.cells.size >= 2 &&
      row.cells.size >= widest * 0.6 &&
      [...row.cells.values()].every((cell) => cell.kind === "text"),
  );
}

function isShortText(row: GridRow): boolean {
  return [...row.cells.values()].every((cell) => cell.kind === "text" && cell.text.length <= 40);
}

/** Words that mean nothing without the heading above them. */
const generic =
  /^(?:(?:date|dates|held|outcome|decision|due|last|next|number|no|y n|yes no|details?|name|names|team|agency|action|actions|by|chair|notes?|attended|comments?|status|time|done|completed|offered|accepted|contact|tel|phone|level|type|count|total|reason|previous|current|when|where|who) ?)+$/u;

function rowAt(sheet: Sheet, number: number): GridRow | undefined {
  return sheet.rows.find(({ row }) => row === number);
}

const identity: ReadonlySet<Role> = new Set(["name", "surname", "forename", "dateOfBirth"]);

/** A second row of headings: short generic words, and nothing under the name or the date of birth. */
function isSecondTier(row: GridRow, main: GridRow): boolean {
  const cells = [...row.cells];
  if (cells.length === 0 || !isShortText(row)) return false;
  const isIdentity = cells.some(([column]) => {
    const role = bestRole(main.cells.get(column)?.text ?? "")?.role;
    return role !== undefined && identity.has(role);
  });
  const words = cells.filter(([, cell]) => generic.test(comparable(cell.text)));
  return !isIdentity && words.length >= cells.length * 0.6;
}

const hint =
  /^[([].*[)\]]$|\bdd?[ /.-]?mm|^(?:y\/n|m\/f|f\/m|h\/m\/l|l\/m\/h|high\/med(?:ium)?\/low|low\/med(?:ium)?\/high|red\/amber\/green)$|free text|drop ?down|^(?:please )?(?:select|choose|enter)\b|^e\.?g\.?\b|^if known$/iu;

/** "(dd/mm/yyyy)", "Y/N", "free text": what to write below, not a child. */
function isExplanation(row: GridRow): boolean {
  const texts = [...row.cells.values()].map(({ text }) => plainText(text));
  return (
    texts.length >= 2 &&
    [...row.cells.values()].every(({ kind }) => kind === "text") &&
    texts.filter((text) => hint.test(text)).length >= texts.length * 0.6
  );
}

/** The cell of an upper row that a column stands under: its own, or the one its merge began in. */
function above(upper: GridRow | undefined, column: number): string {
  if (upper === undefined) return "";
  for (let at = column; at > 0; at -= 1) {
    const text = upper.cells.get(at)?.text;
    if (text !== undefined) return plainText(text);
  }
  return "";
}

function timesOf(row: GridRow): Map<string, number> {
  const times = new Map<string, number>();
  for (const { text } of row.cells.values()) {
    times.set(comparable(text), (times.get(comparable(text)) ?? 0) + 1);
  }
  return times;
}

const aboutChild = /\b(?:child|children|yp|young person|personal|demographics?)\b/u;

/** "Name" under "Social worker" is a worker's; "Status" under "Planning" is what it says. */
function needsParent(own: string, parent: string): boolean {
  if (parent === "" || !generic.test(comparable(own))) return false;
  if ((bestRole(own)?.weight ?? 0) < 6) return true;
  return (bestRole(parent)?.weight ?? 0) >= 6 && !aboutChild.test(comparable(parent));
}

/** A column's words: its own, with the row above them where its own say nothing by themselves. */
function combined(upper: GridRow | undefined, lower: GridRow, width: number): Map<number, string> {
  const times = timesOf(lower);
  const texts = new Map<number, string>();
  for (let column = 1; column <= width; column += 1) {
    const own = plainText(lower.cells.get(column)?.text ?? "");
    const parent = above(upper, column);
    const isTwice = parent !== "" && (times.get(comparable(own)) ?? 0) > 1;
    if (own === "") texts.set(column, plainText(upper?.cells.get(column)?.text ?? ""));
    else texts.set(column, isTwice || needsParent(own, parent) ? `${parent}: ${own}` : own);
  }
  return texts;
}

function madeUnique(texts: ReadonlyMap<number, string>): Map<number, string> {
  const headings = new Map<number, string>();
  const used = new Map<string, number>();
  for (const [column, text] of texts) {
    const heading = text.slice(0, 200);
    const name = heading === "" ? `Column ${columnLetter(column)}` : heading;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    headings.set(column, times === 1 ? name : `${name} (${times})`);
  }
  return headings;
}

/** Where the headings stand, and what each column is called. */
export function findHeadings(sheet: Sheet, given: GivenSheet): Headings | undefined {
  const row = findHeadingRow(sheet, given);
  if (row === undefined) return undefined;
  let width = 0;
  for (const { cells } of sheet.rows)
    for (const column of cells.keys()) width = Math.max(width, column);
  const below = rowAt(sheet, row.row + 1);
  const second = below !== undefined && isSecondTier(below, row) ? below : undefined;
  const before = rowAt(sheet, row.row - 1);
  const upper =
    before !== undefined && before.cells.size >= 2 && isShortText(before) ? before : undefined;
  const texts = second === undefined ? combined(upper, row, width) : combined(row, second, width);
  const under = rowAt(sheet, (second ?? row).row + 1);
  const last = under !== undefined && isExplanation(under) ? under : (second ?? row);
  return { row, lastRow: last.row, texts: madeUnique(texts) };
}

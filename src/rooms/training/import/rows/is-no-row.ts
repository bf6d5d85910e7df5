import type { GridRow } from "../../../../platform/spreadsheets/opening/index.ts";
import { folded } from "../words.ts";

const footer =
  /^(?:(?:grand |sub ?)?totals?\b|subtotal|count\b|number of|no of|end of|page \d|printed|generated|exported|confidential|official|report|records?\b|rows?\b|sum\b|average|nb\b|note\b|notes\b|source|powered by|this report|data (?:correct|as)|signed by|trainer|facilitator)/u;

/** Totals, footers and notes below or between the rows: no attendance. */
export function isNoRow({ cells }: GridRow, columns: number): boolean {
  const texts = [...cells.values()].map(({ text }) => folded(text));
  const [first = ""] = texts;
  if (texts.every((text) => text === "")) return true;
  if (footer.test(first) && texts.length <= Math.max(2, columns / 2)) return true;
  return texts.length === 1 && columns >= 4 && first.split(" ").length > 4;
}

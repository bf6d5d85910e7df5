import { formatDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import type { TellingLine } from "./telling-reads.ts";

/** What stands in words: told when and by whom, or why not yet and until when. */
export function tellingWords(line: TellingLine | undefined, today: string): string {
  if (!line) return "Not recorded whether they were told";
  if (line.outcome === "told") {
    return `Told on ${formatDate(line.toldOn ?? today)} by ${line.toldBy ?? ""}: ${line.how ?? ""}`;
  }
  const again = line.reviewBy === null ? "" : `, review: ${dueInWords(line.reviewBy, today).text}`;
  return `Not told yet${again}. ${line.reason ?? ""}`;
}

import { comparable, plainText } from "./plain-text.ts";
import type { Cell } from "./reading-types.ts";

/** What a cell says of whether a child's case is closed. */
export type Standing = "open" | "closed" | "doubtful" | "not said";

const when = String.raw`(?: (?:on |as of |since |in )?[\d ]{2,12}| (?:on |in )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*(?: \d{2,4})?)?`;
const closed = new RegExp(
  String.raw`^(?:case |now |fully )?(?:closed|close|stepped down|stepped down and closed|closed and stepped down|nfa|no further action|archived|inactive|not active|not open|ended|ceased|deregistered|removed(?: from (?:the )?(?:list|tracker))?|completed|discharged|no longer open|no longer active)(?: (?:case|to (?:ce|cse|exploitation|mace|panel)))?${when}$`,
  "u",
);
const open =
  /^(?:case )?(?:still |remains |currently |now )?(?:open|opened|current|active|live|ongoing|on going|reopened|re opened|re open|reopen|not closed|monitoring|new|remains open)\b/u;
const closing =
  /\b(?:clos\w*|step(?:ped|ping)? ?down|nfa|no further action|archiv\w*|ended|inactive|ceased)\b/u;

/**
 * Only a plain word is believed: "Closed", "stepped down 3/2/26", "NFA". Whatever talks of closing
 * without saying that it was done ("closed?", "to be closed", "Step down agreed??") is doubtful,
 * and doubt closes nobody.
 */
export function standingOf(written: string): Standing {
  const text = plainText(written);
  const words = comparable(text);
  if (words === "") return "not said";
  if (text.includes("?")) return closing.test(words) || open.test(words) ? "doubtful" : "not said";
  if (closed.test(words)) return "closed";
  if (open.test(words)) return "open";
  return closing.test(words) ? "doubtful" : "not said";
}

const yes = /^(?:y|yes|true|x|✓|✔)$/u;
const no = /^(?:n|no|false)$/u;

/** The same for a cell of a column called "Closed?" or "Active": yes and no mean what the heading asks. */
export function standingIn(cell: Cell, heading: string): Standing {
  const said = plainText(cell.text).toLowerCase();
  const asks = standingOf(heading.replaceAll("?", ""));
  if (asks === "closed" || asks === "open") {
    const opposite = asks === "closed" ? "open" : "closed";
    if (yes.test(said)) return asks;
    if (no.test(said)) return opposite;
  }
  if (cell.kind !== "text") return "not said";
  if (said === "o") return "open";
  if (said === "c") return "closed";
  return standingOf(cell.text);
}

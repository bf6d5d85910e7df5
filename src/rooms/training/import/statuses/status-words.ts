import type { Status } from "../read-types.ts";
import { folded } from "../words.ts";

/**
 * Words that systems and people write, each with what it says. The first that fits counts, so what denies comes
 * before what it denies: "not attended", "yes" and "cancelled" each stand in longer words of another meaning.
 */
const patterns: readonly (readonly [RegExp, Status])[] = [
  [/\b(?:not|un) ?cancelled\b/u, "booked"],
  [
    /\b(?:due (?:for|to) (?:renew(?:al)?|expire|expiry)|expir(?:es|ing) soon|(?:renewal|refresher) due|attendance (?:confirmed|recorded|verified|taken)|confirmed (?:attendance|attended))\b/u,
    "attended",
  ],
  [
    /\b(?:no longer (?:required|needed|able|attending|coming|employed)|not attending|(?:unable|not able) to attend|cant (?:attend|come|make it)|cannot (?:attend|come))\b/u,
    "cancelled",
  ],
  [
    /\b(?:wait ?list(?:ed)?|waiting(?: list)?|on waitlist|reserve(?:d| list)?|standby)\b/u,
    "booked",
  ],
  [
    /\b(?:cancel(?:led|ed|lation|s)?|withdr(?:ew|awn|aw|awal)|declined?|rejected|unenrol(?:led)?|un ?registered|deregistered|de registered|removed|deleted|revoked|dropped(?: out)?|pulled out|apologies|apols?|apology|sent apologies|postponed|refused|not approved|rescheduled|transferred(?: out)?|swapped|left (?:before|employment)|void(?:ed)?)\b/u,
    "cancelled",
  ],
  [
    /\b(?:dna|dn a|ns|n s|no ?shows?|non ?(?:attendance|attender|attended|attendee)|(?:did|does|has|have|was) ?(?:not|nt) ?(?:attend(?:ed)?|come|turn up|show(?: up)?|arrive|join|there|present|sign in)|didnt (?:attend|come|turn up|show(?: up)?|arrive|join)|wasnt there|(?:not|never) (?:attended|present|seen|arrived|turned up|here|in attendance|there|signed in)|unattended|failed to (?:attend|show)|absent|absence|missed|fta|awol|sick(?:ness)?|awa|unauthorised absence|authorised absence)\b/u,
    "absent",
  ],
  [
    /\b(?:not|never) ?(?:yet )?(?:complete[ds]?|started|passed|achieved|attempted|done|accessed|signed off|competent|met|compliant|valid)\b|\b(?:incomplete|uncompleted|in ?progress|on ?going|started|underway|outstanding|overdue|due|required|mandatory|assigned|to ?do|pending|awaiting|provisional|requested|request|nominated|invited|enrolled|enrolled confirmed|enrolment|registered|registration|booked|booking|confirmed|accepted|approved|scheduled|planned|reserved|upcoming|future|open|new|active|tentative|allocated|hold|held|place offered|offered|not set|session full|status not set|not recorded|tbc|unknown|unmarked)\b/u,
    "booked",
  ],
  [
    /\b(?:completed?|completes|completion|complete via rpl|attended|attends|attendance|attendee|fully|partially|partial|part attended|present|achieved|passed|pass|fail(?:ed)?|successful|succeeded|satisfied|certified|certificate|certificated|current|compliant|competent|in date|valid|expired|expiring|lapsed|out of date|renewed|met|done|finished|arrived|here|there|came|signed|signed in|yes|y|ja|true|tick|ticked|x|both days|all day|full day|stayed|rpl|exempt|equivalent|credited|awarded|accredited|left early|late|joined|100)\b/u,
    "attended",
  ],
];

const denials = new Set(["n", "no", "false", "0", "nope", "not", "none"]);
const ticks = new Set(["✓", "✔", "☑", "✅", "√", "■", "☒", "🗸", "P", "p", "ü"]);
const crosses = new Set(["✗", "✘", "×", "☐", "❌", "✖"]);

/** What a word says of attendance; undefined where it says nothing that is known. */
export function statusOf(written: string): Status | undefined {
  const text = written.trim();
  if (ticks.has(text)) return "attended";
  if (crosses.has(text)) return "absent";
  const words = folded(text);
  if (denials.has(words) || /^no\b(?! ?shows?| longer)/u.test(words)) return denial(words);
  if (/^(?:1|100|100 0|100 00)$/u.test(words)) return "attended";
  return patterns.find(([pattern]) => pattern.test(words))?.[1] ?? codes.get(words);
}

/** "No" alone; "no - cancelled the day before" says more. */
function denial(words: string): Status {
  const rest = words.replace(/^\S+ ?/u, "");
  return /\b(?:cancel|withdr|apolog|apols)/u.test(rest) ? "cancelled" : "absent";
}

/** Letters of registers, which stand alone. */
const codes = new Map<string, Status>([
  ["a", "attended"],
  ["att", "attended"],
  ["c", "attended"],
  ["comp", "attended"],
  ["p", "attended"],
  ["ok", "attended"],
  ["b", "booked"],
  ["e", "booked"],
  ["w", "booked"],
  ["wl", "booked"],
  ["r", "booked"],
  ["na", "booked"],
  ["n a", "booked"],
  ["abs", "absent"],
  ["d n a", "absent"],
  ["canc", "cancelled"],
  ["cxl", "cancelled"],
  ["can", "cancelled"],
  ["x l", "cancelled"],
  ["wd", "cancelled"],
]);

/** What policies of cases on places, groups and online spaces may say: see policy-shapes.ts. */
export type ContextTerm =
  | "a case's readers"
  | "not of one's own place"
  | "of a case"
  | "of an item on an agenda"
  | "of an item or a case"
  | "by its act";

const self = String.raw`\(SELECT sec\.self\(\)\)`;
const agencies = String.raw`\(SELECT sec\.agencies\(\)\)`;
const may = (permission: string): string =>
  String.raw`\(SELECT sec\.can\('context\.${permission}'::text\)\)`;

const ofItem = String.raw`SELECT FROM panels\.agenda_items i WHERE \(i\.agenda_item_id = item_contexts\.agenda_item_id\)`;
const ofCase = String.raw`SELECT FROM subjects\.contexts c WHERE \(c\.context_id = item_contexts\.context_id\)`;

const whole = (text: string): RegExp => new RegExp(`^${text}$`);

export const contextTerms: readonly (readonly [ContextTerm, RegExp])[] = [
  // Who is named; else, of what is neither restricted nor of a place that one's agency runs, agencies with a part and who oversees.
  [
    "a case's readers",
    whole(
      String.raw`\(named && ${self}\) OR \(\(NOT is_restricted\) AND \(\(run_by_id IS NULL\) OR \(run_by_id <> ALL \(${agencies}(?:::uuid\[\])?\)\)\) AND \(${may("oversee")} OR \(agency_ids && ${agencies}(?:::uuid\[\])?\)\)\)`,
    ),
  ],
  // An item about a case on a place is closed to the people of the agency that runs it.
  [
    "not of one's own place",
    whole(String.raw`agenda_item_id <> ALL \(\(SELECT sec\.closed_items\(\)\)(?:::uuid\[\])?\)`),
  ],
  // What hangs on a case is read by whoever reads the case.
  [
    "of a case",
    /^EXISTS \(SELECT FROM subjects\.contexts c WHERE \(c\.context_id = context_\w+\.context_id\)\)$/,
  ],
  // Which case an item of an agenda is about is read by whoever reads either, and put on by whoever reads both.
  [
    "of an item or a case",
    whole(String.raw`\(?EXISTS \(${ofItem}\)\)? OR \(?EXISTS \(${ofCase}\)\)?`),
  ],
  ["of an item on an agenda", whole(String.raw`EXISTS \(${ofItem}\)`)],
  ["of a case", whole(String.raw`EXISTS \(${ofCase}\)`)],
  // What a manager decides is a manager's alone; the rest is recorded by whoever works on cases.
  [
    "by its act",
    whole(
      String.raw`${may("decide")} OR \(${may("record")} AND \(act = ANY \(ARRAY\['referred'::text, 'reviewed'::text, 'raised'::text, 'owner'::text\]\)\)\)`,
    ),
  ],
];

export const contextShapes = {
  "acl + not of one's own place + not shut out + partnership": "principals",
  "acl + author + not of one's own place + not shut out + partnership": "principals",
  "acl + can + not of one's own place + not shut out + partnership": "principals",
  "not of one's own place + not restricted + not shut out + partnership + sees all": "wide",
  "author + not of one's own place + not restricted + not shut out + partnership + sees all":
    "wide",
  "can + not of one's own place + not restricted + not shut out + partnership + sees all": "wide",
  "a case's readers + can + nobody who is named + partnership": "owner",
  "of a case": "owner",
  "of an item or a case": "owner",
  "author + can + of a case + of an item on an agenda + partnership": "owner",
  "author + can + of a case + partnership": "owner",
  "can + of a case + partnership": "owner",
  "author + by its act + of a case + partnership": "owner",
} as const;

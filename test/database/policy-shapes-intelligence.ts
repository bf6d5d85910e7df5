/** What policies of intelligence may say: see policy-shapes.ts. */
export type IntelligenceTerm =
  | "nobody who is named"
  | "an entry's readers"
  | "handles intelligence"
  | "reads intelligence"
  | "changes an entry"
  | "an original's readers"
  | "its decider"
  | "of an entry"
  | "of a product"
  | "a product's readers"
  | "a line's readers"
  | "as it is handled"
  | "from a subject"
  | "to a subject";

const self = String.raw`\(SELECT sec\.staff\(\)\)`;
const handles = String.raw`\(SELECT sec\.handles_intelligence\(\)\)`;
const reads = String.raw`\(SELECT sec\.reads_intelligence\(\)\)`;
const entryOf = String.raw`identify\.intelligence_entries e WHERE \(\(e\.intelligence_id = intelligence_\w+\.intelligence_id\)`;

const whole = (text: string): RegExp => new RegExp(`^${text}$`);

export const intelligenceTerms: readonly (readonly [IntelligenceTerm, RegExp])[] = [
  ["nobody who is named", whole(String.raw`NOT \(?closed_to && \(SELECT sec\.self\(\)\)\)?`)],
  ["handles intelligence", whole(String.raw`SELECT sec\.handles_intelligence\(\)`)],
  ["reads intelligence", whole(String.raw`SELECT sec\.reads_intelligence\(\)`)],
  // Its sender, the manager who decides, and police from the moment that it is passed on.
  [
    "an entry's readers",
    whole(
      String.raw`\(sent_by = ${self}\) OR \(decider_id = ${self}\) OR \(\(passed_at IS NOT NULL\) AND ${reads}\)`,
    ),
  ],
  [
    "changes an entry",
    whole(String.raw`\(decider_id = ${self}\) OR \(\(passed_at IS NOT NULL\) AND ${handles}\)`),
  ],
  // Police; the sender until hand-over; the manager until they have decided.
  [
    "an original's readers",
    whole(
      String.raw`EXISTS \(SELECT FROM ${entryOf} AND \(\(\(e\.passed_at IS NOT NULL\) AND ${handles}\) OR \(\(e\.sent_by = ${self}\) AND \(e\.handed_at IS NULL\)\) OR \(\(e\.decider_id = ${self}\) AND \(e\.state = 'asked'::text\)\)\)\)\)`,
    ),
  ],
  [
    "its decider",
    whole(
      String.raw`EXISTS \(SELECT FROM ${entryOf} AND \(e\.decider_id = ${self}\) AND \(e\.state = 'asked'::text\)\)\)`,
    ),
  ],
  // What hangs on an entry or a sanitised text is read by whoever reads that.
  [
    "of an entry",
    /^EXISTS \(SELECT FROM identify\.intelligence_entries e WHERE \(e\.intelligence_id = intelligence_\w+\.intelligence_id\)\)$/,
  ],
  [
    "of a product",
    /^EXISTS \(SELECT FROM identify\.intelligence_products p WHERE \(p\.intelligence_id = intelligence_\w+\.intelligence_id\)\)$/,
  ],
  // Police, and whoever has a line of the dissemination log that stands.
  [
    "a product's readers",
    whole(
      String.raw`${reads} OR \(?EXISTS \(SELECT FROM identify\.intelligence_disseminations d WHERE \(d\.intelligence_id = intelligence_products\.intelligence_id\)\)\)?`,
    ),
  ],
  [
    "a line's readers",
    whole(
      String.raw`${reads} OR \(\(withdrawn_at IS NULL\) AND \(agency_id = ANY \(\(SELECT sec\.agencies\(\)\)(?:::uuid\[\])?\)\) AND \(SELECT sec\.can\('subject\.view'::text\)\)\)`,
    ),
  ],
  // A link between two subjects: both must be readable, and whoever reads it be who it says.
  [
    "as it is handled",
    whole(
      String.raw`\(handling = 'subjects'::text\) OR \(\(handling = 'measures'::text\) AND \(SELECT sec\.can\('measure\.view'::text\)\)\) OR \(\(handling = 'police'::text\) AND ${handles}\)`,
    ),
  ],
  [
    "from a subject",
    /^EXISTS \(SELECT FROM subjects\.things t WHERE \(t\.thing_id = (?:thing_ties\.from_id|suggestion_decisions\.one_id|suggestion_facts\.thing_id|thing_forum_entries\.thing_id)\)\)$/,
  ],
  [
    "to a subject",
    /^EXISTS \(SELECT FROM subjects\.things t WHERE \(t\.thing_id = (?:thing_ties\.to_id|suggestion_decisions\.other_id)\)\)$/,
  ],
];

export const intelligenceShapes = {
  "as it is handled + can + from a subject + partnership + to a subject": "owner",
  "as it is handled + author + can + from a subject + partnership + to a subject": "owner",
  "author + can + from a subject + partnership": "owner",
  "author + can + forum + from a subject + partnership": "owner",
  "can + forum + from a subject + partnership": "owner",
  "as it is handled + can + partnership": "owner",
  "an entry's readers + nobody who is named + partnership": "owner",
  "changes an entry + nobody who is named + partnership": "owner",
  "an original's readers": "owner",
  "author + its decider + partnership": "owner",
  "a product's readers + nobody who is named + partnership": "owner",
  "a line's readers + nobody who is named + partnership": "owner",
  "author + handles intelligence + of an entry + partnership": "owner",
  "author + handles intelligence + of a product + partnership": "owner",
  "author + can + of an entry + partnership": "owner",
  "of an entry": "owner",
  "of a product": "owner",
  "handles intelligence + nobody who is named + partnership": "owner",
  "author + handles intelligence + partnership": "owner",
  "of an entry + reads intelligence": "owner",
  "handles intelligence + of an entry + partnership": "owner",
} as const;

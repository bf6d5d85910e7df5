/** What policies of training may say: see policy-shapes.ts. */
export type TrainingTerm =
  | "brings in files"
  | "keeps training"
  | "named record"
  | "of a named record"
  | "trains"
  | "own team"
  | "made"
  | "owned"
  | "owns the practice"
  | "promised";

const manages = String.raw`\(?\(SELECT sec\.can\('training\.manage'::text\)\)\)?`;
const bodies = (row: string): string =>
  String.raw`\(?${row}agency_id = ANY \(\(SELECT directory\.own_training_agencies\(\)\)(?:::uuid\[\])?\)\)? OR \(?${row}school_id = ANY \(\(SELECT directory\.own_training_schools\(\)\)(?:::uuid\[\])?\)\)?`;
const isSelf = (column: string): string => String.raw`\(?${column} = \(SELECT sec\.staff\(\)\)\)?`;
const of = (table: string): string =>
  String.raw`p\.training_person_id = ${table}\.training_person_id`;
const attended = "training_attendances";

const whole = (text: string): RegExp => new RegExp(`^${text}$`);

export const trainingTerms: readonly (readonly [TrainingTerm, RegExp])[] = [
  // Files that wait are of a kind, and each kind is of those who bring it in.
  [
    "brings in files",
    /^\(\(kind = 'tracker'::text\) AND \(SELECT sec\.can\('import\.tracker'::text\)\)\) OR \(\(kind = 'training'::text\) AND \(SELECT sec\.can\('training\.manage'::text\)\)\)$/,
  ],
  // Who keeps training: of all, or of an agency or a school whose contact they are.
  ["keeps training", whole(`${manages} OR ${bodies("")}`)],
  // A named record: oneself, one's manager, the contact, the co-ordinator.
  [
    "named record",
    whole(`${manages} OR ${isSelf("staff_id")} OR ${isSelf("manager_id")} OR ${bodies("")}`),
  ],
  // What hangs on a named record is read by whoever reads it.
  [
    "of a named record",
    /^EXISTS \(SELECT FROM directory\.training_people p WHERE \(p\.training_person_id = training_(?:bookings|attendances)\.training_person_id\)\)$/,
  ],
  // Attendance is recorded by who keeps training for the person, and never by a contact of themselves.
  [
    "trains",
    whole(
      String.raw`${manages} OR \(?EXISTS \(SELECT FROM directory\.training_people p WHERE \(\(${of(attended)}\) AND \(p\.staff_id IS DISTINCT FROM \(SELECT sec\.staff\(\)\)\) AND \(${bodies(String.raw`p\.`)}\)\)\)\)?`,
    ),
  ],
  // Whoever works in an agency registers themselves there, or somebody without an account as their team.
  [
    "own team",
    whole(
      String.raw`${manages} OR ${bodies("")} OR \(\(agency_id = ANY \(\(SELECT sec\.agencies\(\)\)(?:::uuid\[\])?\)\) AND \(\(\(staff_id = \(SELECT sec\.staff\(\)\)\) AND \(manager_id IS NULL\)\) OR \(\(staff_id IS NULL\) AND \(manager_id = \(SELECT sec\.staff\(\)\)\)\)\)\)`,
    ),
  ],
  // The effect of a practice is recorded by who keeps prevention, or by its owner.
  [
    "owns the practice",
    whole(
      String.raw`${manages} OR \(?EXISTS \(SELECT FROM directory\.practices p WHERE \(\(p\.practice_id = practice_effects\.practice_id\) AND \(p\.owner_id = \(SELECT sec\.staff\(\)\)\)\)\)\)?`,
    ),
  ],
  ["made", whole(`${manages} OR ${isSelf("made_by")}`)],
  // A task of support: its owner, with or without the contact of the agency or school.
  // What was said at a forum: who keeps the forums, and who owns what was promised.
  [
    "promised",
    whole(
      String.raw`\(?\(SELECT sec\.can\('participation\.manage'::text\)\)\)? OR ${isSelf("owner_id")}`,
    ),
  ],
  ["owned", whole(`${manages} OR ${isSelf("owner_id")}(?: OR ${bodies("")})?`)],
];

export const trainingShapes = {
  "brings in files + partnership": "directory",
  "author + brings in files + partnership": "directory",
  "keeps training + partnership": "directory",
  "author + keeps training + partnership": "directory",
  "named record + partnership": "owner",
  "of a named record + partnership": "owner",
  "author + partnership + trains": "owner",
  "partnership + trains": "owner",
  "author + own team + partnership": "owner",
  "made + partnership": "owner",
  "owned + partnership": "owner",
  "author + owns the practice + partnership": "owner",
  "author + owned + partnership": "directory",
  "partnership + promised": "owner",
} as const;

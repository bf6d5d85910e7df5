/** What a column can be. */
export const columnRoles = [
  "forename",
  "surname",
  "fullName",
  "email",
  "staffNumber",
  "systemNumber",
  "organisation",
  "course",
  "courseCode",
  "eventDate",
  "completedDate",
  "expiryDate",
  "status",
] as const;

export type ColumnRole = (typeof columnRoles)[number];

/** Columns that look like one of these and are not: of a manager, a trainer, a place, another day. */
export type HeadingSays = { readonly role: ColumnRole | "other"; readonly weight: number };

/** Roles of which a table has one column; it may have several of the others. */
export const single: ReadonlySet<ColumnRole> = new Set([
  "forename",
  "surname",
  "fullName",
  "email",
  "organisation",
  "course",
  "courseCode",
  "eventDate",
  "completedDate",
  "expiryDate",
]);

/** What each heading of one kind of file is, as a value that can be kept: the system writes the same next month. */
export type LearnedMapping = {
  /** The same for the same headings in any order and any capitals. */
  readonly fingerprint: string;
  /** By folded heading; null: not read. */
  readonly columns: Readonly<Record<string, ColumnRole | null>>;
};

/** One value of a row that is sealed, and where it stood before it was. */
type SealedValue = {
  readonly column: string;
  /** The column that held it in plain; the same one where bytes were sealed in place. */
  readonly plain: string;
  readonly kind: "text" | "json" | "bytes";
};

/** A table with sealed values: how its rows are named and where each keeps its wrapped data key. */
export type SealedTable = {
  readonly table: string;
  readonly id: string;
  /** The column that begins with the header: a column of its own, or the only sealed value's. */
  readonly header: string;
  readonly values: readonly SealedValue[];
  /** Was sealed with the key of LANTERN_SECRET before there was a ring, for this purpose. */
  readonly formerly?: string;
  /** History keeps versions of its rows. */
  readonly hasHistory: boolean;
};

const own = { header: "sealed_key" } as const;
const text = (plain: string): SealedValue => ({ column: `${plain}_sealed`, plain, kind: "text" });

/** Everything that is sealed. A test holds it against the columns of the database. */
export const sealedTables: readonly SealedTable[] = [
  {
    table: "directory.credentials",
    id: "staff_id",
    header: "totp_sealed",
    values: [{ column: "totp_sealed", plain: "totp_sealed", kind: "bytes" }],
    formerly: "one-time code",
    hasHistory: false,
  },
  {
    table: "directory.identity_providers",
    id: "provider_id",
    header: "secret_sealed",
    values: [{ column: "secret_sealed", plain: "secret_sealed", kind: "bytes" }],
    formerly: "identity provider secret",
    hasHistory: false,
  },
  {
    ...own,
    table: "sec.staff_ties",
    id: "staff_tie_id",
    hasHistory: true,
    values: [text("wording")],
  },
  {
    ...own,
    table: "sec.conflicts",
    id: "conflict_id",
    hasHistory: true,
    values: [text("reason")],
  },
  {
    ...own,
    table: "sec.conflict_findings",
    id: "conflict_finding_id",
    hasHistory: true,
    values: [text("decision_reason")],
  },
  {
    ...own,
    table: "govern.public_roles",
    id: "public_role_id",
    hasHistory: true,
    values: [{ column: "details_sealed", plain: "details_sealed", kind: "bytes" }],
  },
  {
    ...own,
    table: "identify.workbooks",
    id: "import_id",
    hasHistory: false,
    values: [
      { column: "content", plain: "content", kind: "bytes" },
      { column: "reading_sealed", plain: "reading", kind: "json" },
    ],
  },
  {
    ...own,
    table: "identify.feed_runs",
    id: "feed_run_id",
    hasHistory: false,
    values: [
      { column: "rows_sealed", plain: "rows", kind: "json" },
      { column: "file_sealed", plain: "file_sealed", kind: "bytes" },
    ],
  },
  {
    ...own,
    table: "identify.feed_waiting",
    id: "feed_waiting_id",
    hasHistory: false,
    values: [{ column: "said_sealed", plain: "said", kind: "json" }],
  },
  {
    ...own,
    table: "work.hook_secrets",
    id: "hook_secret_id",
    hasHistory: false,
    values: [{ column: "secret_sealed", plain: "secret_sealed", kind: "bytes" }],
  },
  {
    ...own,
    table: "files.files",
    id: "file_id",
    hasHistory: false,
    values: [{ column: "content", plain: "content", kind: "bytes" }],
  },
  {
    ...own,
    table: "protect.voice_notes",
    id: "voice_note_id",
    hasHistory: false,
    values: [{ column: "content", plain: "content", kind: "bytes" }],
  },
  {
    ...own,
    table: "protect.photographs",
    id: "photograph_id",
    hasHistory: false,
    values: [{ column: "content", plain: "content", kind: "bytes" }],
  },
];

/** Rows that hold something in plain, as a condition. */
export function isPlain({ header, values, formerly }: SealedTable): string {
  if (formerly !== undefined) return `substr(${header}, 1, 4) <> 'LSE1'::bytea`;
  const isText = values.every(({ column, plain }) => column !== plain);
  return isText
    ? values.map(({ plain }) => `${plain} is not null`).join(" or ")
    : `${header} is null and (${values.map(({ plain, kind }) => (kind === "bytes" ? `length(${plain}) > 0` : `${plain} is not null`)).join(" or ")})`;
}

/** The header as SQL reads it, whichever column it begins. */
export const headerOf = ({ header }: SealedTable): string => `substr(${header}, 1, 72)`;
/** The id of the key that wraps it. */
export const keyIdIn = ({ header }: SealedTable): string => `substr(${header}, 5, 8)`;
/** Rows that are sealed, as a condition. */
export const isSealed = ({ header }: SealedTable): string =>
  `${header} is not null and substr(${header}, 1, 4) = 'LSE1'::bytea`;

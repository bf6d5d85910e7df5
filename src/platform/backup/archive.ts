/** What a backup says of itself: the shapes of its JSON frames. */
export const archiveFormat = "lantern-backup";
export const archiveVersion = 1;

export type ArchiveHeader = {
  readonly format: typeof archiveFormat;
  readonly version: number;
  /** The moment whose rows it holds: a transaction's snapshot. */
  readonly madeAt: string;
  readonly server: string;
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
};

export type ArchiveTable = {
  /** With its schema. */
  readonly name: string;
  readonly owner: string;
  readonly columns: readonly string[];
  /** Rows come in this order, so that two digests of the same rows are equal. */
  readonly orderedBy: readonly string[];
};

export type TableDigest = {
  readonly name: string;
  readonly rows: number;
  /** Of the rows as COPY writes them, in order. */
  readonly sha256: string;
};

export type ArchiveSequence = {
  readonly name: string;
  readonly owner: string;
  readonly lastValue: string;
  readonly isCalled: boolean;
};

/** What is compared beside the rows: it would be noticed if only this were wrong. */
export type Marks = {
  readonly files: number;
  /** Of the hash of every file's content, in order. */
  readonly filesSha256: string;
  readonly auditEvents: number;
  /** The audit's roots: see `marks.ts`. */
  readonly auditSha256: string;
};

export type ArchiveManifest = {
  readonly tables: readonly TableDigest[];
  readonly rows: number;
  readonly marks: Marks;
  /** Tables and columns that stood in the database and that Lantern did not make. Absent from older backups. */
  readonly notOurs?: readonly string[];
};

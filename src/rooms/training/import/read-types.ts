import type { IsoDate } from "../../../kernel/dates.ts";
import type { LearnedMapping } from "./columns/column-roles.ts";
import type { PersonName } from "./people/person-name.ts";

export type Status = "attended" | "absent" | "booked" | "cancelled";

/** A file as somebody sent it. */
export type SentFile = { readonly name: string; readonly bytes: Uint8Array };

/** A cell that could not be read, or a file: then without a column. */
export type Problem = {
  readonly file: string;
  /** Line of the file, counted from 1. */
  readonly row: number;
  /** The heading as it is written. */
  readonly column: string;
  readonly value: string;
  readonly why: string;
};

/** What names a person, as written in one row. */
export type WrittenPerson = {
  readonly forename: string;
  readonly surname: string;
  /** Both in one cell. */
  readonly fullName: string;
  readonly email: string;
  readonly numbers: readonly WrittenNumber[];
  readonly organisation: string;
};

export type WrittenNumber = {
  /** The column: numbers of two systems may be equal by chance. */
  readonly space: string;
  readonly value: string;
  /** A number of the employer, and not of the system that made the file. */
  readonly isStaffNumber: boolean;
};

/** One row as it stands in its file, read cell by cell. */
export type ReadRow = {
  readonly file: string;
  readonly row: number;
  readonly person: WrittenPerson;
  readonly course: string;
  readonly courseCode: string;
  readonly status: Status;
  readonly on: IsoDate | null;
};

/** One attendance, with rows of one person and of one course called alike. */
export type TrainingRow = {
  readonly file: string;
  readonly row: number;
  readonly person: string;
  readonly course: string;
  readonly status: Status;
  readonly on: IsoDate | null;
  /** Why somebody has to say whose row this is, before it is taken. */
  readonly waits?: string;
};

/** What names one person, over all their rows. */
export type PersonRead = {
  readonly emails: readonly string[];
  /** Of the box of a team that is given in place of an address of their own: it says where they work. */
  readonly boxDomain?: string;
  readonly staffNumbers: readonly string[];
  readonly names: readonly PersonName[];
  /** As it stands in the first of the rows, forename first. */
  readonly written: string;
};

export type TrainingReading = {
  readonly rows: readonly TrainingRow[];
  readonly problems: readonly Problem[];
  /** By `person` of the rows. */
  readonly people: ReadonlyMap<string, PersonRead>;
  /** How the headings of each file were read: kept, the next file of the system is read so. */
  readonly mappings: readonly (LearnedMapping & {
    readonly file: string;
    /** As they are written. */
    readonly headings: readonly string[];
  })[];
};

/** What the MASH asks an agency for which this person answers. */
export type MashAsk = {
  readonly href: string;
  /** The children it names. */
  readonly about: string;
  readonly agency: string;
  readonly askedBy: string;
  readonly dueAt: Date;
  readonly when: string;
  readonly isLate: boolean;
  /** For the audit. */
  readonly concernIds: readonly string[];
};

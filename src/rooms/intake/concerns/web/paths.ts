/**
 * What a concern can begin with: what a pattern alert suggested, a child whose record the sender reads, or
 * what the sender typed elsewhere, which is kept as a draft.
 */
export type BeginsWith = {
  readonly draft?: string | undefined;
  readonly suggestion?: string | undefined;
  readonly child?: string | undefined;
};

/** As the fields of a form, or of an address. */
export const beginningsOf = (from: BeginsWith): readonly [string, string][] =>
  Object.entries(from).filter((one): one is [string, string] => one[1] !== undefined);

const newConcern = (asked: readonly (readonly [string, string])[]): string =>
  `/concerns/new?${new URLSearchParams(asked.map((one) => [...one])).toString()}`;

/** Every address of concerns, built in one place. */
export const paths = {
  list: (page = 1): string => `/concerns${page > 1 ? `?page=${page}` : ""}`,
  question: "/concerns/new",
  /** The question again, with what Lantern knows. */
  questionFrom: (from: BeginsWith): string => {
    const known = beginningsOf(from);
    return known.length === 0 ? paths.question : newConcern(known);
  },
  /** The form on which no child is named. */
  noChild: (danger: string): string => newConcern(Object.entries({ danger, about: "no-child" })),
  form: (danger: string, draft?: string): string =>
    newConcern(Object.entries({ danger, ...(draft !== undefined && { draft }) })),
  /** The form, begun with what Lantern knows. */
  formFrom: (danger: string, from: BeginsWith): string =>
    newConcern([["danger", danger], ...beginningsOf(from)]),
  concern: (concernId: string): string => `/concerns/${concernId}`,
  /** Where on its page the parts to add stand. */
  more: (concernId: string): string => `/concerns/${concernId}#more`,
  sent: (concernId: string): string => `/concerns/${concernId}/sent`,
  part: (concernId: string, part: string): string => `/concerns/${concernId}/parts/${part}`,
  file: (concernId: string, entryId: string): string => `/concerns/${concernId}/files/${entryId}`,
  readFirst: (concernId: string, entryId: string): string =>
    `/concerns/${concernId}/files/${entryId}/read-first`,
  ask: (concernId: string): string => `/concerns/${concernId}/ask`,
  word: (concernId: string): string => `/concerns/${concernId}/word`,
};

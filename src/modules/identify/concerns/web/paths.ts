/** What a concern can begin with: what a standing query suggested, or a child whose record the sender reads. */
export type BeginsWith = {
  readonly suggestion?: string | undefined;
  readonly child?: string | undefined;
};

/** As the fields of a form, or of an address. */
export const beginningsOf = ({ suggestion, child }: BeginsWith): [string, string][] => [
  ...(suggestion === undefined ? [] : [["suggestion", suggestion] satisfies [string, string]]),
  ...(child === undefined ? [] : [["child", child] satisfies [string, string]]),
];

/** Every address of concerns, built in one place. */
export const paths = {
  list: (page = 1): string => `/concerns${page > 1 ? `?page=${page}` : ""}`,
  question: "/concerns/new",
  /** The form on which no child is named. */
  noChild: (danger: string): string =>
    `/concerns/new?${new URLSearchParams({ danger, about: "no-child" }).toString()}`,
  form: (danger: string, draft?: string): string =>
    `/concerns/new?${new URLSearchParams({ danger, ...(draft === undefined ? {} : { draft }) }).toString()}`,
  /** The form, begun with what Lantern knows. */
  formFrom: (danger: string, from: BeginsWith): string =>
    `/concerns/new?${new URLSearchParams([["danger", danger], ...beginningsOf(from)]).toString()}`,
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

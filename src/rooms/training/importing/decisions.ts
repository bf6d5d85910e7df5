/** What somebody said about a file before it is confirmed: one answer for each question. */
export type Decision = {
  /**
   * course: which course of the register a name is. person: whose the rows that wait are. newcomers: where people
   * work who are not in the register, by the domain of their address.
   */
  readonly kind: "course" | "person" | "newcomers";
  /** The name of the course, `person` of the reading, or the domain. */
  readonly key: string;
  /** An id, "leave", or of newcomers their agency or school, audience and role with spaces between. */
  readonly verdict: string;
  readonly by: string;
  readonly at: string;
};

export const leave = "leave";

export const verdictsOf = (
  decisions: readonly Decision[],
  kind: Decision["kind"],
): ReadonlyMap<string, string> =>
  new Map(decisions.filter((one) => one.kind === kind).map(({ key, verdict }) => [key, verdict]));

/** The later answer to a question takes the place of the earlier. */
export const withDecision = (
  decisions: readonly Decision[],
  said: Decision,
): readonly Decision[] => [
  ...decisions.filter(({ kind, key }) => kind !== said.kind || key !== said.key),
  said,
];

export type Workplace = {
  readonly body: string;
  readonly audience: string;
  readonly role: string;
};

export const workplaceWords = ({ body, audience, role }: Workplace): string =>
  [body, audience, role].join(" ");

/** Undefined where rows of these people are left out. */
export function workplaceOf(verdict: string): Workplace | undefined {
  const [body, audience, role] = verdict.split(" ");
  return body !== undefined && audience !== undefined && role !== undefined
    ? { body, audience, role }
    : undefined;
}

import type { AnswerKind, ChaseSubject, ReviewKind } from "../work/index.ts";

/** What was asked about something late the last time, and what came back. */
export type LastAsked = {
  readonly chaseId: string;
  /** Of all the times that it was asked. */
  readonly asks: number;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly answeredAt: Date | null;
  readonly answer: AnswerKind | null;
  readonly expectedOn: string | null;
  readonly words: string | null;
  readonly agreedAt: Date | null;
  readonly askedOf: string;
  /** Whether whoever looks gave the answer: they do not agree to their own date. */
  readonly isOwnAnswer: boolean;
};

/** Something late, and whose it is: a promise, a review, or an answer about how things are. */
export type Overdue = {
  readonly kind: "action" | "update" | ReviewKind;
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
  readonly actionId: string | null;
  readonly wording: string | null;
  /** The day that passed. */
  readonly dueOn: string;
  readonly agencyId: string;
  readonly agency: string;
  /** Nobody, where a promise is an agency's or a child has no lead practitioner. */
  readonly staffId: string | null;
  readonly staff: string | null;
  readonly phone: string | null;
  readonly last: LastAsked | null;
};

/** What is late of one person, or of an agency with nobody named. */
export type OverdueGroup = {
  readonly agencyId: string;
  readonly agency: string;
  readonly staffId: string | null;
  readonly staff: string | null;
  readonly late: number;
  /** Neither asked today nor answered. */
  readonly toAsk: number;
  /** Asked, and not answered in time. */
  readonly unanswered: number;
  readonly oldest: string;
};

export function subjectOf({ kind, actionId, dueOn }: Overdue): ChaseSubject {
  if (kind === "action") return { about: "action", actionId: actionId ?? "", lateSince: dueOn };
  return kind === "update"
    ? { about: "update" }
    : { about: "review", review: kind, lateSince: dueOn };
}

export type AgencyGroup = Omit<OverdueGroup, "staffId" | "staff"> & {
  readonly people: readonly OverdueGroup[];
};

/** People under their agency; the longest late first, of agencies and within each. */
export function byAgency(groups: readonly OverdueGroup[]): readonly AgencyGroup[] {
  const agencies = Map.groupBy(groups, ({ agencyId }) => agencyId);
  const sum = (people: readonly OverdueGroup[], of: "late" | "toAsk" | "unanswered"): number =>
    people.reduce((total, one) => total + one[of], 0);
  return [...agencies.values()]
    .map((people) => {
      const sorted = people.toSorted((one, other) => compare(one.oldest, other.oldest));
      const [first] = sorted as [OverdueGroup];
      const { agencyId, agency, oldest } = first;
      return {
        agencyId,
        agency,
        oldest,
        people: sorted,
        late: sum(people, "late"),
        toAsk: sum(people, "toAsk"),
        unanswered: sum(people, "unanswered"),
      };
    })
    .toSorted((one, other) => compare(one.oldest, other.oldest));
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

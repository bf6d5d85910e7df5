import type { Answer } from "./invited-reads.ts";
import type { Attended, Invited } from "./record-reads.ts";
import type { Shared } from "./sharing-reads.ts";

/** A line of the attendance: an invited person, or a kind of agency that nobody was invited for. */
export type Place = {
  /** The id of a person, or the kind of an agency. */
  readonly who: string;
  readonly label: string;
  readonly agency: string;
};

const kindNames: Readonly<Record<string, string>> = {
  council: "Council",
  police: "Police",
  health: "Health",
  school: "School",
  voluntary: "Voluntary sector",
};

export const kindName = (kind: string): string =>
  Object.hasOwn(kindNames, kind) ? (kindNames[kind] ?? kind) : kind;

/** Everybody who is asked, and each kind of agency of the quorum that nobody is asked for. */
export function placesOf(invited: readonly Invited[], quorum: readonly string[]): readonly Place[] {
  const people = invited.map(({ staffId, name, agency }) => ({
    who: staffId,
    label: name,
    agency,
  }));
  const missing = quorum.filter((kind) => !invited.some(({ agencyKind }) => agencyKind === kind));
  return [
    ...people,
    ...missing.map((kind) => ({
      who: kind,
      label: `${kindName(kind)}: nobody was invited`,
      agency: kindName(kind),
    })),
  ];
}

/** Until somebody takes the attendance nobody can be said to be missing. */
export const notTakenWords = "Who was there has not been recorded yet.";

/** The same once the minutes are locked: it will not be recorded any more. */
export const neverTakenWords = "Attendance was not recorded.";

/** What whoever approves minutes is asked where nobody recorded who was there. */
export const whyNotTaken = {
  label: "Why attendance was not recorded",
  missing: "Record who was there before you approve, or enter why attendance was not recorded",
} as const;

/** Kinds of agency that the meeting needs and that nobody spoke for, in words. */
export function missingFrom(
  quorum: readonly string[],
  { invited, attendance }: { invited: readonly Invited[]; attendance: readonly Attended[] },
): readonly string[] {
  const there = new Set(
    attendance
      .filter(({ attended }) => attended === "attended" || attended === "deputy")
      .map(({ who }) => who),
  );
  return quorum
    .filter(
      (kind) =>
        !there.has(kind) &&
        !invited.some((one) => one.agencyKind === kind && there.has(one.staffId)),
    )
    .map(kindName);
}

type Answering = Pick<Invited, "agencyKind"> & {
  readonly answer: Pick<Answer, "answer"> | null;
};

/**
 * Whether the meeting would have its quorum by what is answered now, in words; a deputy who is named
 * counts once they say themselves that they come.
 */
export function quorumNow(quorum: readonly string[], invited: readonly Answering[]): string {
  const without = quorum.flatMap((kind) => {
    const asked = invited.filter(({ agencyKind }) => agencyKind === kind);
    if (asked.some(({ answer }) => answer?.answer === "coming")) return [];
    const name = kindName(kind).toLowerCase();
    return [`Without ${name} the meeting has no quorum: ${whyWithout(name, asked)}.`];
  });
  return without.length === 0
    ? "Everyone needed has accepted: the meeting is quorate."
    : without.join(" ");
}

function whyWithout(name: string, asked: readonly Answering[]): string {
  if (asked.length === 0) return `nobody from ${name} is asked`;
  const answers = asked.map(({ answer }) => answer?.answer);
  if (answers.includes(undefined)) return `nobody from ${name} has answered that they come`;
  return answers.includes("deputy")
    ? "a deputy is named and has not answered"
    : "they sent apologies";
}

export type AskedAgency = {
  readonly agencyId: string;
  readonly agency: string;
  /** What it said last; null where it has neither shared anything nor said that it holds nothing. */
  readonly said: Pick<Shared, "wording" | "at"> | null;
};

/**
 * Every agency that is asked, with what it said. The partnership's own office, from which many a chair
 * comes, holds no records to share.
 */
export function agenciesAsked(
  invited: readonly Invited[],
  shared: readonly Shared[],
): readonly AskedAgency[] {
  const agencies = new Map(
    invited
      .filter(({ agencyKind }) => agencyKind !== "partnership")
      .map(({ agencyId, agency }) => [agencyId, agency]),
  );
  return [...agencies].map(([agencyId, agency]) => ({
    agencyId,
    agency,
    said: shared.findLast((one) => one.agencyId === agencyId) ?? null,
  }));
}

/** Invited agencies that have neither shared anything nor said that they hold nothing. */
export const silentAgencies = (
  invited: readonly Invited[],
  shared: readonly Shared[],
): readonly string[] => [
  ...new Set(
    agenciesAsked(invited, shared).flatMap(({ agency, said }) => (said === null ? [agency] : [])),
  ),
];

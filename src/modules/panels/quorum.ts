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

/**
 * Invited agencies that have neither shared anything nor said that they hold nothing. The
 * partnership's own office, from which many a chair comes, holds no records to share.
 */
export function silentAgencies(
  invited: readonly Invited[],
  shared: readonly Shared[],
): readonly string[] {
  const spoken = new Set(shared.map(({ agencyId }) => agencyId));
  const silent = invited.filter(
    ({ agencyId, agencyKind }) => agencyKind !== "partnership" && !spoken.has(agencyId),
  );
  return [...new Set(silent.map(({ agency }) => agency))];
}

/**
 * What says where a child can be found. They are protected together: a school, a practice or a
 * carer's name gives a home away as surely as the address does, and so does the place where the
 * child was last met. One list: pages, the scanner and the database's own check follow it.
 */
export const whereaboutsKinds = {
  address: "Home address",
  placement: "Placement",
  carer: "Carer",
  phone: "Telephone of the carer or the placement",
  workplace: "Where a carer works",
  school: "School",
  practice: "GP practice",
  ward: "Ward",
  "map-point": "Point on a map",
  "missing-from": "Missing from",
  "interview-place": "Where a return interview takes place",
  "meeting-place": "Where the child is met",
  journeys: "Journeys and timetables",
} as const;

export type WhereaboutsKind = keyof typeof whereaboutsKinds;

export const isWhereaboutsKind = (text: string): text is WhereaboutsKind =>
  Object.hasOwn(whereaboutsKinds, text);

export type Whereabouts = {
  readonly whereaboutsId: string;
  readonly kind: WhereaboutsKind;
  readonly wording: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
  readonly version: number;
};

/** What holds today stands first, then what is past, the newest first. */
export function currentFirst(
  facts: readonly Whereabouts[],
  today: string,
): { readonly current: readonly Whereabouts[]; readonly past: readonly Whereabouts[] } {
  const isPast = ({ to }: Whereabouts): boolean => to !== null && to < today;
  return {
    current: facts.filter((fact) => !isPast(fact)),
    past: facts.filter(isPast),
  };
}

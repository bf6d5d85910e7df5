/** Who gave it. An image made in custody is the last resort, and nothing comes from a phone that was looked at. */
export const origins = {
  child: "The child",
  family: "A parent or someone in the family",
  carer: "A carer or a children’s home",
  school: "A school or college",
  agency: "An agency’s own file",
  custody: "An image made in custody",
} as const;
export type Origin = keyof typeof origins;

export type Photograph = {
  readonly photographId: string;
  readonly description: string;
  readonly takenOn: string;
  readonly origin: Origin;
  readonly originReason: string | null;
  readonly basis: string;
  readonly basisDetail: string;
  readonly basisOn: string;
  /** It shows where the child lives, learns or is placed, and that is protected now. */
  readonly isProtected: boolean;
  readonly givesPlace: boolean;
  readonly reviewBy: string;
  readonly addedById: string;
  readonly addedBy: string;
  readonly addedAt: Date;
  readonly outcome: "shown" | "refused" | null;
  readonly checkedReason: string | null;
  readonly checkedBy: string | null;
  readonly checkedAt: Date | null;
  readonly downReason: string | null;
  readonly downBy: string | null;
  readonly downAt: Date | null;
  readonly version: number;
};

/** Where a photograph stands: only one that is shown is on any page but its own. */
export type Standing = "waiting" | "shown" | "lapsed" | "refused" | "down";

export function standingOf(
  { downAt, outcome, reviewBy }: Pick<Photograph, "downAt" | "outcome" | "reviewBy">,
  today: string,
): Standing {
  if (downAt !== null) return "down";
  if (outcome === "refused") return "refused";
  if (reviewBy < today) return "lapsed";
  return outcome === null ? "waiting" : "shown";
}

/** Whether somebody may be the one who checks: anybody but whoever added it. */
export const mayCheck = (
  one: Photograph,
  { staffId, today }: { readonly staffId: string; readonly today: string },
): boolean => standingOf(one, today) === "waiting" && one.addedById !== staffId;

/**
 * Whether the picture itself may be sent to this person. Before it is checked, and after its review date, it is opened
 * by those who may add one; what tells a protected place by the named alone.
 */
export function mayOpen(
  one: Photograph,
  reader: { readonly mayAdd: boolean; readonly isNamed: boolean; readonly today: string },
): boolean {
  if (one.isProtected && !reader.isNamed) return false;
  const standing = standingOf(one, reader.today);
  return (
    standing === "shown" || (reader.mayAdd && (standing === "waiting" || standing === "lapsed"))
  );
}

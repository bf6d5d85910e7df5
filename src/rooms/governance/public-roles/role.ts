import type { publicRoleKind, BodyOf } from "../../configuration/index.ts";

export type RoleKinds = BodyOf<typeof publicRoleKind>["kinds"];

/** Somebody who holds a public role or a licence. */
export type PublicRole = {
  readonly roleId: string;
  readonly kind: string;
  readonly authority: string;
  readonly name: string;
  /** The ward, or the number of the licence. */
  readonly number: string | null;
  readonly heldFrom: string | null;
  readonly heldTo: string | null;
  readonly address: string;
  readonly employer: string;
  /** The member of staff who is this person. */
  readonly staffId: string | null;
  readonly staffName: string | null;
  readonly isMistake: boolean;
  readonly changedBy: string | null;
  readonly changedAt: Date;
  readonly version: number;
};

/** What is said of somebody, read and right. */
export type RoleValue = Pick<
  PublicRole,
  "kind" | "authority" | "name" | "number" | "heldFrom" | "heldTo" | "address" | "employer"
>;

/** A kind that is no longer in force is shown as it is kept. */
export const kindName = (kinds: RoleKinds, key: string): string =>
  kinds.find((one) => one.key === key)?.name ?? key;

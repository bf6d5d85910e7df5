import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { readToTypeUp, type ToTypeUp } from "./type-up.ts";
import { readMyUnseen, type Unseen } from "./unseen-reads.ts";
import { readMyWarnings, type MyWarning } from "./warning-reads.ts";
import type { VisitScheme } from "./visit-scheme.ts";

/** What of visits is a person's own to do. */
export type MyVisits = {
  readonly scheme: VisitScheme;
  readonly unseen: readonly Unseen[];
  readonly toTypeUp: readonly ToTypeUp[];
  readonly warnings: readonly MyWarning[];
};

type Asked = { readonly at: Date; readonly today: string; readonly scheme: VisitScheme };

export async function readMyVisits(
  tx: Tx,
  actor: StaffActor,
  { at, today, scheme }: Asked,
): Promise<MyVisits> {
  return {
    scheme,
    unseen: await readMyUnseen(tx, actor, { at, today, ...scheme }),
    toTypeUp: await readToTypeUp(tx, actor),
    warnings: await readMyWarnings(tx, actor, { at, today }),
  };
}

/** Of a wide actor, who looks twice: what is found only as somebody who is named is added. */
export function withNamedVisits(found: MyVisits, named: MyVisits): MyVisits {
  const both = <T>(one: readonly T[], other: readonly T[], keyOf: (row: T) => string) => {
    const known = new Set(one.map(keyOf));
    return [...one, ...other.filter((row) => !known.has(keyOf(row)))];
  };
  return {
    scheme: found.scheme,
    unseen: both(found.unseen, named.unseen, ({ personId }) => personId),
    toTypeUp: both(found.toTypeUp, named.toTypeUp, ({ visitId }) => visitId),
    warnings: both(found.warnings, named.warnings, ({ warningId }) => warningId),
  };
}

/** Of those who have not been seen, so many are named on a page that has more to say; the list has all. */
export const mostUnseen = 5;

/** Whose records are shown. */
export const shownOfVisits = ({
  unseen,
  toTypeUp,
  warnings,
}: MyVisits): readonly { readonly personId: string }[] => [
  ...unseen.slice(0, mostUnseen),
  ...toTypeUp,
  ...warnings,
];

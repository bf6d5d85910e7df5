import type { VNode } from "preact";
import { standingFlags, type Flag } from "../flag-reads.ts";
import { flagName, type FlagScheme } from "../flag-scheme.ts";
import { enforcementText, notForEnforcement, notReviewed } from "../flag-words.ts";
import { capitalised } from "../../../kernel/words.ts";

type Flagged = {
  readonly flags: readonly Flag[];
  readonly flagScheme: FlagScheme;
  readonly today: string;
};

/** The flags that stand, in words; one past its date says so, and stands. */
export function FlagsCell({ flags, flagScheme, today }: Flagged): VNode {
  const there = standingFlags(flags);
  if (there.length === 0) return <>No flag</>;
  return (
    <>
      {there.map(({ type, reviewBy, grants }) => (
        <span class="app-line">
          <strong>{flagName(flagScheme, type)}</strong>
          {andOverdue(reviewBy, today)}
          {grants.length > 0 && (
            <span class="app-line app-secondary">{enforcementText(grants, today)}</span>
          )}
        </span>
      ))}
      {there.some(({ grants }) => grants.length === 0) && (
        <span class="app-line app-secondary">{notForEnforcement}</span>
      )}
    </>
  );
}

function andOverdue(reviewBy: string | null, today: string): string {
  const overdue = notReviewed(reviewBy, today);
  return overdue === "" ? "" : `, ${overdue}`;
}

/** Of one flag: whether it was looked at in time, and what it may not be used for. */
export function FlagLimits({
  flag,
  today,
}: {
  readonly flag: Flag;
  readonly today: string;
}): VNode {
  const overdue = notReviewed(flag.reviewBy, today);
  return (
    <>
      {overdue !== "" && <strong class="app-line">{capitalised(overdue)}</strong>}
      <span class="app-line">{enforcementText(flag.grants, today)}</span>
    </>
  );
}

type Named = {
  readonly types: readonly string[];
  readonly scheme: FlagScheme;
  readonly reviewBy: string | null;
  readonly today: string;
  /** Of a child each list says what a flag is not for. */
  readonly isOfChild?: boolean;
};

/** The flags that stand, from the column of a list; if the first to be reviewed is past its day it says so. */
export function FlagNames({ types, scheme, reviewBy, today, isOfChild = true }: Named): VNode {
  if (types.length === 0) return <>None</>;
  const overdue = notReviewed(reviewBy, today);
  return (
    <>
      {types.map((type) => (
        <span class="app-line">{flagName(scheme, type)}</span>
      ))}
      {overdue !== "" && <span class="app-line">{capitalised(overdue)}</span>}
      {isOfChild && <span class="app-line app-secondary">{notForEnforcement}</span>}
    </>
  );
}

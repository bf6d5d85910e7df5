import type { VNode } from "preact";
import { dueInWords } from "../../../kernel/words.ts";
import { standingFlags, type Flag } from "../flag-reads.ts";
import { flagName, type FlagScheme } from "../flag-scheme.ts";

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
      {there.map(({ type, reviewBy }) => {
        const due = dueInWords(reviewBy, today);
        return (
          <span class="app-line">
            <strong>{flagName(flagScheme, type)}</strong>
            {due.isOverdue && `, review ${due.text}`}
          </span>
        );
      })}
    </>
  );
}

/** The same from the tracker's own column. */
export function FlagNames({
  types,
  scheme,
}: {
  types: readonly string[];
  scheme: FlagScheme;
}): VNode {
  if (types.length === 0) return <>None</>;
  return (
    <>
      {types.map((type) => (
        <span class="app-line">{flagName(scheme, type)}</span>
      ))}
    </>
  );
}

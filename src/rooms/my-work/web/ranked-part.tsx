import type { VNode } from "preact";
import { HomeSection } from "../../../ui/layout/index.ts";
import { mostRanked, type Ranked } from "../ranked.ts";

/** What is to be done first, from every list below it; nothing where there is nothing. */
export function RankedPart({ ranked }: { readonly ranked: Ranked }): VNode | null {
  const { today, thisWeek, waiting } = ranked;
  if (today.length + thisWeek.length + waiting.length === 0) return null;
  const more = (shown: readonly unknown[]): string =>
    shown.length >= mostRanked ? `: first ${mostRanked}` : "";
  return (
    <div class="app-ranked">
      <HomeSection
        heading={`Today${more(today)}`}
        lines={today.map(({ line }) => line)}
        empty="Nothing of yours is due today or overdue."
      />
      <HomeSection
        heading={`This week${more(thisWeek)}`}
        lines={thisWeek.map(({ line }) => line)}
        empty="Nothing of yours is due in the next 7 days."
      />
      <HomeSection
        heading={`Waiting for others${more(waiting)}`}
        lines={waiting.map(({ line }) => line)}
        empty="Nothing of yours waits for others."
      />
    </div>
  );
}

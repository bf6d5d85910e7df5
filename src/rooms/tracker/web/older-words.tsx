import type { VNode } from "preact";
import { harmStatusOf, levelName } from "../../child-record/index.ts";
import type { TrackerShown } from "./tracker-shown.ts";

/** Whether rows of the list were decided in other words than those that the counts use. */
const isOlder = ({ rows, around: { setting } }: TrackerShown): boolean =>
  rows.some(
    ({ level, levelSaid, harmStatus, harmSaid }) =>
      (level !== null &&
        (levelSaid ?? levelName(setting.scheme, level)) !== levelName(setting.scheme, level)) ||
      (harmSaid !== null && harmSaid !== harmStatusOf(setting.harmScheme, harmStatus).name),
  );

/** What stands in many rows, said once: marks, and what no flag is for. */
export const Legend = ({ shown }: { readonly shown: TrackerShown }): VNode => (
  <p class="govuk-body-s app-legend">
    Flags: not to be used for enforcement. ▲ ▼: level went up or down. *: entered, not recorded in
    Lantern.{isOlder(shown) && " Some levels use older names; counts use today’s."} Open a row for
    more.
  </p>
);

/** Rows keep the words of their day; a count and a filter can only have one name. */
export function OlderWords({ shown }: { readonly shown: TrackerShown }): VNode | null {
  if (!isOlder(shown)) return null;
  return (
    <p class="govuk-body-s">
      Some levels use older names. Counts, groups and filters put them at the same place in today’s
      words.
    </p>
  );
}

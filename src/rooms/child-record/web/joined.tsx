import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import type { Merge } from "../../subjects/index.ts";

/** Whoever comes by an old address or reference reads here why they see this record. */
export function Joined({ merges }: { readonly merges: readonly Merge[] }): VNode | null {
  const standing = merges.filter(({ splitAt }) => splitAt === null);
  if (standing.length === 0) return null;
  return (
    <InsetText>
      {standing.map((one) => (
        <p class="govuk-body">
          {`Record ${one.otherReference} was joined to this one on ${formatDate(londonDate(one.mergedAt))} by ${one.proposedByName} and ${one.agreedByName}.`}
        </p>
      ))}
    </InsetText>
  );
}

import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import type { FoundPair, MergeProposal } from "../../subjects/index.ts";
import { samePaths } from "./paths.ts";

type JoinProps = {
  readonly pair: FoundPair;
  readonly proposal: MergeProposal | undefined;
  readonly mayMerge: boolean;
};

/** Of two records of one child: that somebody proposes to join them, or the way to propose it. */
export function Join({ pair: { one, other }, proposal, mayMerge }: JoinProps): VNode | null {
  const ids = [one.personId, other.personId] as const;
  if (!proposal) {
    return mayMerge ? (
      <p class="govuk-body">
        <a class="govuk-link" href={samePaths.merge(...ids)}>
          Join the two records
        </a>
      </p>
    ) : null;
  }
  return (
    <InsetText>
      <p class="govuk-body">
        {`${proposal.proposedByName} proposed to join the two records, ${formatDateTime(proposal.proposedAt)}. It is waiting for a second person.`}
      </p>
      {mayMerge && (
        <p class="govuk-body">
          <a class="govuk-link" href={samePaths.proposal(...ids, proposal.proposalId)}>
            Read the proposal to join them
          </a>
        </p>
      )}
    </InsetText>
  );
}

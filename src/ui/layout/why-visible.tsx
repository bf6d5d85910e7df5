import type { VNode } from "preact";
import { Details } from "../govuk/index.ts";

export interface WhyVisibleProps {
  /** Sentences that go on after "because". A record that opens without one would be a fault. */
  reasons: readonly string[];
}

/** Access can always be explained: on every record, in the same place and the same words. */
export function WhyVisible({ reasons }: WhyVisibleProps): VNode {
  return (
    <Details summaryText="Why can I see this?">
      {/* A browser opens what it is sent into: a link to the id leads here. */}
      <p class="govuk-body" id="why-visible">
        You see this record because:
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {reasons.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
      <p class="govuk-body">Each time a record is opened, who opened it and when is kept.</p>
    </Details>
  );
}

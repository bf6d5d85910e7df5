import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { disputesOf, type About, type Dispute } from "../dispute-reads.ts";

/** Stands wherever the disputed thing stands, on screen and on paper: both views. */
export function Disputed({
  disputes,
  about,
  aboutId,
}: {
  readonly disputes: readonly Dispute[];
  readonly about: About;
  readonly aboutId: string | null;
}): VNode | null {
  const own = disputesOf(disputes, about, aboutId);
  if (own.length === 0) return null;
  return (
    <>
      {own.map((dispute) => (
        <p class="govuk-body app-verbatim">
          <strong>{`Disputed by ${dispute.by} on ${formatDate(dispute.on)}: `}</strong>
          {dispute.says}
          {dispute.answer !== null && (
            <span class="app-line app-secondary">{`Answered by ${dispute.answeredBy ?? ""}: ${dispute.answer}`}</span>
          )}
        </p>
      ))}
    </>
  );
}

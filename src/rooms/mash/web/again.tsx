import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import type { ConcernPage } from "./concern-page-facts.ts";
import { paths } from "./paths.ts";

/** By their references alone, since the audit of this page names this concern and no other. */
export function CameAgain({ again }: ConcernPage): VNode | null {
  if (again.length === 0) return null;
  return (
    <InsetText>
      {again.map(({ concernId, reference, sentAt, decidedAt, isSameName }) => (
        <p class="govuk-body">
          {`Another concern about a child of ${isSameName ? "this name" : "a name like this"} and date of birth came in on ${formatDateTime(sentAt)}: `}
          <a class="govuk-link" href={paths.concern(concernId)}>
            {reference}
          </a>
          {decidedAt === null ? ", not decided yet." : `, decided on ${formatDateTime(decidedAt)}.`}
        </p>
      ))}
    </InsetText>
  );
}

import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { subjectWords, type StillAsked } from "../../work/index.ts";

/** What was asked about the child and is not answered, and what becomes of it with the closing. */
export function StillAskedList({ asked }: { readonly asked: readonly StillAsked[] }): VNode | null {
  if (asked.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Asked, and not answered</h2>
      <p class="govuk-body">
        When the record is closed, these questions close too. Ring first if you need an answer.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {asked.map((one) => (
          <li>
            <span class="app-verbatim">{subjectWords(one)}</span>
            <span class="app-line app-secondary">
              {`${one.askedOf}, asked on ${formatDate(londonDate(one.askedAt))}: answer due ${formatDate(londonDate(one.dueAt))}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

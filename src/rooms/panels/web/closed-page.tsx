import type { View } from "../../../platform/http/outcome.ts";
import { crumbsOf } from "./agenda-page.tsx";
import { paths } from "./paths.ts";
import type { SittingFacts } from "./sitting-route.ts";

/** Answered as it begins: the form is gone from the page of the sitting. */
export function begunPage(facts: SittingFacts): View {
  const title = "This meeting has begun";
  return {
    title,
    breadcrumbs: crumbsOf(facts, "Begun"),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">Attendance is recorded with it.</p>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.sitting(facts.sitting.sittingId)}>
            The meeting
          </a>
        </p>
      </>
    ),
  };
}

/** Approved or cancelled while somebody was writing: what they typed is there to be copied. */
export function closedPage(facts: SittingFacts, typed: readonly string[] = []): View {
  const title = "This meeting can no longer be changed";
  return {
    title,
    breadcrumbs: crumbsOf(facts, "Closed"),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Its minutes were approved, or it was cancelled. What is wrong in approved minutes is
          corrected below them.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.minutes(facts.sitting.sittingId)}>
            Minutes
          </a>
        </p>
        {typed.length > 0 && <h2 class="govuk-heading-m">What you typed</h2>}
        {typed.map((text) => (
          <p class="govuk-body app-verbatim">{text}</p>
        ))}
      </>
    ),
  };
}

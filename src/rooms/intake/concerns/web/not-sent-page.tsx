import type { View } from "../../../../platform/http/outcome.ts";
import type { Desk } from "../desks-now.ts";
import { RingDesks } from "./ring-desks.tsx";

const reasons = {
  team: "None of your posts is in a team that sends concerns, so Lantern cannot tell which team this concern belongs to.",
  mash: "No team in this partnership receives concerns yet. Your system administrator must name one.",
} as const;

/** A concern must not end here: the page says who to ring. */
export function notSentPage(lacks: keyof typeof reasons, desks: readonly Desk[]): View {
  const title = "This was not sent";
  return {
    title,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            {reasons[lacks]} Ring <RingDesks desks={desks} isWhole /> and tell them what worries
            you.
          </p>
          <p class="govuk-body">Go back with your browser: what you typed is still in the form.</p>
        </div>
      </div>
    ),
  };
}

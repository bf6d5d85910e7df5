import type { VNode } from "preact";
import { doorPaths } from "./paths.ts";

/** From a child's record to the page for a visit in one tap, and to the visits there were. */
export const WaysToVisit = ({ personId }: { readonly personId: string }): VNode => (
  <p class="app-actions app-screen-only govuk-body">
    <a class="govuk-link" href={doorPaths.door(personId)}>
      At the door: the page for a visit
    </a>
    <a class="govuk-link" href={doorPaths.visits(personId)}>
      Visits
    </a>
  </p>
);

import type { VNode } from "preact";
import { searchPaths } from "../../search/web/paths.ts";
import { isNothingAsked } from "./nothing-asked.ts";
import type { WorkPage } from "./work-view.ts";

/** What will come, and where to go meanwhile: for somebody whose every list is empty. */
export function EmptyHome(page: WorkPage): VNode | null {
  const { total, meetings, sittings, mayRaise } = page;
  const isEmpty = isNothingAsked(page) && total + meetings.length + sittings.length === 0;
  if (!isEmpty) return null;
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">Nothing waits for you yet</h2>
      <p class="govuk-body">
        What colleagues ask of you, your actions, meetings and the children you work with are listed
        here, the most pressing first.
      </p>
      <ul class="govuk-list">
        {mayRaise && <Way href="/concerns/new" text="Raise a concern" />}
        <Way href={searchPaths.search} text="Search for a child, a place or a page" />
        <Way href={searchPaths.pages} text="All pages for your role" />
      </ul>
    </section>
  );
}

const Way = ({ href, text }: { readonly href: string; readonly text: string }): VNode => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
);

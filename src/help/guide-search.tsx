import { withWords } from "../kernel/words-in-text.ts";
import type { View } from "../platform/http/outcome.ts";
import { guidesIn } from "./guide-groups.ts";
import type { GuidePage } from "./guide.ts";
import { HelpSearch } from "./help-search-form.tsx";

/** Pages of the guide that have every word. */
export function guideSearch(guide: readonly GuidePage[], typed: string): View {
  const found = withWords(typed, guidesIn(guide), ({ title, line, text }) => ({
    title,
    text: `${line} ${text}`,
  }));
  return {
    title: "Search help",
    breadcrumbs: [{ text: "Help", href: "/help" }, { text: "Search" }],
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Search help</h1>
          <HelpSearch typed={typed} />
          <p class="govuk-body" role="status">
            {found.length === 0
              ? "No help pages have all these words."
              : `${found.length} ${found.length === 1 ? "page" : "pages"}`}
          </p>
          <ul class="govuk-list govuk-list--spaced">
            {found.map(({ key, title, line }) => (
              <li>
                <a class="govuk-link" href={`/help/${key}`}>
                  {title}
                </a>
                <span class="app-secondary app-line">{line}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    ),
  };
}

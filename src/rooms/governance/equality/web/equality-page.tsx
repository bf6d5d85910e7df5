import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { shownText, smallAreSaid } from "../../../../kernel/small-numbers.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { FacetTabs, ListTables } from "../../../../ui/lists/index.ts";
import type { outcomeList } from "../outcome-list.ts";
import { parts, shareText, type Outcome, type OutcomeLine } from "../outcomes.ts";
import { equalityPaths } from "./paths.ts";

const title = "Equality of outcomes";
type Page = ShownBy<typeof outcomeList>;

const cell =
  (key: Outcome) =>
  ({ of, children }: OutcomeLine): VNode => {
    const share = shareText(of[key], children);
    return (
      <>
        {shownText(of[key])}
        {share && <span class="app-secondary">{` (${share})`}</span>}
      </>
    );
  };

/** What became of children, by one characteristic at a time. */
export const equalityPage = (shown: Page): View => ({
  title,
  width: "wide",
  body: (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body app-form">
        {`Children known in the whole partnership, ${formatDate(shown.around.period.from)} to ${formatDate(shown.around.period.to)}. A child counts once in each column. ${smallAreSaid()}; “not shown” stands where a small number could be worked out.`}
      </p>
      <p class="govuk-body app-form">
        A difference is a question, not an answer. What is recorded, who was asked and small numbers
        can each cause one. Nothing here enters a level, a tool, an alert or a comparison of
        records.
      </p>
      <FacetTabs label={title} facets={shown.facets.modes} />
      <Complete shown={shown} />
      <ListTables
        shown={shown}
        cells={{
          name: ({ name }) => name,
          children: ({ children }) => shownText(children),
          flagged: cell("flagged"),
          topLevel: cell("topLevel"),
          panel: cell("panel"),
          nrm: cell("nrm"),
          closed: cell("closed"),
          noAction: cell("noAction"),
          enforced: cell("enforced"),
          arrested: cell("arrested"),
          missing: cell("missing"),
          missingHigh: cell("missingHigh"),
          started: cell("started"),
          wait: ({ waitDays }) => (waitDays === null ? "not shown" : `${waitDays} days`),
        }}
      />
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={equalityPaths.file(shown.around)}>
          Take this table out as a file
        </a>
      </p>
      <What />
    </>
  ),
});

/** How much the table rests on, beside it. */
function Complete({ shown }: { readonly shown: Page }): VNode {
  const { complete, by } = shown.around;
  return (
    <p class="govuk-body">
      <strong>{`${parts[by]} is known`}</strong>
      {complete === undefined
        ? " for a number that is not shown, since a small one could be worked out from it."
        : ` for ${complete.known} of ${complete.all} children. The others stand in lines of their own.`}
    </p>
  );
}

const What = (): VNode => (
  <>
    <h2 class="govuk-heading-m">What is counted</h2>
    <ul class="govuk-list govuk-list--bullet app-form">
      <li>Children: a record that was open, or one of these outcomes, in the twelve months</li>
      <li>Flag: one that stood on some day. Highest level: decided at least once</li>
      <li>Panel: referred to one. NRM: a referral was sent. Closed: agreed by two people</li>
      <li>No further action: decided so by the MASH on a concern</li>
      <li>Enforcement granted: a power may be used although the child has a flag</li>
      <li>Arrest: on the record as a reachable moment. Missing: an episode on the record</li>
      <li>
        Age is by the date of birth on the last day. Where only a range is known, age counts as not
        known
      </li>
    </ul>
    <p class="govuk-body">
      No team and no person is counted. The child is asked who they are, and nobody guesses.
    </p>
  </>
);

import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, Checkboxes } from "../../../ui/govuk/index.ts";
import type { NamedHeadline } from "../named-headlines.ts";
import type { ItemPaper } from "../papers.ts";
import { crumbsOf } from "./agenda-page.tsx";
import { paths } from "./paths.ts";
import type { SittingFacts } from "./sitting-route.ts";

type Page = {
  readonly named: readonly NamedHeadline[];
  /** As they were made last: which lines were left in on purpose then. */
  readonly papers: ReadonlyMap<string, ItemPaper>;
  /** What was chosen on this page before a line came in that was not on it. */
  readonly chosen: Chosen;
};

type Chosen = { readonly seen: ReadonlySet<string>; readonly leave: ReadonlySet<string> };

/** Asked before papers are made in which somebody else may be named: each line is left out unless it is kept. */
export function namedPage(facts: SittingFacts, { named, papers, chosen }: Page): View {
  const title = "Before the papers are made";
  const { sittingId } = facts.sitting;
  const byItem = [...Map.groupBy(named, ({ itemId }) => itemId)];
  return {
    title,
    breadcrumbs: crumbsOf(facts, title),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {`${counted(named.length, "line", "lines")} of what mattered may name another person. No paper has been made yet. A line that is left out stays on the record, and the page says that a line is left out.`}
        </p>
        <p class="govuk-body">
          Full names of children on other records and names of sensitive services are found. A given
          name alone is not: read the papers before you ask others to.
        </p>
        <Form action={paths.makePapers(sittingId)} csrfToken={facts.csrfToken} classes="app-form">
          {named.map(({ entryId }) => (
            <input type="hidden" name="seen" value={entryId} />
          ))}
          {byItem.map(([itemId, lines]) => (
            <Lines lines={lines} paper={papers.get(itemId)} chosen={chosen} />
          ))}
          <Button text="Make the papers" preventDoubleClick />
          <p class="govuk-body">
            <a class="govuk-link" href={paths.sitting(sittingId)}>
              Back to the meeting
            </a>
          </p>
        </Form>
      </>
    ),
  };
}

type LinesProps = {
  readonly lines: readonly NamedHeadline[];
  readonly paper: ItemPaper | undefined;
  readonly chosen: Chosen;
};

const Lines = ({ lines, paper, chosen: { seen, leave } }: LinesProps): VNode => (
  <Checkboxes
    name="leave"
    idPrefix={`leave-${lines[0]?.itemId ?? ""}`}
    classes="govuk-checkboxes--small"
    fieldset={{
      legend: {
        text: `Leave out of the page of ${lines[0]?.about ?? ""}`,
        classes: "govuk-fieldset__legend--s",
      },
    }}
    items={lines.map(({ entryId, on, headline, why }) => ({
      value: entryId,
      text: `${formatDate(on)}: ${headline}`,
      hint: { text: why },
      checked: seen.has(entryId) ? leave.has(entryId) : paper?.kept.includes(entryId) !== true,
    }))}
  />
);

import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { Due, DueOn } from "../../../ui/layout/index.ts";
import { FacetTabs, ListPages, ListTables } from "../../../ui/lists/index.ts";
import { thingKinds } from "../../people-and-places/index.ts";
import type { boardList } from "../board-list.ts";
import type { catalogueList } from "../catalogue-list.ts";
import type { Measure } from "../measure-reads.ts";
import { lastDay } from "../span.ts";
import { measureForms, stateText } from "../steps.ts";
import { measurePaths } from "./paths.ts";

export const boardTitle = "Orders, notices and tactics";

/** What runs, ends soon, was breached and waits for a review. No child is on it. */
export function boardPage(shown: ShownBy<typeof boardList>, tabs: VNode | null): View {
  const { now, today } = shown.around;
  return {
    title: boardTitle,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{boardTitle}</h1>
        {tabs}
        <p class="govuk-body">
          Measures on adults, places and what they use, never on a child. A measure that was served
          is not yet a success: its review asks whether the harm fell.
        </p>
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={measurePaths.catalogue}>
            What can be considered, who may, and for how long
          </a>
        </p>
        <FacetTabs label={boardTitle} facets={shown.facets.modes} />
        <ListTables
          shown={shown}
          cells={{
            what: (one) => (
              <a class="govuk-link" href={measurePaths.measure(one.measureId)}>
                {one.name}
                <span class="govuk-visually-hidden">{`: ${one.thing}`}</span>
              </a>
            ),
            on: ({ thing, thingKind }) => (
              <>
                {thing}
                <span class="app-line app-secondary">{thingKinds[thingKind].name}</span>
              </>
            ),
            state: ({ form, state, stateOn }) =>
              `${stateText(form, state)}, ${formatDate(stateOn)}`,
            ends: (one) => <Due isOverdue={hasEnded(one, now)} text={endText(one)} />,
            review: ({ reviewBy }) => <DueOn isOverdue={reviewBy < today} on={reviewBy} />,
            agency: ({ agency }) => agency,
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  };
}

const hasEnded = ({ endsAt }: Measure, now: Date): boolean => endsAt !== null && endsAt <= now;

export function endText({ endsAt, form }: Pick<Measure, "endsAt" | "form">): string {
  if (endsAt !== null) return formatDate(lastDay(endsAt));
  return form === "warning" || form === "plan" ? "No end: reviewed" : "No end is set";
}

/** The catalogue: what a partnership uses, and what is off until it is confirmed. */
export function cataloguePage(shown: ShownBy<typeof catalogueList>): View {
  const heading = "What can be considered";
  const { groups, source } = shown.around;
  return {
    title: heading,
    width: "wide",
    breadcrumbs: [{ text: boardTitle, href: measurePaths.board }, { text: heading }],
    body: (
      <>
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body">{source}.</p>
        <p class="govuk-body">
          The partnership’s configuration says which are in use. What protects a child is recorded
          with the child, and is here to be read.
        </p>
        <ListTables
          shown={shown}
          cells={{
            name: ({ name, form, basis, group }) => (
              <>
                {name}
                <span class="app-line app-secondary">
                  {`${measureForms[form]}. ${basis}. ${groups.find(({ key }) => key === group)?.name ?? group}`}
                </span>
              </>
            ),
            who: ({ who, rank }) => `${who}. ${rank}`,
            grounds: ({ grounds }) => grounds,
            length: ({ length }) => length,
            state: ({ isUsed, certainty, of }) =>
              [
                of.length === 0 ? "On the child’s record" : isUsed ? "Yes" : "Off",
                certainty === "verified" ? "verified" : "check before use",
              ].join(", "),
          }}
        />
      </>
    ),
  };
}

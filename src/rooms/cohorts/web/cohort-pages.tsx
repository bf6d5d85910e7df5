import type { VNode } from "preact";
import { ageOn, formatDate } from "../../../kernel/dates.ts";
import { fewerThan, smallAreSaid } from "../../../kernel/small-numbers.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { formSummary } from "../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { ChildLink, verbatimFact } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName } from "../../subjects/index.ts";
import { paths as exportPaths } from "../../tracker/exports/web/paths.ts";
import { readerForm } from "../cohort-form.ts";
import type { Cohort } from "../cohort-reads.ts";
import type { MemberOf } from "../member-reads.ts";
import { tally, type Tally } from "../tally.ts";
import { overtakenAt } from "./child-forms.tsx";
import { ListedNote, Review, Tried } from "./child-page.tsx";
import { OffersSection } from "../offers/web/offers-section.tsx";
import type { CohortPage } from "./cohort-view.ts";
import { cohortPaths } from "./paths.ts";
import { ReadersSection } from "./readers-section.tsx";

/** One cohort: what it is for, who is in it of those within reach, what is tried and how it goes. */
export function cohortPage(page: CohortPage): View {
  const { cohort, state, mayManage } = page;
  const summary = state.isStale ? overtakenAt("#list") : formSummary(readerForm, state);
  return {
    title: cohort.name,
    width: "wide",
    hasErrors: summary !== undefined,
    breadcrumbs: [{ text: "Cohorts", href: cohortPaths.all }, { text: cohort.name }],
    body: (
      <>
        {summary}
        <h1 class="govuk-heading-l">{cohort.name}</h1>
        {cohort.isListed && <ListedNote />}
        <SummaryList rows={factsOf(cohort)} />
        {cohort.closedOn === null && mayManage && (
          <p class="app-screen-only">
            <Button
              text="Close the cohort"
              classes="govuk-button--secondary"
              href={cohortPaths.close(cohort.cohortId)}
            />
          </p>
        )}
        {page.mayExport && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={exportPaths.make(`cohort=${cohort.cohortId}`)}>
              Take its open children as a file, with its purpose in the register
            </a>
          </p>
        )}
        <Members {...page} />
        <Tallies {...page} />
        <OffersSection
          cohortId={cohort.cohortId}
          offers={page.offers}
          smallest={page.scheme.smallest}
          mayOffer={mayManage && cohort.closedOn === null}
        />
        {cohort.isListed && <ReadersSection {...page} />}
      </>
    ),
  };
}

const factsOf = (one: Cohort) => [
  verbatimFact("Kind", one.kindName),
  verbatimFact("What it is for", one.purpose),
  verbatimFact("Who it is for", one.criteria),
  verbatimFact("Basis and agreement", one.basis),
  verbatimFact("Owner", one.owner),
  verbatimFact("Who takes part", one.agencies),
  verbatimFact("Opened", `${formatDate(one.openedOn)}, by ${one.openedBy}`),
  one.closedOn === null && verbatimFact("Reviewed by", formatDate(one.reviewBy)),
  one.closedOn !== null && verbatimFact("Closed", formatDate(one.closedOn)),
  verbatimFact("What was learned", one.learned),
];

function Members({ members, approaches, reviews, today }: CohortPage): VNode {
  return (
    <section>
      <h2 class="govuk-heading-m">Children in it</h2>
      <p class="govuk-body">
        Only children you can see are listed and counted. There may be others.
      </p>
      <SortableTable
        caption={counted(members.length, "child", "children")}
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "child", text: "Child" },
          { key: "since", text: "Since" },
          { key: "worker", text: "Who works with the child" },
          { key: "tried", text: "What is tried" },
          { key: "seen", text: "Last seen" },
        ]}
        groups={[
          {
            rows: members.map((one) => ({
              child: (
                <>
                  <ChildLink
                    href={cohortPaths.member(one.personId, one.memberId)}
                    name={fullName(one)}
                    reference={one.reference}
                  />
                  <span class="app-line">{ageOf(one, today)}</span>
                </>
              ),
              since: <SinceOf member={one} today={today} />,
              worker: `${one.worker}, ${one.agency}`,
              tried: (
                <Tried
                  approaches={approaches.filter(({ memberId }) => memberId === one.memberId)}
                  reviews={reviews}
                />
              ),
              seen: one.seenOn === null ? "Not recorded" : formatDate(one.seenOn),
            })),
          },
        ]}
        empty="No child you can see is in it."
      />
    </section>
  );
}

function ageOf({ bornOn }: MemberOf, today: string): string {
  const age = bornOn === null ? undefined : ageOn(bornOn, today);
  return age === undefined ? "Age not known" : `${String(age)} years old`;
}

function SinceOf({ member, today }: { readonly member: MemberOf; readonly today: string }): VNode {
  const { from, leftOn, outcome, reviewBy } = member;
  if (leftOn !== null) return <>{`Left on ${formatDate(leftOn)}: ${outcome ?? ""}`}</>;
  return (
    <>
      {formatDate(from)}
      <Review by={reviewBy} today={today} />
    </>
  );
}

function Tallies({ approaches, reviews, scheme }: CohortPage): VNode {
  const { smallest } = scheme;
  const number = (count: number | null): string =>
    count === null ? fewerThan(smallest) : String(count);
  const said = ({ words }: Tally): VNode => (
    <>
      {words.map(({ word, children }) => (
        <span class="app-line">{`${word}: ${number(children)}`}</span>
      ))}
    </>
  );
  return (
    <section>
      <h2 class="govuk-heading-m">What is tried across the cohort</h2>
      <p class="govuk-body">
        {`Children you can see, each once for each approach. ${smallAreSaid(smallest)}, and there is no total. They do not say which approach is better.`}
      </p>
      <SortableTable
        caption="By approach"
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "name", text: "Approach" },
          { key: "children", text: "Children" },
          { key: "running", text: "Under way" },
          { key: "ended", text: "Ended" },
          { key: "words", text: "Latest view of whether it worked" },
        ]}
        groups={[
          {
            rows: tally(approaches, reviews, smallest).map((one) => ({
              name: one.name,
              children: number(one.children),
              running: number(one.running),
              ended: number(one.ended),
              words: said(one),
            })),
          },
        ]}
        empty="Nobody has recorded yet what is tried."
      />
    </section>
  );
}

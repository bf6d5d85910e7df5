import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { shownText, smallAreSaid } from "../../../../kernel/small-numbers.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { SummaryList } from "../../../../ui/govuk/index.ts";
import { fact } from "../../../../ui/layout/index.ts";
import { FacetTabs, ListFilter, ListPages, ListTables } from "../../../../ui/lists/index.ts";
import { servicePaths } from "../../services/web/paths.ts";
import { kindName, type commissionedList, type contractList } from "../commissioning-list.ts";
import { agreementWords } from "../contract-state.ts";
import type { HarmedAgain } from "../demand.ts";
import type { demandList } from "../demand-list.ts";
import {
  commissioningCrumb,
  commissioningPage,
  commissioningTitle,
} from "./commissioning-frame.tsx";
import { dayOr, NameCell, poundsText, StateCell } from "./contract-cells.tsx";
import { commissioningPaths } from "./paths.ts";

type Period = { readonly from: string; readonly to: string };

const periodWords = ({ from, to }: Period): string =>
  `Unmet need is of ${formatDate(from)} to ${formatDate(to)}, waiting is on the last day. ${smallAreSaid()}; “not shown” stands where a small number could be worked out.`;

const Way = ({ href, text }: { readonly href: string; readonly text: string }): VNode => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
);

/** What is bought, at what cost and until when, against demand. */
export const commissionedPage = (shown: ShownBy<typeof commissionedList>): View =>
  commissioningPage({
    heading: commissioningTitle,
    width: "wide",
    children: (
      <>
        <ul class="govuk-list app-screen-only">
          <Way href={commissioningPaths.overdue} text="Contracts to decide on" />
          <Way href={commissioningPaths.demand} text="Demand for services" />
          <Way href={commissioningPaths.gaps} text="Gap analyses" />
          <Way href={servicePaths.unmet} text="Unmet need by service and reason" />
        </ul>
        <p class="govuk-body">{periodWords(shown.around)}</p>
        <ListFilter shown={shown} />
        <ListTables
          shown={shown}
          cells={{
            name: (one) => <NameCell of={one} />,
            kind: ({ kind }) => kindName(shown.around.scheme.kinds, kind),
            capacity: ({ capacity }) => (capacity === null ? "Not agreed" : String(capacity)),
            waiting: ({ waiting }) => shownText(waiting),
            unmet: ({ unmet }) => shownText(unmet),
            cost: ({ costPounds }) => poundsText(costPounds),
            notice: ({ noticeOn }) => dayOr(noticeOn, "None"),
            state: (one) => <StateCell of={one} />,
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });

/** Contracts whose notice date comes or is past, as a tab of Overdue. */
export const contractsPage = (shown: ShownBy<typeof contractList>, tabs: VNode | null): View =>
  commissioningPage({
    heading: "Contracts to decide on",
    crumbs: [commissioningCrumb],
    width: "wide",
    children: (
      <>
        {tabs}
        <p class="govuk-body">
          {`Shown ${shown.around.scheme.noticeDays} days before the notice date, until a decision is recorded. ${periodWords(shown.around)}`}
        </p>
        <ListTables
          shown={shown}
          cells={{
            name: (one) => <NameCell of={one} />,
            agreement: ({ agreement }) => agreementWords[agreement ?? "none"],
            notice: ({ noticeOn }) => dayOr(noticeOn, "None"),
            until: ({ contractUntil }) => dayOr(contractUntil, "No end"),
            waiting: ({ waiting }) => shownText(waiting),
            unmet: ({ unmet }) => shownText(unmet),
            state: (one) => <StateCell of={one} />,
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });

const againText = ({ answers: { no, yes, notKnown, notAsked } }: HarmedAgain): string =>
  `Not as far as is known: ${shownText(no)}. Yes: ${shownText(yes)}. Not known: ${shownText(notKnown)}. Not asked yet: ${shownText(notAsked)}.`;

/** Demand against places, and by one characteristic at a time. */
export function demandPage(shown: ShownBy<typeof demandList>): View {
  const { period, again } = shown.around;
  return commissioningPage({
    heading: "Demand for services",
    width: "wide",
    children: (
      <>
        <p class="govuk-body">
          {`Children, ${formatDate(period.from)} to ${formatDate(period.to)}; those waiting on the last day. A child counts once in each line. ${smallAreSaid()}; “not shown” stands where a small number could be worked out. Area is the team that holds the record.`}
        </p>
        <FacetTabs label="Demand for services" facets={shown.facets.modes} />
        <ListTables
          shown={shown}
          cells={{
            name: ({ name }) => name,
            capacity: ({ capacity }) => (capacity === null ? "Not agreed" : String(capacity)),
            referred: ({ referred }) => shownText(referred),
            started: ({ started }) => shownText(started),
            takeUp: ({ takeUp }) => (takeUp === null ? "not shown" : `${takeUp}%`),
            waiting: ({ waiting }) => shownText(waiting),
            unmet: ({ unmet }) => shownText(unmet),
            wait: ({ waitDays }) => (waitDays === null ? "not shown" : `${waitDays} days`),
          }}
        />
        <ListPages shown={shown} />
        <h2 class="govuk-heading-m">Exploited again, of all services together</h2>
        <p class="govuk-body">
          From look-backs after direct work ended or the record stepped down. It is never counted by
          service: a service that is compared or paid by it refuses the hardest cases.
        </p>
        <SummaryList rows={again.map((one) => fact(`At ${one.months} months`, againText(one)))} />
      </>
    ),
  });
}

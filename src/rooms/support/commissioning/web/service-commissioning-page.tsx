import type { VNode } from "preact";
import { formatDate, formatMonth } from "../../../../kernel/dates.ts";
import { shownText, smallAreSaid } from "../../../../kernel/small-numbers.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import {
  blankState,
  DeclaredForm,
  Form,
  formSummary,
  type FormState,
} from "../../../../ui/forms/index.ts";
import { Button } from "../../../../ui/govuk/index.ts";
import { Card, fact, verbatimFact } from "../../../../ui/layout/index.ts";
import { ListTables } from "../../../../ui/lists/index.ts";
import { servicePaths } from "../../services/web/paths.ts";
import { contactForm } from "../commissioning-forms.ts";
import {
  kindName,
  type returnList,
  type serviceContactList,
  type ShownReturn,
} from "../commissioning-list.ts";
import type { CommissioningScheme } from "../commissioning-scheme.ts";
import { agreementWords, decisionWords } from "../contract-state.ts";
import type { ServiceTerms } from "../term-reads.ts";
import { commissioningCrumb, commissioningPage } from "./commissioning-frame.tsx";
import { poundsText } from "./contract-cells.tsx";
import { commissioningPaths } from "./paths.ts";

export type ServicePage = {
  /** All terms, those that begin last first. */
  readonly terms: readonly [ServiceTerms, ...ServiceTerms[]];
  readonly scheme: CommissioningScheme;
  readonly mayKeep: boolean;
  /** Whether the reader answers for it, and so returns its months. */
  readonly isOwn: boolean;
  readonly csrfToken: string;
  readonly returns: ShownBy<typeof returnList>;
  readonly contacts: ShownBy<typeof serviceContactList>;
  readonly state?: FormState<typeof contactForm>;
};

/** A service of the directory as it is commissioned: its terms, decisions, contacts and months. */
export function serviceCommissioningPage(page: ServicePage): View {
  const { terms, mayKeep, isOwn, returns } = page;
  const [{ serviceId, name, termId }] = terms;
  return commissioningPage({
    heading: `Commissioning: ${name}`,
    crumbs: mayKeep ? [commissioningCrumb] : [],
    width: "wide",
    summary: page.state && formSummary(contactForm, page.state),
    children: (
      <>
        <ul class="govuk-list app-screen-only">
          <Way
            href={servicePaths.service(serviceId)}
            text="What the service is, in the directory"
          />
          {mayKeep && <Way href={commissioningPaths.terms(serviceId)} text="Add terms" />}
          {mayKeep && termId !== null && (
            <Way href={commissioningPaths.decision(serviceId)} text="Record a decision" />
          )}
          {isOwn && <Way href={commissioningPaths.returns} text="Months to return" />}
        </ul>
        {termId === null ? (
          <p class="govuk-body">No terms are recorded yet.</p>
        ) : (
          terms.map((one) => <TermsCard one={one} scheme={page.scheme} />)
        )}
        {!isOwn && <p class="govuk-body">{`${smallAreSaid()} or not at all.`}</p>}
        <ListTables
          shown={returns}
          cells={{
            month: ({ monthOn }) => formatMonth(monthOn),
            places: ({ places }) => String(places),
            referred: ({ referred }) => shownText(referred),
            started: ({ started }) => shownText(started),
            ended: ({ ended }) => shownText(ended),
            waiting: ({ waiting }) => shownText(waiting),
            wording: (one) => <Said one={one} serviceId={serviceId} />,
          }}
        />
        <Contacts {...page} />
      </>
    ),
  });
}

type SaidProps = { readonly one: ShownReturn; readonly serviceId: string };

/** What stood in the way, and each correction with what was returned before it. */
const Said = ({ one: { wording, earlier, isOwn, monthOn }, serviceId }: SaidProps): VNode => (
  <>
    {wording ?? ""}
    {earlier.map(({ correctedOn, reason, numbers }) => (
      <span class="app-line app-secondary">
        {`Corrected on ${formatDate(correctedOn)}: ${reason}. Before: ${
          numbers === undefined
            ? "not shown"
            : `${numbers.referred} referred, ${numbers.started} started, ${numbers.ended} ended, ${numbers.waiting} waiting`
        }`}
      </span>
    ))}
    {isOwn && (
      <span class="app-line app-screen-only">
        <a class="govuk-link" href={commissioningPaths.correct(serviceId, monthOn.slice(0, 7))}>
          Correct
          <span class="govuk-visually-hidden">{` the return for ${formatMonth(monthOn)}`}</span>
        </a>
      </span>
    )}
  </>
);

const Way = ({ href, text }: { readonly href: string; readonly text: string }): VNode => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
);

type TermsProps = { readonly one: ServiceTerms; readonly scheme: CommissioningScheme };

function TermsCard({ one, scheme }: TermsProps): VNode {
  const { agreement, contractFrom, contractUntil, noticeOn, decision } = one;
  const dates =
    contractFrom !== null && contractUntil !== null
      ? `${formatDate(contractFrom)} to ${formatDate(contractUntil)}`
      : null;
  const decided =
    decision === null
      ? null
      : `${decisionWords[decision]}, ${formatDate(one.decidedOn ?? "")}: ${one.reasons ?? ""}`;
  return (
    <Card
      title={`Terms from ${formatDate(one.fromOn ?? "")}`}
      level={2}
      facts={[
        fact("Kind of support", kindName(scheme.kinds, one.kind)),
        fact("Places", one.capacity === null ? "Not agreed" : String(one.capacity)),
        fact("Cost a year", poundsText(one.costPounds)),
        fact("Agreement", agreementWords[agreement ?? "none"]),
        fact("Dates", dates),
        fact("Notice date", noticeOn === null ? null : formatDate(noticeOn)),
        verbatimFact("Outcomes expected", one.outcomes),
        verbatimFact("Decision", decided),
      ]}
    />
  );
}

function Contacts({ terms, contacts, mayKeep, csrfToken, state }: ServicePage): VNode {
  const [{ serviceId }] = terms;
  return (
    <>
      <ListTables
        shown={contacts}
        cells={{
          name: ({ name }) => name,
          email: ({ email }) => email,
          namedBy: ({ namedBy }) => namedBy,
          end: ({ contactId, name }) =>
            mayKeep && (
              <Form
                action={commissioningPaths.endContact(serviceId, contactId)}
                csrfToken={csrfToken}
                classes="app-screen-only"
              >
                <Button
                  text={
                    <>
                      End<span class="govuk-visually-hidden">{`: ${name}`}</span>
                    </>
                  }
                  classes="govuk-button--secondary"
                  preventDoubleClick
                />
              </Form>
            ),
        }}
      />
      {mayKeep && (
        <>
          <h2 class="govuk-heading-m">Name a contact at the provider</h2>
          <DeclaredForm
            form={contactForm}
            state={state ?? blankState(contactForm, csrfToken)}
            drawing={{}}
            action={commissioningPaths.contacts(serviceId)}
            button="Name the contact"
          />
        </>
      )}
    </>
  );
}

import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { formSummary } from "../../../ui/forms/index.ts";
import { Card, verbatimFact } from "../../../ui/layout/index.ts";
import { childPage } from "../../child-record/index.ts";
import { declineForm, linkForm } from "../decide-offer.ts";
import { disagreementsOf } from "../disagreements.ts";
import { takenAs, titleOf, type Offer } from "../offer.ts";
import { ageForm } from "../take-age.ts";
import { wordsForm } from "../take-words.ts";
import { OfferForms } from "./offer-forms.tsx";
import type { OffersPage } from "./page-facts.ts";
import { offerPaths } from "./paths.ts";

/** What sources say and the record has a place for: each is added or declined by a person, one by one. */
export function offersPage(page: OffersPage): View {
  const { facts, offers } = page;
  return childPage({
    facts,
    tab: "overview",
    heading: "Facts to check",
    summary: summaryOf(page),
    children: (
      <>
        <p class="govuk-body app-form">
          Sources that you can read named these: concerns, partner checks, interviews, visits,
          meetings, messages of the family and reachable moments. None of it is in the child’s
          record until a person adds it, one at a time.
        </p>
        <p class="govuk-body app-form">
          What you add is read by everyone who opens the record, also where they cannot read its
          source.
        </p>
        <Disagreeing {...page} />
        <h2 class="govuk-heading-m">{counted(offers.open.length, "fact")} to check</h2>
        {offers.open.length === 0 && <p class="govuk-body">Nothing waits to be checked.</p>}
        {offers.open.map((offer) => (
          <Open page={page} offer={offer} />
        ))}
        <Decided {...page} />
      </>
    ),
  });
}

/** What is wrong in the one form that came back. */
function summaryOf({ linking, wording, ageing, declining }: OffersPage) {
  if (linking) return formSummary(linkForm, linking, `-${linking.key}`);
  if (wording) return formSummary(wordsForm, wording, `-${wording.key}`);
  if (ageing) return formSummary(ageForm, ageing, `-${ageing.key}`);
  return declining && formSummary(declineForm, declining, `-${declining.key}`);
}

const sourceFacts = ({ said, from, on, by, href }: Offer) => [
  verbatimFact("What was said", said),
  verbatimFact(
    "Source",
    href === null ? (
      from
    ) : (
      <a class="govuk-link" href={href}>
        {from}
      </a>
    ),
  ),
  verbatimFact("By", `${by}, ${formatDate(on)}`),
];

type One = { readonly page: OffersPage; readonly offer: Offer };

const Open = ({ page, offer }: One): VNode => (
  <section>
    <Card title={titleOf(offer)} level={3} facts={sourceFacts(offer)} />
    <OfferForms page={page} offer={offer} />
  </section>
);

/** Sources that say different things, side by side: none is right because it came first. */
function Disagreeing({ offers, facts }: OffersPage): VNode | null {
  // What was declined was looked into: it is no other answer any more.
  const taken = offers.decided.filter(({ decision }) => decision.outcome === "taken");
  const all = [...offers.open, ...taken.map(({ offer }) => offer)];
  const { ageSaid } = facts.person;
  const found = disagreementsOf(all, { ageSaid, today: facts.today });
  if (found.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Sources say different things</h2>
      <p class="govuk-body app-form">
        Ask the child and the agencies before you add one of them. What you do not add, decline with
        what you found out.
      </p>
      {found.map(({ about, sayings, record }) => (
        <Card
          title={about}
          level={3}
          facts={[
            ...sayings.map(({ says, from, by, on }) =>
              verbatimFact(`${from}, ${by}, ${formatDate(on)}`, says),
            ),
            ...(record === null ? [] : [verbatimFact("The record today", record)]),
          ]}
        />
      ))}
    </>
  );
}

function Decided({ offers }: OffersPage): VNode | null {
  if (offers.decided.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Checked</h2>
      {offers.decided.map(({ offer, decision }) => (
        <Card
          title={titleOf(offer)}
          level={3}
          facts={[
            ...sourceFacts(offer),
            verbatimFact(
              decision.takenAs === null ? "Declined" : takenAs[decision.takenAs],
              decision.reason ?? "Added to the record",
            ),
            verbatimFact("Checked by", `${decision.by}, ${formatDate(londonDate(decision.at))}`),
          ]}
        />
      ))}
    </>
  );
}

type Link = { readonly personId: string; readonly count: number };

/** On the child's first page: how much nobody has looked at. */
export const OffersLink = ({ personId, count }: Link): VNode => (
  <p class="govuk-body app-screen-only">
    <a class="govuk-link" href={offerPaths.child(personId)}>
      {`Facts to check (${count})`}
    </a>
  </p>
);

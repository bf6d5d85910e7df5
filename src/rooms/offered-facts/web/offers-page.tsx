import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { blankState, DeclaredForm, formSummary, type FormState } from "../../../ui/forms/index.ts";
import { Details } from "../../../ui/govuk/index.ts";
import { Card, verbatimFact } from "../../../ui/layout/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import type { LinkScheme } from "../../people-and-places/index.ts";
import { thingPaths } from "../../people-and-places/web/paths.ts";
import { mayDo } from "../../subjects/index.ts";
import { declineForm, linkForm } from "../decide-offer.ts";
import { isWhole, labelOf, relationOf, sorts, takenAs, type Offer } from "../offer.ts";
import type { Offers } from "../offer-reads.ts";
import { offerPaths } from "./paths.ts";

export type OffersPage = {
  readonly facts: ChildFacts;
  readonly offers: Offers;
  readonly scheme: LinkScheme;
  readonly csrfToken: string;
  /** A form that came back, and of which offer. */
  readonly linking?: FormState<typeof linkForm> & { readonly key: string };
  readonly declining?: FormState<typeof declineForm> & { readonly key: string };
};

/** What sources say and the record has a place for: each is added or declined by a person, one by one. */
export function offersPage(page: OffersPage): View {
  const { facts, offers, linking, declining } = page;
  const summary =
    linking !== undefined
      ? formSummary(linkForm, linking, `-${linking.key}`)
      : declining && formSummary(declineForm, declining, `-${declining.key}`);
  return childPage({
    facts,
    tab: "overview",
    heading: "Facts to check",
    summary,
    children: (
      <>
        <p class="govuk-body app-form">
          Sources that you can read named these: concerns, partner checks, interviews, visits,
          meetings, messages of the family and reachable moments. None of it is in the child’s
          record until a person adds it, one at a time.
        </p>
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

function Open({ page, offer }: One): VNode {
  const { facts } = page;
  const { personId } = facts.person;
  const mayLink = mayDo(facts.actor, "subject.record", facts);
  const mayChange = mayDo(facts.actor, "child.edit", facts);
  return (
    <section>
      <Card title={`${sorts[offer.sort]}: ${offer.value}`} level={3} facts={sourceFacts(offer)} />
      {mayChange && offer.sort === "telephone" && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={offerPaths.safeContact(personId, offer.key)}>
            Record as safe contact<span class="govuk-visually-hidden">{`: ${offer.value}`}</span>
          </a>
        </p>
      )}
      {mayLink && (isWhole(offer) ? <LinkForm page={page} offer={offer} /> : <ByHand {...page} />)}
      {mayChange && <DeclineForm page={page} offer={offer} />}
    </section>
  );
}

const ByHand = ({ facts }: OffersPage): VNode => (
  <p class="govuk-body app-screen-only">
    Part of a registration cannot be added as it stands.{" "}
    <a class="govuk-link" href={thingPaths.ofChild(facts.person.personId)}>
      Search for the vehicle and link it
    </a>
    , then decline this.
  </p>
);

function LinkForm({ page, offer }: One): VNode {
  const { facts, scheme, csrfToken, linking } = page;
  const blank = blankState(linkForm, csrfToken);
  const begun = {
    ...blank,
    typed: { ...blank.typed, label: labelOf(offer), relation: relationOf(offer) },
  };
  return (
    <DeclaredForm
      form={linkForm}
      state={linking?.key === offer.key ? linking : begun}
      drawing={{ offer, scheme }}
      suffix={`-${offer.key}`}
      action={offerPaths.link(facts.person.personId, offer.key)}
      button={`Link this ${sorts[offer.sort].toLowerCase()} with the child`}
    />
  );
}

function DeclineForm({ page, offer }: One): VNode {
  const { facts, csrfToken, declining } = page;
  const isBack = declining?.key === offer.key;
  return (
    <Details summaryText={`Decline: ${offer.value}`} open={isBack}>
      <DeclaredForm
        form={declineForm}
        state={isBack ? declining : blankState(declineForm, csrfToken)}
        drawing={{}}
        suffix={`-${offer.key}`}
        action={offerPaths.decline(facts.person.personId, offer.key)}
        button="Decline"
        isSecondary
      />
    </Details>
  );
}

function Decided({ offers }: OffersPage): VNode | null {
  if (offers.decided.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Checked</h2>
      {offers.decided.map(({ offer, decision }) => (
        <Card
          title={`${sorts[offer.sort]}: ${offer.value}`}
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

import type { VNode } from "preact";
import { datePartsOf } from "../../../kernel/fields.ts";
import { blankState, DeclaredForm } from "../../../ui/forms/index.ts";
import { Details } from "../../../ui/govuk/index.ts";
import { thingPaths } from "../../people-and-places/web/paths.ts";
import { mayDo } from "../../subjects/index.ts";
import { declineForm, linkForm } from "../decide-offer.ts";
import {
  isLinked,
  isWhole,
  labelOf,
  relationOf,
  sorts,
  titleOf,
  type LinkedOffer,
  type Offer,
} from "../offer.ts";
import { ageForm } from "../take-age.ts";
import { wordsForm } from "../take-words.ts";
import type { OffersPage } from "./page-facts.ts";
import { offerPaths } from "./paths.ts";

type One<O = Offer> = { readonly page: OffersPage; readonly offer: O };

/** What can be done with an offer by this reader, one at a time. */
export function OfferForms({ page, offer }: One): VNode {
  const { facts } = page;
  const mayChange = mayDo(facts.actor, "child.edit", facts);
  return (
    <>
      {mayChange && <OwnForm page={page} offer={offer} />}
      {isLinked(offer) && mayDo(facts.actor, "subject.record", facts) && (
        <Linking page={page} offer={offer} />
      )}
      {offer.sort === "words" && mayDo(facts.actor, "note.add", facts) && (
        <WordsForm page={page} offer={offer} />
      )}
      {offer.sort === "age" && mayChange && <AgeForm page={page} offer={offer} />}
      {mayChange && <DeclineForm page={page} offer={offer} />}
    </>
  );
}

const ownForms = {
  telephone: { text: "Record as safe contact", at: offerPaths.safeContact },
  screening: { text: "Add to the vulnerability profile", at: offerPaths.profile },
  "at-home": { text: "Add as a person around the child", at: offerPaths.around },
} as const;

const hasOwn = (sort: Offer["sort"]): sort is keyof typeof ownForms =>
  Object.hasOwn(ownForms, sort);

/** What is taken through the form of its place, because that asks more than the source says. */
function OwnForm({ page, offer }: One): VNode | null {
  if (!hasOwn(offer.sort)) return null;
  const { text, at } = ownForms[offer.sort];
  return (
    <p class="govuk-body app-screen-only">
      <a class="govuk-link" href={at(page.facts.person.personId, offer.key)}>
        {text}
        <span class="govuk-visually-hidden">{`: ${titleOf(offer)}`}</span>
      </a>
    </p>
  );
}

const Linking = ({ page, offer }: One<LinkedOffer>): VNode =>
  isWhole(offer) ? <LinkForm page={page} offer={offer} /> : <ByHand {...page} />;

const ByHand = ({ facts }: OffersPage): VNode => (
  <p class="govuk-body app-screen-only">
    Part of a registration cannot be added as it stands.{" "}
    <a class="govuk-link" href={thingPaths.ofChild(facts.person.personId)}>
      Search for the vehicle and link it
    </a>
    , then decline this.
  </p>
);

function LinkForm({ page, offer }: One<LinkedOffer>): VNode {
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

function WordsForm({ page, offer }: One): VNode | null {
  const { facts, planScheme, csrfToken, wording } = page;
  if (!planScheme) return null;
  const blank = blankState(wordsForm, csrfToken);
  const begun = {
    ...blank,
    typed: { ...blank.typed, saidOn: datePartsOf(offer.on), present: offer.label ?? "" },
  };
  return (
    <DeclaredForm
      form={wordsForm}
      state={wording?.key === offer.key ? wording : begun}
      drawing={{ scheme: planScheme }}
      suffix={`-${offer.key}`}
      action={offerPaths.words(facts.person.personId, offer.key)}
      button="Add to what the child says"
    />
  );
}

function AgeForm({ page, offer }: One): VNode {
  const { facts, csrfToken, ageing } = page;
  return (
    <DeclaredForm
      form={ageForm}
      state={ageing?.key === offer.key ? ageing : blankState(ageForm, csrfToken)}
      drawing={{}}
      suffix={`-${offer.key}`}
      action={offerPaths.age(facts.person.personId, offer.key)}
      button={`Record the child’s age as about ${offer.value}`}
    />
  );
}

function DeclineForm({ page, offer }: One): VNode {
  const { facts, csrfToken, declining } = page;
  const isBack = declining?.key === offer.key;
  return (
    <Details summaryText={`Decline: ${titleOf(offer)}`} open={isBack}>
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

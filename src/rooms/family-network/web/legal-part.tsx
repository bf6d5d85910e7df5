import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import {
  calledOf,
  isAdult,
  responsibilitiesOn,
  spanOn,
  type CourtOrder,
  type Responsibility,
  type Restriction,
  type Span,
} from "../family.ts";
import { nameIn } from "../family-scheme.ts";
import type { FamilyPage } from "./page-facts.ts";
import { familyNetworkPaths as paths } from "./paths.ts";

/** "from 3 October 2024 until 2 October 2026". */
export const spanWords = ({ fromOn, untilOn }: Pick<Span, "fromOn" | "untilOn">): string =>
  `from ${formatDate(fromOn)}${untilOn === null ? "" : ` until ${formatDate(untilOn)}`}`;

export const endWords = ({ endedOn, endKind, endReason }: Span): string =>
  endedOn === null
    ? ""
    : ` ${endKind === "wrong" ? "Recorded wrongly" : "Ended"} on ${formatDate(endedOn)}: ${endReason ?? ""}`;

const stateWords = (span: Span, today: string): string =>
  ({ now: "", "to-come": "Not in force yet. ", ended: "Ended. ", wrong: "Recorded wrongly. " })[
    spanOn(span, today)
  ];

export const isOpen = (span: Span): boolean => span.endedOn === null;

/** Who it is, by name and relationship, or the authority. */
export function holderOf(
  { family, scheme }: FamilyPage,
  { aroundId, authority }: Pick<Responsibility, "aroundId" | "authority">,
): string {
  if (authority !== null) return authority;
  const one = family.people.find((person) => person.aroundId === aroundId);
  return one
    ? `${calledOf(one)} (${nameIn(scheme.relationships, one.relationship).toLowerCase()})`
    : "Not known";
}

/** Who has parental responsibility today, with what is restricted; then what ended or is to come. */
export function Responsibilities(page: FamilyPage): VNode {
  const { facts, family, mayChange } = page;
  const { person, today } = facts;
  const now = responsibilitiesOn(family.responsibilities, { bornOn: person.bornOn, on: today });
  const others = family.responsibilities.filter((one) => !now.includes(one));
  return (
    <>
      <h2 class="govuk-heading-m" id="responsibility">
        Parental responsibility
      </h2>
      {isAdult(person.bornOn, today) ? (
        <InsetText text="The young person is 18. Nobody has parental responsibility for them." />
      ) : (
        now.length === 0 && (
          <p class="govuk-body">
            Nobody is recorded as having parental responsibility. Ask who has it, and by what.
          </p>
        )
      )}
      <Lines rows={now} page={page} />
      {mayChange && !isAdult(person.bornOn, today) && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={paths.addResponsibility(person.personId)}>
            Record who has parental responsibility
          </a>
        </p>
      )}
      {others.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Not in force today</h3>
          <Lines rows={others} page={page} />
        </>
      )}
    </>
  );
}

type LinesProps = { readonly rows: readonly Responsibility[]; readonly page: FamilyPage };

const Lines = ({ rows, page }: LinesProps): VNode => (
  <ul class="govuk-list govuk-list--spaced">
    {rows.map((one) => (
      <li>
        <strong>{holderOf(page, one)}</strong>
        {`: ${nameIn(page.scheme.kinds, one.kind)}, ${spanWords(one)}.${endWords(one)}`}
        <span class="app-line app-secondary">{`${one.evidence}. Recorded by ${one.recordedBy}`}</span>
        {page.family.restrictions
          .filter(({ responsibilityId }) => responsibilityId === one.responsibilityId)
          .map((restriction) => (
            <RestrictionLine restriction={restriction} page={page} />
          ))}
        {page.mayChange && isOpen(one) && <ResponsibilityLinks one={one} page={page} />}
      </li>
    ))}
  </ul>
);

function RestrictionLine({
  restriction,
  page,
}: {
  readonly restriction: Restriction;
  readonly page: FamilyPage;
}): VNode {
  const { person, today } = page.facts;
  return (
    <span class="app-line">
      {`${stateWords(restriction, today)}Restricted ${spanWords(restriction)}: ${restriction.wording} (${restriction.evidence}).${endWords(restriction)} `}
      {page.mayChange && isOpen(restriction) && (
        <a
          class="govuk-link app-screen-only"
          href={paths.endRestriction(person.personId, restriction.restrictionId)}
        >
          End this restriction
          <span class="govuk-visually-hidden">{`: ${restriction.wording}`}</span>
        </a>
      )}
    </span>
  );
}

function ResponsibilityLinks({
  one,
  page,
}: {
  readonly one: Responsibility;
  readonly page: FamilyPage;
}): VNode {
  const { personId } = page.facts.person;
  const holder = holderOf(page, one);
  return (
    <span class="app-line app-screen-only">
      <a class="govuk-link" href={paths.responsibility(personId, one.responsibilityId, "restrict")}>
        Restrict
        <span class="govuk-visually-hidden">{`: ${holder}`}</span>
      </a>{" "}
      <a class="govuk-link" href={paths.responsibility(personId, one.responsibilityId, "end")}>
        End
        <span class="govuk-visually-hidden">{`: ${holder}`}</span>
      </a>
    </span>
  );
}

/** Orders of courts in brief: those in force first. */
export function Orders(page: FamilyPage): VNode {
  const { facts, family, mayChange } = page;
  const { person, today } = facts;
  const inForce = ({ ...one }: CourtOrder): boolean => spanOn(one, today) === "now";
  const ordered = [
    ...family.orders.filter(inForce),
    ...family.orders.filter((one) => !inForce(one)),
  ];
  return (
    <>
      <h2 class="govuk-heading-m" id="orders">
        Court orders
      </h2>
      {ordered.length === 0 && <p class="govuk-body">No court order is recorded.</p>}
      <ul class="govuk-list govuk-list--spaced">
        {ordered.map((one) => (
          <li>
            <OrderLine one={one} page={page} />
          </li>
        ))}
      </ul>
      {mayChange && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={paths.addOrder(person.personId)}>
            Record a court order
          </a>
        </p>
      )}
    </>
  );
}

function OrderLine({ one, page }: { readonly one: CourtOrder; readonly page: FamilyPage }): VNode {
  const { person, today } = page.facts;
  const about =
    one.aroundId === null ? "" : `, about ${holderOf(page, { ...one, authority: null })}`;
  return (
    <>
      <strong>{nameIn(page.scheme.orders, one.kind)}</strong>
      {`. ${stateWords(one, today)}${one.court}, made on ${formatDate(one.madeOn)}, ${spanWords(one)}${about}.${endWords(one)}`}
      <span class="app-line app-verbatim">{one.terms}</span>
      <span class="app-line app-secondary">
        {`Document: ${one.document ?? "no reference recorded"}. Recorded by ${one.recordedBy}`}
      </span>
      {page.mayChange && isOpen(one) && (
        <a
          class="govuk-link app-screen-only"
          href={paths.endOrder(person.personId, one.courtOrderId)}
        >
          End this order
          <span class="govuk-visually-hidden">{`: ${nameIn(page.scheme.orders, one.kind)}`}</span>
        </a>
      )}
    </>
  );
}

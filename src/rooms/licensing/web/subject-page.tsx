import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { Due, verbatimFact } from "../../../ui/layout/index.ts";
import type { Thing } from "../../people-and-places/index.ts";
import { thingPaths } from "../../people-and-places/web/paths.ts";
import {
  authorityText,
  isLate,
  outcomes,
  stateNames,
  type Licence,
  type Referral,
} from "../licence.ts";
import { staffPage } from "../../work/index.ts";
import { licencesTitle } from "./frame.tsx";
import { licensingPaths } from "./paths.ts";

export type OfThing = {
  readonly thing: Thing;
  readonly licences: readonly Licence[];
  readonly referrals: readonly Referral[];
  readonly today: string;
  /** Whether the reader may record one of this subject. */
  readonly mayRecord: boolean;
  /** Why nothing is referred of this subject. */
  readonly because: string | undefined;
};

/** Licences of a subject, and what was referred of each. */
export function licencesPage(page: OfThing): View {
  const { thing, licences, mayRecord, because } = page;
  return staffPage({
    heading: licencesTitle,
    caption: thing.label,
    crumbs: [{ text: thing.label, href: thingPaths.thing(thing.thingId) }],
    children: (
      <>
        {because !== undefined && <InsetText>{`${because}.`}</InsetText>}
        <p class="govuk-body">
          A licensing officer reads what was referred: the licence and the sanitised ground. Nothing
          else of the subject, and no child.
        </p>
        {mayRecord && because === undefined && (
          <p class="govuk-body app-screen-only">
            <Button
              text="Record a licence"
              href={licensingPaths.record(thing.thingId)}
              classes="govuk-button--secondary"
            />
          </p>
        )}
        {licences.length === 0 && <p class="govuk-body">No licence is recorded.</p>}
        {licences.map((licence) => (
          <OneLicence {...page} licence={licence} />
        ))}
      </>
    ),
  });
}

function OneLicence(page: OfThing & { readonly licence: Licence }): VNode {
  const { licence, referrals } = page;
  const of = referrals.filter(({ licenceId }) => licenceId === licence.licenceId);
  return (
    <section>
      <h2 class="govuk-heading-m">{`${licence.name}: ${licence.holder}`}</h2>
      <SummaryList rows={factsOf(licence)} />
      <Referred referrals={of} today={page.today} />
      <Next {...page} />
    </section>
  );
}

const factsOf = (licence: Licence) => [
  ...(licence.number === null ? [] : [verbatimFact("Number", licence.number)]),
  verbatimFact("Issued by", authorityText(licence)),
  ...(licence.endedOn === null
    ? []
    : [
        verbatimFact(
          "Not held any more",
          `${formatDate(licence.endedOn)}. ${licence.endWords ?? ""}`,
        ),
      ]),
  verbatimFact("Source", licence.source),
  verbatimFact("Recorded by", `${licence.recordedBy}, ${formatDateTime(licence.recordedAt)}`),
];

type ReferredProps = { readonly referrals: readonly Referral[]; readonly today: string };

function Referred({ referrals, today }: ReferredProps): VNode | null {
  if (referrals.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {referrals.map((one) => (
        <li>
          <a class="govuk-link" href={licensingPaths.one(one.referralId)}>
            {`Referred on ${formatDate(one.knownOn)}`}
          </a>
          {`: ${stateNames[one.state]}`}
          {one.outcome !== null && `. ${outcomes[one.outcome]}`}
          {isLate(one, today) && (
            <>
              {" "}
              <Due isOverdue text={dueInWords(one.nextOn, today).text} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Next({ thing, licence, mayRecord, because }: OfThing & { readonly licence: Licence }) {
  if (!mayRecord || licence.endedOn !== null) return null;
  return (
    <p class="govuk-body app-screen-only">
      {because === undefined && (
        <>
          <a class="govuk-link" href={licensingPaths.refer(thing.thingId, licence.licenceId)}>
            Refer it to the authority
            <span class="govuk-visually-hidden">{`: ${licence.holder}`}</span>
          </a>
          {" · "}
        </>
      )}
      <a class="govuk-link" href={licensingPaths.end(thing.thingId, licence.licenceId)}>
        It is not held any more
        <span class="govuk-visually-hidden">{`: ${licence.holder}`}</span>
      </a>
    </p>
  );
}

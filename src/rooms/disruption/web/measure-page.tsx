import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { ChildLink, verbatimFact } from "../../../ui/layout/index.ts";
import { noMeasureWords, type NoMeasure, type ThingsLink } from "../../people-and-places/index.ts";
import { thingPaths } from "../../people-and-places/web/paths.ts";
import { fullName } from "../../subjects/index.ts";
import { wordKinds } from "../child-words.ts";
import type { ChildWords, Measure, Review, TakenStep } from "../measure-reads.ts";
import { households } from "../propose.ts";
import { accounts, harms } from "../review.ts";
import { lastDay } from "../span.ts";
import { measureForms, stateText } from "../steps.ts";
import { PlanPart, type ShownPlan } from "./plan-part.tsx";
import { boardTitle, endText } from "./board-pages.tsx";
import { measurePaths } from "./paths.ts";

export type MeasurePage = ShownPlan & {
  readonly taken: readonly TakenStep[];
  readonly reviews: readonly Review[];
  /** Children within reach that the subject is linked with, and what they said. */
  readonly links: readonly ThingsLink[];
  readonly words: readonly ChildWords[];
  readonly because: NoMeasure | undefined;
};

/** One measure: what is decided, what was done, whether the harm fell, and what can be done now. */
export function measurePage(page: MeasurePage, forms: VNode, summary: VNode | undefined): View {
  const { measure, because } = page;
  return {
    title: `${measure.name}: ${measure.thing}`,
    hasErrors: summary !== undefined,
    breadcrumbs: [{ text: boardTitle, href: measurePaths.board }, { text: measure.name }],
    body: (
      <>
        {summary}
        <span class="govuk-caption-l">{measure.thing}</span>
        <h1 class="govuk-heading-l">{measure.name}</h1>
        {because !== undefined && (
          <InsetText>{`${noMeasureWords[because]}. The measure can only be ended.`}</InsetText>
        )}
        <Facts measure={measure} />
        <PlanPart {...page} />
        <Taken measure={measure} taken={page.taken} />
        <Reviews reviews={page.reviews} />
        <Children {...page} />
        {forms}
      </>
    ),
  };
}

const optionText = (option: string | { readonly text: string }): string =>
  typeof option === "string" ? option : option.text;

function Facts({ measure }: { readonly measure: Measure }): VNode {
  const { conditions, evidence, effect, safe } = measure;
  return (
    <SummaryList
      rows={[
        verbatimFact(
          "State",
          `${stateText(measure.form, measure.state)}, ${formatDate(measure.stateOn)}`,
        ),
        verbatimFact(
          "On",
          <a class="govuk-link" href={thingPaths.thing(measure.thingId)}>
            {measure.thing}
          </a>,
        ),
        verbatimFact("Kind", measureForms[measure.form]),
        verbatimFact("In force until", endText(measure)),
        verbatimFact("Review by", formatDate(measure.reviewBy)),
        verbatimFact("Lead agency", measure.agency),
        verbatimFact("Authorised by", measure.authoriser),
        verbatimFact("Why", measure.reason),
        verbatimFact("Risk to the source", measure.sourceRisk),
        verbatimFact("Safe to act", safe === null ? "Not decided yet" : safeText(measure)),
        verbatimFact("Household", optionText(households[measure.household])),
        ...(effect === null
          ? []
          : [
              verbatimFact(
                "Effect on the child",
                `${effect}\nAgreed by ${measure.effectAgreedBy ?? ""}`,
              ),
            ]),
        ...(conditions === null ? [] : [verbatimFact("Conditions", conditions)]),
        ...(evidence === null ? [] : [verbatimFact("Evidence", evidence)]),
        verbatimFact("Proposed by", `${measure.proposedBy}, ${formatDateTime(measure.proposedAt)}`),
      ]}
    />
  );
}

const safeText = ({ safe, safeReason, safeBy, safeAt }: Measure): string =>
  `${safe === true ? "Yes" : "No"}. ${safeReason ?? ""}\nDecided by ${safeBy ?? ""}${safeAt ? `, ${formatDateTime(safeAt)}` : ""}`;

type TakenProps = { readonly measure: Measure; readonly taken: readonly TakenStep[] };

function Taken({ measure, taken }: TakenProps): VNode | null {
  if (taken.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What was done</h2>
      <ul class="govuk-list govuk-list--bullet">
        {taken.map((one) => (
          <li class="app-verbatim">{takenText(measure, one)}</li>
        ))}
      </ul>
    </>
  );
}

function takenText({ form }: Measure, one: TakenStep): string {
  const span =
    one.startsAt === null
      ? ""
      : `, in force from ${formatDateTime(one.startsAt)}${one.endsAt === null ? "" : ` until ${formatDate(lastDay(one.endsAt))}`}`;
  const note = one.wording === null ? "" : ` ${one.wording}`;
  return `${stateText(form, one.step)}, ${formatDate(one.happenedOn)}${span}.${note} Recorded by ${one.recordedBy}.`;
}

function Reviews({ reviews }: { readonly reviews: readonly Review[] }): VNode | null {
  if (reviews.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Did the harm fall?</h2>
      {reviews.map((one) => (
        <SummaryList
          rows={[
            verbatimFact(formatDate(one.reviewedOn), `${harms[one.harm]}. ${one.facts}`),
            verbatimFact("A child’s own account", accounts[one.account]),
            verbatimFact("Did it move?", <Moved review={one} />),
            verbatimFact(
              "Reviewed by",
              `${one.recordedBy}. Next review by ${formatDate(one.nextReviewBy)}`,
            ),
          ]}
        />
      ))}
    </>
  );
}

function Moved({ review }: { readonly review: Review }): VNode {
  const { moved, movedToId, movedTo, movedWords } = review;
  if (moved !== "yes") return <>{moved === "no" ? "No" : "Not known"}</>;
  return (
    <>
      {"Yes. "}
      {movedToId !== null && (
        <a class="govuk-link" href={thingPaths.thing(movedToId)}>
          {movedTo}
        </a>
      )}
      {movedWords !== null && ` ${movedWords}`}
    </>
  );
}

/** Each child by whoever reaches them: of others it is not said that there are any. */
function Children({ measure, links, words, mayRecord }: MeasurePage): VNode {
  const children = [...new Map(links.map((one) => [one.personId, one])).values()];
  return (
    <>
      <h2 class="govuk-heading-m">What children say about it</h2>
      <p class="govuk-body">
        Only children you can see are listed. What a child says stands on the child’s record.
      </p>
      {children.length === 0 && <p class="govuk-body">None that you can see.</p>}
      <ul class="govuk-list govuk-list--spaced">
        {children.map((child) => (
          <li>
            <ChildLink
              href={thingPaths.ofChild(child.personId)}
              name={fullName(child)}
              reference={child.reference}
            />
            {words
              .filter(({ personId }) => personId === child.personId)
              .map((one) => (
                <p class="govuk-body app-verbatim">
                  {`${wordKinds[one.kind]}: “${one.wording}” ${one.source}, ${formatDate(one.saidOn)}`}
                </p>
              ))}
            {mayRecord && (
              <>
                {" "}
                <a
                  class="govuk-link app-screen-only"
                  href={measurePaths.words(child.personId, measure.measureId)}
                >
                  Record what they say
                  <span class="govuk-visually-hidden">{`: ${fullName(child)}`}</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

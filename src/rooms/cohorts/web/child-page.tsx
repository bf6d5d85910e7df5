import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted, dueInWords } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { nextSteps } from "../member-forms.ts";
import type { Approach, ApproachReview, Membership } from "../member-reads.ts";
import { cohortPaths } from "./paths.ts";
import { Due, verbatimFact } from "../../../ui/layout/index.ts";

export type ChildCohortsPage = {
  readonly facts: ChildFacts;
  readonly memberships: readonly Membership[];
  readonly approaches: readonly Approach[];
  readonly reviews: readonly ApproachReview[];
  readonly mayRecord: boolean;
};

/** The cohorts that a child is or was in, as far as the reader may know of them. */
export function childCohortsPage(page: ChildCohortsPage): View {
  const { facts, memberships, mayRecord } = page;
  const { personId } = facts.person;
  return childPage({
    facts,
    tab: "recovery",
    heading: "Cohorts",
    children: (
      <>
        <SortableTable
          caption={counted(memberships.length, "cohort")}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "cohort", text: "Cohort" },
            { key: "when", text: "Since" },
            { key: "worker", text: "Who works with the child" },
            { key: "tried", text: "What is tried" },
          ]}
          groups={[{ rows: memberships.map((one) => rowOf(one, page)) }]}
          empty="The child is in no cohort that you may know of."
        />
        {mayRecord && (
          <p class="app-screen-only">
            <Button text="Decide that the child is in a cohort" href={cohortPaths.join(personId)} />
          </p>
        )}
      </>
    ),
  });
}

function rowOf(one: Membership, { facts, approaches, reviews }: ChildCohortsPage) {
  const of = approaches.filter(({ memberId }) => memberId === one.memberId);
  return {
    cohort: (
      <a class="govuk-link" href={cohortPaths.member(facts.person.personId, one.memberId)}>
        {one.cohort}
      </a>
    ),
    when: <When membership={one} today={facts.today} />,
    worker: `${one.worker}, ${one.agency}`,
    tried: <Tried approaches={of} reviews={reviews} />,
  };
}

function When({ membership, today }: { membership: Membership; today: string }): VNode {
  const { from, leftOn, outcome, reviewBy } = membership;
  if (leftOn !== null) {
    return <>{`${formatDate(from)} to ${formatDate(leftOn)}: ${outcome ?? ""}`}</>;
  }
  return (
    <>
      {formatDate(from)}
      <Review by={reviewBy} today={today} />
    </>
  );
}

export function Review({ by, today }: { readonly by: string; readonly today: string }): VNode {
  const { text, isOverdue } = dueInWords(by, today);
  return (
    <span class="app-line">
      <Due isOverdue={isOverdue} text={`Review ${text}`} />
    </span>
  );
}

type TriedProps = {
  readonly approaches: readonly Approach[];
  readonly reviews: readonly ApproachReview[];
};

/** Each thing tried, with the newest word on whether it worked. */
export function Tried({ approaches, reviews }: TriedProps): VNode {
  if (approaches.length === 0) return <>Nothing recorded</>;
  return (
    <>
      {approaches.map(({ approachId, name, until }) => {
        const last = reviews.find((one) => one.approachId === approachId);
        const word = last === undefined ? "not reviewed yet" : last.professional.toLowerCase();
        return (
          <span class="app-line">{`${name}${until === null ? "" : " (ended)"}: ${word}`}</span>
        );
      })}
    </>
  );
}

export type MemberPage = ChildCohortsPage & { readonly membership: Membership };

/** One child in one cohort: why, who works with the child, what is tried and whether it worked. */
export function memberPage(page: MemberPage): View {
  const { facts, membership, mayRecord } = page;
  const { personId } = facts.person;
  const isIn = membership.leftOn === null;
  return childPage({
    facts,
    tab: "recovery",
    heading: `Cohort: ${membership.cohort}`,
    children: (
      <>
        {membership.isListed && <ListedNote />}
        <SummaryList rows={factsOf(membership)} />
        {isIn && (
          <p class="govuk-body">
            <Review by={membership.reviewBy} today={facts.today} />
          </p>
        )}
        {mayRecord && isIn && (
          <p class="app-actions app-screen-only govuk-body">
            <a class="govuk-link" href={cohortPaths.try(personId, membership.memberId)}>
              Record what is tried
            </a>
            <a class="govuk-link" href={cohortPaths.leave(personId, membership.memberId)}>
              Decide that the child leaves
            </a>
            <a class="govuk-link" href={cohortPaths.cohort(membership.cohortId)}>
              The cohort
            </a>
          </p>
        )}
        <Approaches {...page} />
      </>
    ),
  });
}

/** Said wherever a cohort with a list is written or read. */
export const ListedNote = (): VNode => (
  <InsetText>
    Only the people on its list and the person who opened it can see this cohort and who is in it.
    Do not mention it in a note, a plan or minutes.
  </InsetText>
);

const factsOf = (one: Membership) => [
  verbatimFact("In it since", formatDate(one.from)),
  verbatimFact("Criterion", one.criterion),
  verbatimFact("Evidence", one.evidence),
  verbatimFact("Who works with the child", `${one.worker}, ${one.agency}`),
  verbatimFact(one.isTold ? "Told" : "Not told, because", one.told),
  verbatimFact("Decided by", one.addedBy),
  one.leftOn !== null && verbatimFact("Left on", `${formatDate(one.leftOn)}: ${one.outcome ?? ""}`),
  verbatimFact("Why the child left", one.leaving),
];

function Approaches({ facts, membership, approaches, reviews, mayRecord }: MemberPage): VNode {
  const of = approaches.filter(({ memberId }) => memberId === membership.memberId);
  return (
    <section>
      <h2 class="govuk-heading-m">What is tried, and whether it worked</h2>
      <SortableTable
        caption={counted(of.length, "approach", "approaches")}
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "what", text: "What" },
          { key: "when", text: "When" },
          { key: "said", text: "Whether it worked" },
        ]}
        groups={[
          {
            rows: of.map((one) => ({
              what: (
                <>
                  {mayRecord && one.until === null ? (
                    <a
                      class="govuk-link"
                      href={cohortPaths.review(
                        facts.person.personId,
                        membership.memberId,
                        one.approachId,
                      )}
                    >
                      {`Review: ${one.name}`}
                    </a>
                  ) : (
                    one.name
                  )}
                  <span class="app-line app-secondary">{`${one.worker}, ${one.agency}`}</span>
                </>
              ),
              when: whenOf(one),
              said: (
                <Reviews
                  reviews={reviews.filter(({ approachId }) => approachId === one.approachId)}
                />
              ),
            })),
          },
        ]}
        empty="Nobody has recorded yet what is tried."
      />
    </section>
  );
}

function whenOf({ from, until, intensity }: Approach): string {
  const often = intensity === null ? "" : `, ${intensity.toLowerCase()}`;
  return until === null
    ? `Since ${formatDate(from)}${often}`
    : `${formatDate(from)} to ${formatDate(until)}${often}`;
}

/** The professional's word and the child's own beside each other; neither is a number. */
export function Reviews({ reviews }: { readonly reviews: readonly ApproachReview[] }): VNode {
  if (reviews.length === 0) return <>Not reviewed yet</>;
  return (
    <>
      {reviews.map((one) => (
        <div class="govuk-!-margin-bottom-2">
          {`${formatDate(one.reviewedOn)}: we say “${one.professional}”, the child ${one.child === null ? "did not say" : `says “${one.child}”`}`}
          <span class="app-line app-verbatim">{one.changed}</span>
          <span class="app-line app-secondary">{`${one.source}. ${nextSteps[one.nextStep]}`}</span>
        </div>
      ))}
    </>
  );
}

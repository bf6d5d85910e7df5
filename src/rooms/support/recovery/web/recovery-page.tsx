import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { counted, dueInWords } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, Tag } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import type { Referral } from "../../services/referral-reads.ts";
import { nameIn, type ServiceScheme } from "../../services/service-scheme.ts";
import { cohortPaths } from "../../../cohorts/web/paths.ts";
import { servicePaths } from "../../services/web/paths.ts";
import { StateCell } from "../../services/web/referral-parts.tsx";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import type { LookBack } from "../look-back-reads.ts";
import { afterWords, answers } from "../look-back-words.ts";
import { attendances, missedInARow, standing } from "../missed.ts";
import type { RatingSet } from "../rating-reads.ts";
import type { Session, Work } from "../work-reads.ts";
import { OutcomeChart } from "./outcome-chart.tsx";
import { recoveryPaths } from "./paths.ts";
import { Due } from "../../../../ui/layout/index.ts";

export type RecoveryPage = {
  readonly facts: ChildFacts;
  readonly work: readonly Work[];
  readonly sessions: readonly Session[];
  readonly referrals: readonly Referral[];
  /** What stands in place of services that the reader may not know of. */
  readonly hidden: readonly string[];
  readonly ratings: readonly RatingSet[];
  readonly lookBacks: readonly LookBack[];
  readonly serviceScheme: ServiceScheme;
  readonly mayRecord: boolean;
};

/** Who works with the child and what for, which services there are or are missing, and how it goes. */
export function recoveryPage(page: RecoveryPage): View {
  return childPage({
    facts: page.facts,
    tab: "recovery",
    heading: "Work and services",
    children: (
      <>
        <LookBacks {...page} />
        <WorkSection {...page} />
        <ServiceSection {...page} />
        <OutcomeSection {...page} />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={cohortPaths.child(page.facts.person.personId)}>
            Cohorts: groups of work that the child is in
          </a>
        </p>
      </>
    ),
  });
}

function LookBacks({ facts, lookBacks, mayRecord }: RecoveryPage): VNode | null {
  const { personId } = facts.person;
  if (lookBacks.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">Looking back: exploited again?</h2>
      <ul class="govuk-list">
        {lookBacks.map((one) => (
          <li>
            <a class="govuk-link" href={recoveryPaths.lookBack(personId, one.lookBackId)}>
              {`${counted(one.months, "month")} after ${afterWords[one.after]} on ${formatDate(one.from)}`}
            </a>
            <span class="app-line">
              <LookBackState lookBack={one} today={facts.today} />
            </span>
          </li>
        ))}
      </ul>
      {!mayRecord && <p class="govuk-body app-secondary">Your post does not answer these.</p>}
    </section>
  );
}

export function LookBackState({ lookBack, today }: { lookBack: LookBack; today: string }): VNode {
  if (lookBack.answer !== null) {
    const on = formatDate(lookBack.answeredOn ?? "");
    return <>{`${answers[lookBack.answer]}, ${on}: ${lookBack.source ?? ""}`}</>;
  }
  const { text, isOverdue } = dueInWords(lookBack.dueOn, today);
  return <Due isOverdue={isOverdue} text={text} />;
}

function WorkSection({ facts, work, sessions, mayRecord }: RecoveryPage): VNode {
  const { personId } = facts.person;
  return (
    <section>
      <h2 class="govuk-heading-m">Direct work</h2>
      <SortableTable
        caption={counted(work.length, "piece of work", "pieces of work")}
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "who", text: "Who" },
          { key: "goal", text: "What for" },
          { key: "last", text: "Last session" },
          { key: "when", text: "Since" },
        ]}
        groups={[
          {
            rows: work.map((one) =>
              workRow(one, {
                personId,
                sessions: sessions.filter((it) => it.workId === one.workId),
              }),
            ),
          },
        ]}
        empty="No direct work is recorded."
      />
      {mayRecord && (
        <p class="app-screen-only">
          <Button text="Begin direct work" href={recoveryPaths.begin(personId)} classes={second} />
        </p>
      )}
    </section>
  );
}

const second = "govuk-button--secondary";

type OfWork = { readonly personId: string; readonly sessions: readonly Session[] };

function workRow(one: Work, { personId, sessions }: OfWork) {
  const [last] = standing(sessions);
  const missed = missedInARow(sessions);
  return {
    who: (
      <>
        <a class="govuk-link" href={recoveryPaths.work(personId, one.workId)}>
          {one.kindName}
        </a>
        <span class="app-line app-secondary">{`${one.worker}, ${one.agency}`}</span>
      </>
    ),
    goal: <Goal work={one} />,
    last: (
      <>
        {last
          ? `${formatDate(last.heldOn)}: ${attendances[last.attendance].toLowerCase()}`
          : "None yet"}
        {missed > 1 && one.endedOn === null && <Missed count={missed} />}
      </>
    ),
    when:
      one.endedOn === null
        ? formatDate(one.startedOn)
        : `${formatDate(one.startedOn)} to ${formatDate(one.endedOn)}: ${one.endReason ?? ""}`,
  };
}

export const Missed = ({ count }: { readonly count: number }): VNode => (
  <span class="app-line">
    <Tag classes="govuk-tag--orange" text={`Missed ${count} in a row`} />
  </span>
);

export function Goal({ work }: { readonly work: Work }): VNode {
  if (work.isTherapy) return <>Kept by the service: here only that it is there</>;
  if (work.goal === null) return <>Not recorded</>;
  return <span class="app-verbatim">{work.goalIsChilds ? `“${work.goal}”` : work.goal}</span>;
}

function ServiceSection(page: RecoveryPage): VNode {
  const { facts, referrals, hidden, serviceScheme: scheme, mayRecord } = page;
  const { personId } = facts.person;
  const rows = referrals.map((one) => ({
    service: (
      <>
        <a class="govuk-link" href={servicePaths.referral(personId, one.referralId)}>
          {one.name}
        </a>
        <span class="app-line app-secondary">
          {`${nameIn(scheme.tiers, one.tier)}, ${one.provider}`}
        </span>
      </>
    ),
    state: <StateCell referral={one} scheme={scheme} today={facts.today} />,
    why: <span class="app-verbatim">{one.why}</span>,
  }));
  const instead = hidden.map((text) => ({ service: text, state: "", why: "" }));
  return (
    <section>
      <h2 class="govuk-heading-m">Services</h2>
      <SortableTable
        caption="Wanted, waiting, under way and ended"
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "service", text: "Service" },
          { key: "state", text: "Where it is" },
          { key: "why", text: "Why" },
        ]}
        groups={[{ rows: [...rows, ...instead] }]}
        empty="Nobody has recorded a referral, or a need that is not met."
      />
      {mayRecord && (
        <p class="app-screen-only">
          <Button
            text="Refer to a service, or record a need"
            href={servicePaths.refer(personId)}
            classes={second}
          />
        </p>
      )}
    </section>
  );
}

function OutcomeSection({ facts, ratings, mayRecord }: RecoveryPage): VNode {
  return (
    <section>
      <h2 class="govuk-heading-m">How it is for the child</h2>
      {ratings.length === 0 ? (
        <p class="govuk-body">
          Nobody has rated the outcomes yet. They are rated at the start, at reviews and at the
          close.
        </p>
      ) : (
        <OutcomeChart sets={ratings} />
      )}
      {mayRecord && (
        <p class="app-screen-only">
          <Button
            text="Rate the outcomes"
            href={recoveryPaths.outcomes(facts.person.personId)}
            classes={second}
          />
        </p>
      )}
    </section>
  );
}

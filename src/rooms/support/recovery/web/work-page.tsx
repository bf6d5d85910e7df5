import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, SummaryList } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { verbatimFact } from "../../../../ui/layout/index.ts";
import { nameIn } from "../../services/service-scheme.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import { attendances, missedInARow } from "../missed.ts";
import type { RecoveryScheme } from "../recovery-scheme.ts";
import type { Session, Work } from "../work-reads.ts";
import { recoveryPaths } from "./paths.ts";
import { Goal, Missed } from "./recovery-page.tsx";

export type WorkPage = {
  readonly facts: ChildFacts;
  readonly work: Work;
  readonly sessions: readonly Session[];
  readonly scheme: RecoveryScheme;
  readonly mayRecord: boolean;
};

/** One piece of work: to what end, every session, and how it ended. */
export function workPage(page: WorkPage): View {
  const { facts, work, sessions } = page;
  const missed = missedInARow(sessions);
  return childPage({
    facts,
    tab: "recovery",
    heading: work.kindName,
    children: (
      <>
        {missed > 1 && work.endedOn === null && (
          <p class="govuk-body">
            <Missed count={missed} />
          </p>
        )}
        <Ways {...page} />
        <SummaryList
          rows={[
            verbatimFact("Worker", `${work.worker}, ${work.agency}`),
            ...(work.service === null ? [] : [verbatimFact("Part of", work.service)]),
            verbatimFact(
              work.goalIsChilds ? "Goal, in the child’s words" : "Goal",
              <Goal work={work} />,
            ),
            verbatimFact("Began", `${formatDate(work.startedOn)}, recorded by ${work.begunBy}`),
            ...(work.endedOn === null
              ? []
              : [verbatimFact("Ended", `${formatDate(work.endedOn)}: ${work.endReason ?? ""}`)]),
            ...(work.ending === null ? [] : [verbatimFact("How it ended", work.ending)]),
          ]}
        />
        <Sessions {...page} />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={recoveryPaths.child(facts.person.personId)}>
            Work and services of this child
          </a>
        </p>
      </>
    ),
  });
}

function Ways({ facts, work, mayRecord }: WorkPage): VNode | null {
  const { personId } = facts.person;
  if (!mayRecord || work.endedOn !== null) return null;
  return (
    <p class="app-actions app-screen-only">
      <Button text="Add a session" href={recoveryPaths.session(personId, work.workId)} />
      <Button
        text="End this work"
        href={recoveryPaths.end(personId, work.workId)}
        classes="govuk-button--secondary"
      />
    </p>
  );
}

function Sessions(page: WorkPage): VNode {
  const { work, sessions } = page;
  const columns = work.isTherapy
    ? []
    : [
        { key: "done", text: "What was done" },
        { key: "rating", text: "The child’s rating" },
        { key: "next", text: "Next" },
      ];
  return (
    <SortableTable
      caption={counted(sessions.length, "session")}
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "when", text: "When" },
        { key: "there", text: "The child" },
        ...columns,
        { key: "by", text: "Recorded" },
      ]}
      groups={[{ rows: sessions.map((one) => sessionRow(one, page)) }]}
      empty="No session is recorded yet."
    />
  );
}

function sessionRow(one: Session, { facts, work, sessions, scheme, mayRecord }: WorkPage) {
  const isPutRight = sessions.some(({ correctsId }) => correctsId === one.sessionId);
  const puts = sessions.find(({ sessionId }) => sessionId === one.correctsId);
  const mayPutRight = mayRecord && work.endedOn === null && !isPutRight;
  const held = formatDate(one.heldOn);
  return {
    when: (
      <>
        {held}
        <span class="app-line app-secondary">{nameIn(scheme.settings, one.setting)}</span>
        {isPutRight && <span class="app-line">Corrected by a later entry</span>}
        {puts && <span class="app-line">{`Corrects ${formatDate(puts.heldOn)}`}</span>}
      </>
    ),
    there: attendances[one.attendance],
    done: (
      <>
        {one.goal !== null && <span class="app-line app-secondary">{`Goal: ${one.goal}`}</span>}
        <span class="app-verbatim">{one.done}</span>
      </>
    ),
    rating: ratingText(one),
    next: <span class="app-verbatim">{one.nextStep}</span>,
    by: (
      <>
        {one.worker}
        <span class="app-line app-secondary">
          {`${one.recordedBy}, ${formatDateTime(one.recordedAt)}`}
        </span>
        {mayPutRight && (
          <a
            class="govuk-link app-screen-only"
            href={recoveryPaths.session(facts.person.personId, work.workId, one.sessionId)}
            aria-label={`Correct the session of ${held}`}
          >
            Correct
          </a>
        )}
      </>
    ),
  };
}

function ratingText({ rating, didNotSay }: Session): string {
  if (rating !== null) return `${rating} of 10`;
  return didNotSay ? "Did not want to say" : "Not asked";
}

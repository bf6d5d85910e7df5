import type { VNode } from "preact";
import { formatDate, formatTime, londonDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { outcomes, standing, type LastSeen } from "../seen.ts";
import type { Visit } from "../visit-reads.ts";
import type { VisitScheme } from "../visit-scheme.ts";
import { standingWarnings, type Warning } from "../warning-reads.ts";
import { doorPaths } from "./paths.ts";
import { SeenLines } from "./seen-words.tsx";
import { WarningList } from "./warning-list.tsx";
import { Due } from "../../../ui/layout/index.ts";

export type VisitsPage = {
  readonly facts: ChildFacts;
  readonly scheme: VisitScheme;
  readonly visits: readonly Visit[];
  readonly warnings: readonly Warning[];
  readonly seen: LastSeen;
  readonly mayRecord: boolean;
};

/** Every visit to a child, and what somebody who visits must know. */
export function visitsPage(page: VisitsPage): View {
  const { facts, scheme, visits, warnings, seen, mayRecord } = page;
  const { personId } = facts.person;
  const { today } = facts;
  const ended = warnings.filter(({ endedOn }) => endedOn !== null);
  return childPage({
    facts,
    tab: "recovery",
    heading: "Visits",
    children: (
      <>
        <SeenLines seen={seen} scheme={scheme} today={today} />
        <p class="app-actions app-screen-only govuk-body">
          <a class="govuk-link" href={doorPaths.door(personId)}>
            At the door: the page for a visit
          </a>
          {mayRecord && (
            <a class="govuk-link" href={doorPaths.warn(personId)}>
              Add a warning
            </a>
          )}
        </p>
        {mayRecord && <Button text="Record a visit" href={doorPaths.record(personId)} />}
        <h2 class="govuk-heading-m">Before a visit</h2>
        <WarningList
          warnings={standingWarnings(warnings)}
          personId={personId}
          today={today}
          mayRecord={mayRecord}
        />
        <h2 class="govuk-heading-m">{`Visits: ${standing(visits).length}`}</h2>
        {visits.length === 0 ? (
          <p class="govuk-body">No visit has been recorded yet.</p>
        ) : (
          <ol class="govuk-list">
            {visits.map((visit) => (
              <VisitEntry visit={visit} {...page} />
            ))}
          </ol>
        )}
        {ended.length > 0 && <Ended warnings={ended} />}
      </>
    ),
  });
}

type EntryProps = Pick<VisitsPage, "facts" | "visits" | "mayRecord"> & { readonly visit: Visit };

function VisitEntry({ visit, visits, facts, mayRecord }: EntryProps): VNode {
  const later = visits.find(({ correctsId }) => correctsId === visit.visitId);
  const on = londonDate(visit.visitedAt);
  const { personId } = facts.person;
  const along = visit.togetherWith === null ? "" : ` with ${visit.togetherWith}`;
  return (
    <li class="app-door__visit" id={`visit-${visit.visitId}`}>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        {`${outcomes[visit.outcome]}: ${formatDate(on)}, ${formatTime(visit.visitedAt)}`}
      </h3>
      {later && (
        <p class="govuk-body govuk-!-margin-bottom-1">
          <strong>{`Corrected by ${later.recordedBy}, ${formatDate(londonDate(later.recordedAt))}`}</strong>
        </p>
      )}
      {visit.observed !== null && <p class="govuk-body app-verbatim">{visit.observed}</p>}
      {visit.nextStep !== null && (
        <p class="govuk-body app-verbatim">{`Next: ${visit.nextStep}`}</p>
      )}
      {!later && visit.typeUpBy !== null && <ToBeTyped visit={visit} facts={facts} />}
      <p class="govuk-body-s app-secondary govuk-!-margin-bottom-1">
        {`${visit.purposeName}; ${visit.settingName}. ${visit.visitedBy}${along}. Recorded by ${visit.recordedBy}.`}
      </p>
      {!later && mayRecord && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={doorPaths.putRight(personId, visit.visitId)}>
            Correct
            <span class="govuk-visually-hidden">{`: visit of ${formatDate(on)}`}</span>
          </a>
        </p>
      )}
    </li>
  );
}

/** Said to everybody; whoever left it for later has it in their work. */
function ToBeTyped({ visit, facts }: Pick<EntryProps, "visit" | "facts">): VNode {
  const { text, isOverdue } = dueInWords(visit.typeUpBy ?? "", facts.today);
  const words = `To be typed up by ${visit.recordedBy}: ${text}`;
  return (
    <p class="govuk-body">
      <Due isOverdue={isOverdue} text={words} />
    </p>
  );
}

const Ended = ({ warnings }: { readonly warnings: readonly Warning[] }): VNode => (
  <>
    <h2 class="govuk-heading-m">Warnings that have ended</h2>
    <ul class="govuk-list">
      {warnings.map((one) => (
        <li>
          <strong>{one.kindName}</strong>
          <span class="app-line app-verbatim">{one.wording}</span>
          <span class="app-line app-secondary">
            {`Ended ${formatDate(one.endedOn ?? one.sinceOn)} by ${one.endedBy ?? one.recordedBy}: ${one.endedReason ?? ""}`}
          </span>
        </li>
      ))}
    </ul>
  </>
);

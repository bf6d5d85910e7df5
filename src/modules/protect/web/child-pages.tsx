import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Pagination, Table } from "../../../ui/govuk/index.ts";
import { Timeline } from "../../../ui/moj/index.ts";
import type { ChronologyLine, LevelDecision } from "../chronology-reads.ts";
import { levelName, type LevelScheme } from "../level-scheme.ts";
import { basisText, childPage, type ChildFacts } from "./child-frame.tsx";
import { paths } from "./paths.ts";

type Overview = {
  readonly facts: ChildFacts;
  readonly decisions: readonly LevelDecision[];
  readonly recent: readonly ChronologyLine[];
};

export function overviewPage({ facts, decisions, recent }: Overview): View {
  const [latest] = decisions;
  return childPage({
    facts,
    tab: "overview",
    children: (
      <div class="app-columns">
        <div>
          <h2 class="govuk-heading-m">Why this level</h2>
          {latest ? (
            <WhyLevel decision={latest} />
          ) : (
            <p class="govuk-body">No level has been recorded.</p>
          )}
          <h2 class="govuk-heading-m">What happened last</h2>
          <ChronologyList
            lines={recent.map(withoutReason)}
            headingLevel={3}
            empty="Nothing has been recorded yet. A note says what happened, when, and what was done."
          />
          {recent.length > 0 && (
            <p class="govuk-body app-screen-only">
              <a class="govuk-link" href={paths.chronology(facts.person.personId)}>
                The whole chronology
              </a>
            </p>
          )}
        </div>
        <div>
          <h2 class="govuk-heading-m">Who is involved</h2>
          <Involved {...facts} />
          <LevelHistory decisions={decisions} scheme={facts.scheme} />
        </div>
      </div>
    ),
  });
}

/** The reason of the newest level stands at the top; older ones are in the chronology. */
function withoutReason(line: ChronologyLine): ChronologyLine {
  return line.kind === "level" ? { ...line, detail: null } : line;
}

function WhyLevel({ decision }: { decision: LevelDecision }): VNode {
  const by =
    decision.basis === "imported"
      ? "Imported; not yet decided here"
      : `Decided by ${decision.decidedBy ?? "a former colleague"}`;
  return (
    <>
      <p class="govuk-body app-verbatim">{decision.reason}</p>
      {decision.dissent !== null && (
        <p class="govuk-body app-verbatim">
          <strong>Disagreement: </strong>
          {decision.dissent}
        </p>
      )}
      <p class="govuk-body-s app-secondary">{`${by}, ${formatDate(decision.decidedOn)}`}</p>
    </>
  );
}

function Involved({ circle, person }: ChildFacts): VNode {
  return (
    <ul class="govuk-list">
      <li>
        {person.owningTeam}
        <span class="app-secondary app-line">holds the record</span>
      </li>
      {circle.map((member) => (
        <li>
          {member.name} <span class="app-nowrap">{member.phone}</span>
          <span class="app-secondary app-line">
            {`${basisText(member).toLowerCase()}, since ${formatDate(londonDate(member.since))}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function LevelHistory({
  decisions,
  scheme,
}: {
  decisions: readonly LevelDecision[];
  scheme: LevelScheme;
}): VNode | null {
  if (decisions.length === 0) return null;
  return (
    <Table
      caption={`Level history: ${counted(decisions.length, "decision")}`}
      captionClasses="govuk-table__caption--m"
      classes="app-table--dense"
      head={[{ text: "Date" }, { text: "Level" }, { text: "By" }]}
      rows={decisions.map((one) => [
        { text: formatDate(one.decidedOn) },
        { text: levelName(scheme, one.level) },
        { text: one.basis === "imported" ? "Import" : (one.decidedBy ?? "") },
      ])}
    />
  );
}

export const chronologyPageSize = 50;

type ChronologyPage = {
  readonly facts: ChildFacts;
  readonly lines: readonly ChronologyLine[];
  readonly page: number;
};

/** One line more than a page is read, to know whether there is a next one. */
export function chronologyPage({ facts, lines, page }: ChronologyPage): View {
  const shown = lines.slice(0, chronologyPageSize);
  const id = facts.person.personId;
  const previous = page > 1 ? { previous: { href: paths.chronology(id, page - 1) } } : {};
  const next =
    lines.length > chronologyPageSize ? { next: { href: paths.chronology(id, page + 1) } } : {};
  return childPage({
    facts,
    tab: "chronology",
    heading: "Chronology",
    children: (
      <>
        <ChronologyList lines={shown} empty="Nothing has been recorded yet." headingLevel={2} />
        <Pagination {...previous} {...next} />
      </>
    ),
  });
}

type ChronologyListProps = {
  readonly lines: readonly ChronologyLine[];
  readonly empty: string;
  readonly headingLevel: 2 | 3;
};

function ChronologyList({ lines, empty, headingLevel }: ChronologyListProps): VNode {
  if (lines.length === 0) return <p class="govuk-body">{empty}</p>;
  return (
    <Timeline
      headingLevel={headingLevel}
      items={lines.map((line) => ({
        title: line.headline,
        date: formatDate(line.happenedOn),
        datetime: line.happenedOn,
        byline: bylineOf(line),
        ...(line.detail === null
          ? {}
          : { description: <p class="govuk-body app-verbatim">{line.detail}</p> }),
      }))}
    />
  );
}

/** Who recorded it; and when, where that was not the day it happened. */
function bylineOf({ recordedBy, agency, recordedAt, happenedOn }: ChronologyLine): string {
  const isSameDay = londonDate(recordedAt) === happenedOn;
  const recorded = isSameDay ? null : `recorded ${formatDateTime(recordedAt)}`;
  return [recordedBy ?? "Imported", agency, recorded].filter(Boolean).join(", ");
}

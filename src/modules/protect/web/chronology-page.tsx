import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import { holds } from "../../../platform/access/actor.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, Pagination } from "../../../ui/govuk/index.ts";
import { Timeline } from "../../../ui/moj/index.ts";
import type { ChronologyLine } from "../chronology-reads.ts";
import type { Dispute } from "../disputes/dispute-reads.ts";
import { Disputed } from "../disputes/web/dispute-notes.tsx";
import { childPage, regimeText, type ChildFacts } from "./child-frame.tsx";
import { paths } from "./paths.ts";

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
        <AddNote {...facts} />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={`/children/${id}/disputes`}>
            {`What is disputed (${facts.disputes.length})`}
          </a>
        </p>
        <ChronologyList
          lines={shown}
          disputes={facts.disputes}
          empty="Nothing has been recorded yet."
          headingLevel={2}
        />
        <Pagination {...previous} {...next} />
      </>
    ),
  });
}

/** The way to a note, for those whose post includes it. */
export function AddNote({ actor, person }: ChildFacts): VNode | null {
  if (!holds(actor, "note.add")) return null;
  return (
    <p class="app-actions">
      <Button
        text="Add a note"
        href={paths.note(person.personId)}
        classes="govuk-button--secondary"
      />
    </p>
  );
}

type ChronologyListProps = {
  readonly lines: readonly ChronologyLine[];
  readonly disputes: readonly Dispute[];
  readonly empty: string;
  readonly headingLevel: 2 | 3;
};

export function ChronologyList({
  lines,
  disputes,
  empty,
  headingLevel,
}: ChronologyListProps): VNode {
  if (lines.length === 0) return <p class="govuk-body">{empty}</p>;
  return (
    <Timeline
      headingLevel={headingLevel}
      items={lines.map((line) => ({
        title: line.headline,
        date: formatDate(line.happenedOn),
        datetime: line.happenedOn,
        byline: bylineOf(line),
        description: (
          <>
            {line.detail !== null && <p class="govuk-body app-verbatim">{line.detail}</p>}
            <Disputed disputes={disputes} about="entry" aboutId={line.id} />
          </>
        ),
      }))}
    />
  );
}

/** Who recorded it; and when, where that was not the day it happened. */
function bylineOf({
  recordedBy,
  agency,
  isLawEnforcement,
  recordedAt,
  happenedOn,
}: ChronologyLine): string {
  const isSameDay = londonDate(recordedAt) === happenedOn;
  const recorded = isSameDay ? null : `recorded ${formatDateTime(recordedAt)}`;
  const from = agency && `${agency}${regimeText(isLawEnforcement)}`;
  return [recordedBy ?? "Imported", from, recorded].filter(Boolean).join(", ");
}

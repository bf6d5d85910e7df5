import type { VNode } from "preact";
import { formatDate, formatDateTime, formatMonth, londonDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { holds } from "../../../platform/access/actor.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, Checkboxes, Details, Pagination } from "../../../ui/govuk/index.ts";
import { Behind } from "../../../ui/layout/index.ts";
import { Timeline } from "../../../ui/moj/index.ts";
import {
  type ChronologyLine,
  chronologyGroups,
  queryOf,
  type ChronologyView,
  type Dispute,
  Disputed,
  childPage,
  regimeText,
  type ChildFacts,
} from "../../child-record/index.ts";
import { groupPaths } from "../../families/sibling-group/web/paths.ts";
import { paths } from "../../child-record/web/paths.ts";

export const chronologyPageSize = 50;

type ChronologyPage = {
  readonly facts: ChildFacts;
  readonly lines: readonly ChronologyLine[];
  readonly view: ChronologyView;
};

/** One line more than a page is read, to know whether there is a next one. */
export function chronologyPage({ facts, lines, view }: ChronologyPage): View {
  const shown = lines.slice(0, chronologyPageSize);
  const id = facts.person.personId;
  const pageAt = (page: number): { href: string } => ({
    href: paths.chronology(id, queryOf({ ...view, page })),
  });
  const previous = view.page > 1 ? { previous: pageAt(view.page - 1) } : {};
  const next = lines.length > chronologyPageSize ? { next: pageAt(view.page + 1) } : {};
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
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={groupPaths.group(id)}>
            Side by side with other children
          </a>
        </p>
        <Shortening personId={id} view={view} />
        <PartWords view={view} hasMore={lines.length > chronologyPageSize} />
        <Months
          lines={view.isShort ? shown.map((line) => ({ ...line, detail: null })) : shown}
          disputes={facts.disputes}
          empty={
            isWhole(view)
              ? "Nothing has been recorded yet."
              : "Nothing of this kind has been recorded."
          }
        />
        <Pagination {...previous} {...next} />
      </>
    ),
  });
}

/** Which entries a page has, where it has not all: on paper nothing else says so. */
function PartWords({
  view,
  hasMore,
}: {
  readonly view: ChronologyView;
  readonly hasMore: boolean;
}): VNode | null {
  if (view.page === 1 && !hasMore) return null;
  const older = hasMore ? "; older ones are on the next page" : "";
  return <p class="govuk-body">{`Page ${view.page} of the entries, newest first${older}.`}</p>;
}

/** Month by month; on a phone the newest month that the page has stands open, and each before it behind its count. */
function Months({ lines, ...rest }: Omit<ChronologyListProps, "headingLevel">): VNode {
  const months = [...Map.groupBy(lines, ({ happenedOn }) => happenedOn.slice(0, 7))];
  if (months.length === 0) return <ChronologyList lines={lines} {...rest} headingLevel={3} />;
  return (
    <div class="app-folds">
      {months.map(([month, ofMonth], at) => {
        const list = <ChronologyList lines={ofMonth} {...rest} headingLevel={3} />;
        return (
          <section>
            <h2 class="govuk-heading-s">{formatMonth(`${month}-01`)}</h2>
            {at === 0 ? (
              list
            ) : (
              <Behind words={counted(ofMonth.length, "entry", "entries")}>{list}</Behind>
            )}
          </section>
        );
      })}
    </div>
  );
}

const isWhole = ({ groups, isSignificant }: ChronologyView): boolean =>
  groups.length === 0 && !isSignificant;

type Shortened = { readonly personId: string; readonly view: ChronologyView };

/** What of the chronology is shown, said in words and changed by a form that is its address. */
function Shortening({ personId, view }: Shortened): VNode {
  const said = viewWords(view);
  return (
    <>
      {said && (
        <p class="govuk-body">
          {`${said} `}
          <a class="govuk-link app-screen-only" href={paths.chronology(personId)}>
            Show everything
          </a>
        </p>
      )}
      <Details summaryText="Show less" classes="app-screen-only">
        <form method="get" action={paths.chronology(personId)}>
          <Checkboxes
            name="show"
            classes="govuk-checkboxes--small"
            fieldset={{ legend: { text: "Only these", classes: "govuk-fieldset__legend--s" } }}
            hint={{ text: "None chosen means all of them." }}
            values={view.groups}
            items={Object.entries(chronologyGroups).map(([value, text]) => ({ value, text }))}
          />
          <Checkboxes
            name="significant"
            classes="govuk-checkboxes--small"
            values={[view.isSignificant ? "yes" : ""]}
            items={[{ value: "yes", text: "Only what matters for the whole story" }]}
          />
          <Checkboxes
            name="short"
            classes="govuk-checkboxes--small"
            values={[view.isShort ? "yes" : ""]}
            items={[{ value: "yes", text: "Headlines without detail" }]}
          />
          <Button text="Show" classes="govuk-button--secondary" />
        </form>
      </Details>
    </>
  );
}

/** What is left out is said on the page, also on paper: a short chronology must not pass for a whole one. */
function viewWords(view: ChronologyView): string | undefined {
  const what = view.groups.map((group) => chronologyGroups[group].toLowerCase()).join("; ");
  const parts = [
    what === "" ? undefined : `only ${what}`,
    view.isSignificant ? "only what matters for the whole story" : undefined,
    view.isShort ? "headlines without detail" : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `This is not the whole chronology: ${parts.join(", ")}.`;
}

/** The ways to a note and to a concern that knows the child already, for those whose post includes them. */
export function AddNote({ actor, person }: ChildFacts): VNode | null {
  const mayRaise = holds(actor, "concern.raise");
  if (!holds(actor, "note.add") && !mayRaise) return null;
  return (
    <p class="app-actions govuk-body">
      {holds(actor, "note.add") && (
        <Button
          text="Add a note"
          href={paths.note(person.personId)}
          classes="govuk-button--secondary govuk-!-margin-bottom-0"
        />
      )}
      {mayRaise && (
        <a class="govuk-link" href={paths.raise(person.personId)}>
          Raise a concern about this child
        </a>
      )}
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
  significant,
}: ChronologyLine): string {
  const isSameDay = londonDate(recordedAt) === happenedOn;
  const recorded = isSameDay ? null : `recorded ${formatDateTime(recordedAt)}`;
  const from = agency && `${agency}${regimeText(isLawEnforcement)}`;
  const mark = significant && "matters for the whole story";
  return [recordedBy ?? "Imported", from, recorded, mark].filter(Boolean).join(", ");
}

import type { VNode } from "preact";
import { compareDates, formatDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import {
  Button,
  Checkboxes,
  ErrorSummary,
  InsetText,
  Textarea,
} from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import type { ChildLines, Linked } from "../group-reads.ts";
import { aboutLetters, oneChild } from "../one-child.ts";
import { groupPaths } from "./paths.ts";

type GroupPage = {
  readonly facts: ChildFacts;
  readonly linked: readonly Linked[];
  readonly group: readonly ChildLines[];
  /** As typed or ticked. */
  readonly asked: readonly string[];
  /** Asked for, and not shown: not there, or not within reach. */
  readonly missing: readonly string[];
};

/** Several children side by side on the screen, in the order in which it happened. */
export function groupPage(page: GroupPage): View {
  const { facts, group, missing } = page;
  return childPage({
    facts,
    tab: "chronology",
    heading: "Chronology of several children",
    children: (
      <>
        {missing.length > 0 && (
          <InsetText
            text={`Not shown, because there is no such record or it is not shared with you: ${missing.join(", ")}`}
          />
        )}
        <Choose {...page} />
        {group.length > 1 && <SideBySide {...page} />}
      </>
    ),
  });
}

function Choose({ facts, linked, asked }: GroupPage): VNode {
  const ticked = new Set(linked.map(({ reference }) => reference));
  return (
    <form
      method="get"
      action={groupPaths.group(facts.person.personId)}
      class="app-form app-screen-only"
    >
      {linked.length > 0 && (
        <Checkboxes
          name="with"
          classes="govuk-checkboxes--small"
          fieldset={{
            legend: {
              text: "Brothers and sisters, and children of the same family name",
              classes: "govuk-fieldset__legend--s",
            },
          }}
          values={asked}
          items={linked.map((one) => ({
            value: one.reference,
            text: `${fullName(one)}, ${one.reference}`,
            ...(one.isSibling && { hint: { text: "Recorded as a brother or sister" } }),
          }))}
        />
      )}
      <Textarea
        id="more"
        name="with"
        label={{ text: "References of other children" }}
        hint={{ text: "Up to five children whose records you can open" }}
        rows={2}
        value={asked.filter((one) => !ticked.has(one)).join(" ")}
      />
      <Button text="Show side by side" classes="govuk-button--secondary" />
    </form>
  );
}

function SideBySide({ facts, group }: GroupPage): VNode {
  const { personId } = facts.person;
  const references = referencesOf(group);
  const lines = group
    .flatMap((child) => child.lines.map((line) => ({ child, line })))
    .toSorted((one, other) => compareDates(other.line.happenedOn, one.line.happenedOn));
  return (
    <>
      <p class="govuk-body app-screen-only">
        This page is for the screen. To print or give out, take one child at a time: the others are
        named by letters there.
      </p>
      <ul class="govuk-list app-screen-only">
        {group.map((child) => (
          <li>
            <a
              class="govuk-link"
              href={groupPaths.one(personId, { references, of: child.reference })}
            >
              {`To print: ${child.reference} (${child.initials})`}
            </a>
          </li>
        ))}
      </ul>
      <div class="app-screen-only">
        <SortableTable
          caption={group.map(({ initials, name }) => `${initials}: ${name}`).join("; ")}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "on", text: "When" },
            { key: "who", text: "Who" },
            { key: "what", text: "What happened" },
          ]}
          groups={[
            {
              rows: lines.map(({ child, line }) => ({
                on: formatDate(line.happenedOn),
                who: child.initials,
                what: (
                  <>
                    {line.headline}
                    {line.detail !== null && (
                      <span class="app-line app-secondary app-verbatim">{line.detail}</span>
                    )}
                  </>
                ),
              })),
            },
          ]}
        />
      </div>
    </>
  );
}

/** Those beside the child whose page it is. */
const referencesOf = (group: readonly ChildLines[]): readonly string[] =>
  group.slice(1).map(({ reference }) => reference);

type OnePage = {
  readonly facts: ChildFacts;
  readonly group: readonly ChildLines[];
  readonly of: ChildLines;
};

export type One = {
  readonly view: View;
  /** A name of another child is left over: nothing is given out. */
  readonly isStopped: boolean;
};

/** One child by reference, the others by letters; stopped where a name of another is left over. */
export function onePage({ facts, group, of }: OnePage): One {
  const one = oneChild(group, of);
  const back = groupPaths.group(facts.person.personId, referencesOf(group));
  if (one.left.length > 0) return { isStopped: true, view: stoppedPage(one.left, { of, back }) };
  const file = groupPaths.file(facts.person.personId, {
    references: referencesOf(group),
    of: of.reference,
  });
  return {
    isStopped: false,
    view: {
      title: `Chronology of ${of.reference}`,
      backLink: { text: "Back", href: back },
      body: (
        <>
          <h1 class="govuk-heading-l">{`Chronology of ${of.reference}`}</h1>
          <p class="govuk-body">{aboutLetters(one)}</p>
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={file}>
              Download as a Word file
            </a>
          </p>
          <SortableTable
            caption={`Newest first, as recorded on ${formatDate(facts.today)}`}
            captionClasses="govuk-table__caption--s"
            columns={[
              { key: "on", text: "When" },
              { key: "what", text: "What happened" },
            ]}
            groups={[
              {
                rows: one.lines.map(({ on, headline, detail }) => ({
                  on: formatDate(on),
                  what: (
                    <>
                      {headline}
                      {detail !== null && (
                        <span class="app-line app-secondary app-verbatim">{detail}</span>
                      )}
                    </>
                  ),
                })),
              },
            ]}
          />
        </>
      ),
    },
  };
}

/** Which entries, and never which words: each is put right or the child is left out. */
function stoppedPage(
  left: readonly string[],
  { of, back }: { readonly of: ChildLines; readonly back: string },
): View {
  return {
    title: "A name is left over",
    hasErrors: true,
    backLink: { text: "Back", href: back },
    body: (
      <>
        <ErrorSummary
          titleText="Nothing can be printed"
          descriptionText={`Entries of ${of.reference} still have a name of another child of this group.`}
          errorList={left.map((on, index) => ({
            text: `Entry of ${formatDate(on)}`,
            href: `#left-${index}`,
          }))}
        />
        <h1 class="govuk-heading-l">A name is left over</h1>
        <ul class="govuk-list govuk-list--bullet">
          {left.map((on, index) => (
            <li id={`left-${index}`}>
              {`Entry of ${formatDate(on)}: a name of another child is written in a way that is not known here`}
            </li>
          ))}
        </ul>
        <p class="govuk-body">
          Add the way it is written to that child’s other names, or print without that child.
        </p>
      </>
    ),
  };
}

import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { Button, InsetText, SummaryList } from "../../../../ui/govuk/index.ts";
import { ChildLink, Due, verbatimFact } from "../../../../ui/layout/index.ts";
import { FacetTabs, ListPages, ListTables } from "../../../../ui/lists/index.ts";
import {
  childPage,
  type ChildFacts,
  type DeclaredStep,
  type StepPage,
  type Tellable,
} from "../../../child-record/index.ts";
import { thingPaths } from "../../../people-and-places/web/paths.ts";
import type { Thing } from "../../../people-and-places/index.ts";
import { fullName } from "../../../subjects/index.ts";
import type { DutyScheme } from "../../duty-scheme.ts";
import type { releaseList } from "../release-list.ts";
import type { ChildRelease } from "../release-reads.ts";
import { audiences, isOverdue, stillToTell, type Release, type Telling } from "../release.ts";
import { releasePaths } from "./paths.ts";

export const releasesTitle = "Bail, release and conditions";

type Kinds = DutyScheme["releases"]["kinds"];

export const kindName = (kinds: Kinds, kind: string): string =>
  kinds.find(({ key }) => key === kind)?.name ?? kind;

const endText = ({ endsOn, endedOn }: Release): string => {
  if (endedOn !== null) return `Ended ${formatDate(endedOn)}`;
  return endsOn === null ? "No end is set" : formatDate(endsOn);
};

/** For children within reach, the next to end first. */
export const releasesPage = (shown: ShownBy<typeof releaseList>, tabs: VNode | null): View => {
  const { today, kinds } = shown.around;
  return {
    title: releasesTitle,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{releasesTitle}</h1>
        {tabs}
        <p class="govuk-body">
          The lead practitioner, the child and a carer are told before bail or conditions end.
          Record a release on the page of the person of concern.
        </p>
        <FacetTabs label={releasesTitle} facets={shown.facets.modes} />
        <ListTables
          shown={shown}
          cells={{
            child: (one) => (
              <ChildLink
                href={releasePaths.ofChild(one.personId)}
                name={fullName(one)}
                reference={one.reference}
              />
            ),
            what: ({ personId, releaseId, kind }) => (
              <a class="govuk-link" href={releasePaths.one(personId, releaseId)}>
                {kindName(kinds, kind)}
              </a>
            ),
            ends: (one) => (
              <Due isOverdue={isOverdue(one, today) && one.told < 3} text={endText(one)} />
            ),
            told: ({ told }) => `${told} of 3`,
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  };
};

type Lines = { readonly releases: readonly Release[]; readonly kinds: Kinds };

/** Of one child: each with its end. */
export const childReleasesPage = (facts: ChildFacts, { releases, kinds }: Lines): View =>
  childPage({
    facts,
    tab: "worry",
    heading: releasesTitle,
    children:
      releases.length === 0 ? (
        <p class="govuk-body">
          No bail, release or condition that concerns this child is recorded.
        </p>
      ) : (
        <ul class="govuk-list govuk-list--spaced">
          {releases.map((one) => (
            <li>
              <a class="govuk-link" href={releasePaths.one(facts.person.personId, one.releaseId)}>
                {kindName(kinds, one.kind)}
              </a>
              <span class="app-line app-secondary">{endText(one)}</span>
            </li>
          ))}
        </ul>
      ),
  });

type OfThing = Lines & {
  readonly thing: Thing;
  readonly mayRecord: boolean;
  /** Why none can be recorded: they may be a child. */
  readonly because: string | undefined;
};

/** Of one person of concern; what it means for a child stands on the child's record. */
export const thingReleasesPage = ({
  thing,
  releases,
  kinds,
  mayRecord,
  because,
}: OfThing): View => ({
  title: `${releasesTitle}: ${thing.label}`,
  breadcrumbs: [
    { text: thing.label, href: thingPaths.thing(thing.thingId) },
    { text: releasesTitle },
  ],
  body: (
    <>
      <span class="govuk-caption-l">{thing.label}</span>
      <h1 class="govuk-heading-l">{releasesTitle}</h1>
      {because !== undefined && <InsetText>{`${because}.`}</InsetText>}
      {mayRecord && because === undefined && (
        <p class="govuk-body app-screen-only">
          <Button
            text="Record bail or a release"
            href={releasePaths.record(thing.thingId)}
            classes="govuk-button--secondary"
          />
        </p>
      )}
      {releases.length === 0 && <p class="govuk-body">None is recorded.</p>}
      {releases.map((one) => (
        <>
          <SummaryList rows={factsOf(one, kinds)} />
          {mayRecord && one.endedOn === null && (
            <p class="govuk-body app-screen-only">
              <a class="govuk-link" href={releasePaths.change(one.thingId, one.releaseId)}>
                Change or end it
                <span class="govuk-visually-hidden">{`: ${kindName(kinds, one.kind)}`}</span>
              </a>
            </p>
          )}
        </>
      ))}
    </>
  ),
});

const factsOf = (release: Release, kinds: Kinds) => [
  verbatimFact("What", kindName(kinds, release.kind)),
  verbatimFact("Begins", formatDate(release.beginsOn)),
  verbatimFact("Ends", endText(release)),
  ...(release.alertOn === null
    ? []
    : [verbatimFact("People are told from", formatDate(release.alertOn))]),
  ...(release.conditions === null ? [] : [verbatimFact("Conditions", release.conditions)]),
  ...(release.endWords === null ? [] : [verbatimFact("How it ended", release.endWords)]),
  verbatimFact("Source", release.source),
  verbatimFact("Recorded by", `${release.recordedBy}, ${formatDateTime(release.recordedAt)}`),
];

export type OfRelease = {
  readonly facts: ChildFacts;
  readonly release: ChildRelease;
  readonly kinds: Kinds;
  readonly tellings: readonly Telling[];
  readonly tellable: Tellable;
};
export type OnPage = OfRelease & StepPage;

/** One that concerns a child: who was told before it ends, and who is still to be told. */
export function releasePage(
  about: OfRelease,
  steps: readonly DeclaredStep<OfRelease, OnPage>[],
  page: OnPage,
): View {
  const { facts, release, kinds, tellings, tellable } = about;
  const left = release.endedOn === null ? stillToTell(release, tellings) : [];
  const marked = tellable.people.flatMap(({ why }) => why ?? []);
  return childPage({
    facts,
    tab: "worry",
    heading: kindName(kinds, release.kind),
    summary: page.cameBack?.summary,
    children: (
      <>
        <SummaryList
          rows={[
            ...(release.thing === null
              ? []
              : [
                  verbatimFact(
                    "Of",
                    <a class="govuk-link" href={releasePaths.ofThing(release.thingId)}>
                      {release.thing}
                    </a>,
                  ),
                ]),
            ...factsOf(release, kinds),
          ]}
        />
        {left.length > 0 && (
          <p class="govuk-body">
            <Due
              isOverdue={isOverdue(release, facts.today)}
              text={`Still to tell: ${left.map((whom) => audiences[whom].toLowerCase()).join(", ")}`}
            />
          </p>
        )}
        {marked.length > 0 && <InsetText>{`${marked.join(". ")}.`}</InsetText>}
        {tellings.length > 0 && (
          <>
            <h2 class="govuk-heading-m">Who was told</h2>
            <SummaryList
              rows={tellings.map((one) =>
                verbatimFact(
                  `${audiences[one.whom]}, ${formatDate(one.toldOn)}`,
                  `${one.outcome === "told" ? "Told" : "Not told"} by ${one.toldBy}. ${one.wording}\nRecorded by ${one.recordedBy}`,
                ),
              )}
            />
          </>
        )}
        {steps.map((one) => one.draw(about, page))}
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={releasePaths.ofChild(facts.person.personId)}>
            Everything that concerns this child
          </a>
        </p>
      </>
    ),
  });
}

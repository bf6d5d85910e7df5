import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary } from "../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { ChildLink, PartPages, verbatimFact } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName } from "../../subjects/index.ts";
import { standingFlags, flagName, EndedTable, FlagCard } from "../../child-record/index.ts";
import type { ThingFlag } from "../thing-flag-reads.ts";
import { standings, thingKinds } from "../thing-kinds.ts";
import type { Thing } from "../thing-reads.ts";
import { relationName } from "../thing-scheme.ts";
import { thingLinkForm } from "../link-form.ts";
import { Measures } from "./adult-part.tsx";
import { AlsoRecorded } from "./join-pages.tsx";
import { CertaintyLines, ReviewLines, SaidLines, spanText } from "./link-lines.tsx";
import { thingText, title as listTitle } from "./list-page.tsx";
import { licensingPaths } from "../../licensing/web/paths.ts";
import { Cases } from "./cases-part.tsx";
import { Forums } from "./forums-part.tsx";
import { KnownSection } from "./known-section.tsx";
import { thingPaths } from "./paths.ts";
import { shownAtOnce, type ThingPage } from "./thing-view.ts";
import { Suggestions } from "../suggestions/web/suggestions-part.tsx";
import { spanOf, Ties } from "./ties-part.tsx";
import { countsAsChild, Renewal, Unlisted } from "./unlisted-part.tsx";

/** What panels were promised about it and is open still: its page of panels has the rest. */
function Promised({ promises, today }: ThingPage): VNode | null {
  if (promises.length === 0) return null;
  return (
    <SortableTable
      caption="Panel actions"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "what", text: "What" },
        { key: "who", text: "Who" },
        { key: "due", text: "By when" },
      ]}
      groups={[
        {
          rows: promises.map(({ wording, owner, panel, dueOn }) => ({
            what: (
              <>
                <span class="app-verbatim">{wording}</span>
                <span class="app-secondary app-line">{panel}</span>
              </>
            ),
            who: owner,
            due: dueOn < today ? `${formatDate(dueOn)}: overdue` : formatDate(dueOn),
          })),
        },
      ]}
    />
  );
}

/** One subject: what is said of it, its flags, and the children within reach that it is linked with. */
export function thingPage(page: ThingPage): View {
  const { thing, mayRecord, linking } = page;
  const unlisted = { ...page, because: page.measures.because };
  const isChild = thing.withdrawn !== null || countsAsChild(page.measures.because);
  return {
    title: thing.label,
    hasErrors: (linking.errors ?? []).length > 0,
    breadcrumbs: [{ text: listTitle, href: thingPaths.things() }, { text: thing.label }],
    body: (
      <>
        {formSummary(thingLinkForm, linking)}
        <span class="govuk-caption-l">{thingText(thing)}</span>
        <h1 class="govuk-heading-l">{thing.label}</h1>
        <Unlisted {...unlisted} />
        <About thing={thing} />
        <Renewal {...unlisted} />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={thingPaths.panels(thing.thingId)}>
            Panels: refer it, and what was decided
          </a>
          {page.mayReadLicences && (
            <>
              {" · "}
              <a class="govuk-link" href={licensingPaths.ofThing(thing.thingId)}>
                Licences
              </a>
            </>
          )}
          {page.mayReadTold && (
            <>
              {" · "}
              <a class="govuk-link" href={thingPaths.told(thing.thingId)}>
                Reports about it
              </a>
            </>
          )}
          {page.mayWriteToLeads && (
            <>
              {" · "}
              <a class="govuk-link" href={`/leads/messages/new?thing=${thing.thingId}`}>
                Write to leads
              </a>
            </>
          )}
        </p>
        {mayRecord && (
          <p class="app-screen-only app-actions">
            <Button
              text="Put this right"
              href={thingPaths.edit(thing.thingId)}
              classes="govuk-button--secondary"
            />
            <a class="govuk-link" href={thingPaths.join(thing.thingId)}>
              It is recorded twice
            </a>
          </p>
        )}
        <AlsoRecorded {...page} />
        <Cases {...page} />
        <Measures part={page.measures} />
        <Forums forums={page.forums} />
        <Promised {...page} />
        <KnownSection thingId={thing.thingId} known={page.known} pages={page.pages} />
        <Flags {...page} />
        <Ties {...page} thingId={thing.thingId} mayRecord={mayRecord && !isChild} />
        <Suggestions thingId={thing.thingId} suggestions={page.suggestions} />
        <Linked {...page} />
        {mayRecord && !isChild && <LinkAChild {...page} />}
      </>
    ),
  };
}

function About({ thing }: { readonly thing: Thing }): VNode {
  const { identifier } = thingKinds[thing.kind];
  return (
    <SummaryList
      rows={[
        ...(thing.identifier === null ? [] : [verbatimFact(identifier, thing.identifier)]),
        ...(thing.bornOn === null ? [] : [verbatimFact("Born", formatDate(thing.bornOn))]),
        ...(thing.standing === null
          ? []
          : [verbatimFact(standings[thing.standing], thing.standingBasis ?? "")]),
        verbatimFact("Also known as", thing.knownAs.join("\n") || "None recorded"),
        ...(thing.says === null ? [] : [verbatimFact("What is said", thing.says)]),
        verbatimFact("Source", `${thing.source}, ${formatDate(thing.learnedOn)}`),
        verbatimFact(
          "Recorded by",
          `${thing.changedBy}, ${formatDate(londonDate(thing.changedAt))}`,
        ),
      ]}
    />
  );
}

function Flags({ thing, flags, reviews, flagScheme, today, mayRecord }: ThingPage): VNode {
  const there = standingFlags(flags);
  const linksOf = ({ thingId, flagId }: ThingFlag) => [
    { text: "Review", href: thingPaths.reviewFlag(thingId, flagId) },
    { text: "End", href: thingPaths.endFlag(thingId, flagId) },
  ];
  return (
    <section>
      <h2 class="govuk-heading-m">Flags</h2>
      {there.length === 0 && <p class="govuk-body">There is no flag.</p>}
      {there.map((flag) => (
        <FlagCard
          flag={flag}
          today={today}
          name={flagName(flagScheme, flag.type)}
          reviews={reviews.filter(({ flagId }) => flagId === flag.flagId)}
          links={mayRecord ? linksOf(flag) : []}
        />
      ))}
      {mayRecord && flagScheme.types.length > 0 && (
        <p class="app-screen-only app-actions">
          <Button
            text="Raise a flag"
            href={thingPaths.raiseFlag(thing.thingId)}
            classes="govuk-button--secondary"
          />
        </p>
      )}
      <EndedTable flags={flags} scheme={flagScheme} />
    </section>
  );
}

function Linked({ thing, links, pages, linkScheme, today }: ThingPage): VNode {
  return (
    <section>
      <h2 class="govuk-heading-m">Linked children</h2>
      <p class="govuk-body">
        Only children you can see are listed. There may be others: ring the MASH if you need to
        know.
      </p>
      {(thing.kind === "place" || thing.kind === "business") && (
        <p class="govuk-body">
          Going to the same place is not a link between two children. Many go there for reasons of
          their own.
        </p>
      )}
      <SortableTable
        caption={`${spanOf(links)}${counted(links.total, "link")} you can see`}
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "child", text: "Child" },
          { key: "how", text: "How" },
          { key: "said", text: "What was said" },
          { key: "sure", text: "Certainty" },
          { key: "review", text: "Review by" },
        ]}
        groups={[
          {
            rows: links.rows.map((one) => ({
              child: (
                <ChildLink
                  href={thingPaths.ofChild(one.personId)}
                  name={fullName(one)}
                  reference={one.reference}
                />
              ),
              how: (
                <>
                  {relationName(linkScheme, one.relation)}
                  <span class="app-line app-secondary">{spanText(one)}</span>
                </>
              ),
              said: <SaidLines {...one} />,
              sure: <CertaintyLines {...one} />,
              review: <ReviewLines {...one} today={today} />,
            })),
          },
        ]}
        empty="None that you can see."
      />
      <PartPages
        label="Pages of linked children"
        page={links.page}
        pageSize={shownAtOnce}
        of={links.total}
        href={(page) => thingPaths.thingAt(thing.thingId, { ...pages, children: page })}
      />
    </section>
  );
}

function LinkAChild({ thing, linking, linkScheme }: ThingPage): VNode {
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">Link a child</h2>
      <DeclaredForm
        form={thingLinkForm}
        state={linking}
        drawing={{ scheme: linkScheme, kind: thing.kind }}
        action={thingPaths.links(thing.thingId)}
        button="Link the child"
      />
    </section>
  );
}

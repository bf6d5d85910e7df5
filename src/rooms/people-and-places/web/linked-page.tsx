import type { ComponentChildren, VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type FormState } from "../../../ui/forms/index.ts";
import { Button, Input, InsetText } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import {
  type FlagScheme,
  childPage,
  type ChildFacts,
  FlagNames,
} from "../../child-record/index.ts";
import { childLinkForm } from "../link-form.ts";
import type { ChildsLink } from "../link-reads.ts";
import type { Thing } from "../thing-reads.ts";
import { relationName, type LinkScheme } from "../thing-scheme.ts";
import { CertaintyLines, ReviewLines, SaidLines, spanText } from "./link-lines.tsx";
import { ThingLink, thingText } from "./list-page.tsx";
import { thingPaths } from "./paths.ts";

export type LinkedPage = {
  readonly facts: ChildFacts;
  readonly links: readonly ChildsLink[];
  readonly linkScheme: LinkScheme;
  readonly flagScheme: FlagScheme;
  readonly isProtected: boolean;
  readonly mayRecord: boolean;
  readonly q: string;
  /** What goes by what was typed. */
  readonly found: readonly Thing[];
  /** The one that is to be linked. */
  readonly chosen: Thing | undefined;
  readonly state: FormState<typeof childLinkForm>;
};

/** What is linked with this child, each as somebody said it on a day; and the way to link another. */
export function linkedPage(page: LinkedPage): View {
  const { facts, links, isProtected, mayRecord, state } = page;
  const ended = links.filter(({ endedOn }) => endedOn !== null);
  const lapsed = links.filter(({ endedOn, isRenewed }) => endedOn === null && !isRenewed);
  return childPage({
    facts,
    tab: "worry",
    heading: "People, places and networks linked with this child",
    summary: formSummary(childLinkForm, state),
    children: (
      <>
        <p class="govuk-body">
          Each link is what was said or seen on a date. It is not a finding, and says nothing about
          another child.
        </p>
        {isProtected && (
          <InsetText>
            Where this child can be found is protected: places are not shown here, and none is
            linked.
          </InsetText>
        )}
        <Standing {...page} />
        {lapsed.length > 0 && <Lapsed {...page} links={lapsed} />}
        {ended.length > 0 && <Ended links={ended} scheme={page.linkScheme} />}
        {mayRecord && <Search {...page} />}
        {mayRecord && page.chosen && <LinkForm {...page} chosen={page.chosen} />}
      </>
    ),
  });
}

function Standing(page: LinkedPage): VNode {
  const { links, flagScheme, facts } = page;
  const standing = links.filter(({ endedOn, isRenewed }) => endedOn === null && isRenewed);
  return (
    <SortableTable
      caption={counted(standing.length, "link")}
      captionClasses="govuk-table__caption--s"
      columns={[...columns, { key: "flags", text: "Flags on it" }]}
      groups={[
        {
          rows: standing.map((one) => ({
            ...cellsOf(page, one),
            flags: (
              <FlagNames
                types={one.flags}
                scheme={flagScheme}
                reviewBy={one.flagReviewBy}
                today={facts.today}
                isOfChild={false}
              />
            ),
          })),
        },
      ]}
      empty="Nothing is linked with this child."
    />
  );
}

const columns = [
  { key: "what", text: "What" },
  { key: "how", text: "How" },
  { key: "said", text: "What was said" },
  { key: "sure", text: "Certainty" },
  { key: "review", text: "Review by" },
];

const cellsOf = ({ facts, linkScheme, mayRecord }: LinkedPage, one: ChildsLink) => ({
  what: (
    <>
      <ThingLink {...one} />
      <span class="app-line app-secondary">{kindOf(one)}</span>
    </>
  ),
  how: (
    <>
      {relationName(linkScheme, one.relation)}
      <span class="app-line app-secondary">{spanText(one)}</span>
    </>
  ),
  said: <SaidLines {...one} />,
  sure: <CertaintyLines {...one} />,
  review: (
    <>
      <ReviewLines {...one} today={facts.today} />
      {mayRecord && <Acts personId={facts.person.personId} one={one} />}
    </>
  ),
});

const Acts = ({
  personId,
  one,
}: {
  readonly personId: string;
  readonly one: ChildsLink;
}): VNode => (
  <>
    <a
      class="govuk-link app-line app-screen-only"
      href={thingPaths.renewLink(personId, one.linkId)}
    >
      Review<span class="govuk-visually-hidden">{` the link with ${one.label}`}</span>
    </a>
    <a class="govuk-link app-line app-screen-only" href={thingPaths.endLink(personId, one.linkId)}>
      Take back<span class="govuk-visually-hidden">{` the link with ${one.label}`}</span>
    </a>
  </>
);

/** Of adults, and renewed by nobody: what was said stays here, and is neither counted nor offered anywhere. */
const Lapsed = (page: LinkedPage): VNode => (
  <SortableTable
    caption={`${counted(page.links.length, "link")} to an allegation that nobody renewed`}
    captionClasses="govuk-table__caption--s"
    columns={columns}
    groups={[{ rows: page.links.map((one) => cellsOf(page, one)) }]}
  />
);

const kindOf = ({ kind, standing }: ChildsLink): string =>
  thingText({ kind, standing: standing as Thing["standing"] });

function Ended({
  links,
  scheme,
}: {
  readonly links: readonly ChildsLink[];
  readonly scheme: LinkScheme;
}): VNode {
  return (
    <SortableTable
      caption={`${counted(links.length, "link")} withdrawn`}
      captionClasses="govuk-table__caption--s"
      columns={[
        { key: "what", text: "What" },
        { key: "how", text: "How" },
        { key: "ended", text: "Withdrawn" },
        { key: "why", text: "Why" },
      ]}
      groups={[
        {
          rows: links.map((one) => ({
            what: <ThingLink {...one} />,
            how: relationName(scheme, one.relation),
            ended: `${one.endedOn === null ? "" : formatDate(one.endedOn)}, ${one.endedBy ?? ""}`,
            why: <span class="app-verbatim">{one.endReason ?? ""}</span>,
          })),
        },
      ]}
    />
  );
}

function Search({ facts, q, found, chosen }: LinkedPage): VNode {
  const { personId } = facts.person;
  const link = (one: Thing): string => `${thingPaths.ofChild(personId, q)}&thing=${one.thingId}`;
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">Link a person, a place or another</h2>
      <form action={thingPaths.ofChild(personId)} method="get" class="app-form">
        <Input
          name="q"
          label={{ text: "Name, registration, number or postcode" }}
          value={q}
          spellcheck={false}
        />
        <Button text="Search" classes="govuk-button--secondary" />
      </form>
      {q !== "" && !chosen && (
        <>
          <h3 class="govuk-heading-s">{counted(found.length, "match", "matches")}</h3>
          <ul class="govuk-list">
            {found.map((one) => (
              <li>
                <a class="govuk-link" href={link(one)}>{`Link ${one.label}`}</a>
                <span class="app-line app-secondary">
                  {[thingText(one), one.identifier].filter(Boolean).join(", ")}
                </span>
              </li>
            ))}
          </ul>
          <p class="govuk-body">
            If it is not here,{" "}
            <a class="govuk-link" href={thingPaths.add()}>
              add it first
            </a>
            .
          </p>
        </>
      )}
    </section>
  );
}

type Linking = LinkedPage & { readonly chosen: Thing };

function LinkForm({ facts, chosen, state, linkScheme, q }: Linking): VNode {
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">{`Link ${chosen.label}`}</h2>
      <DeclaredForm
        form={childLinkForm}
        state={{ ...state, typed: { ...state.typed, thing: chosen.thingId, q } }}
        drawing={{ scheme: linkScheme, kind: chosen.kind }}
        action={thingPaths.ofChild(facts.person.personId)}
        button="Link with this child"
      />
    </section>
  );
}

/** Of which link a form is. */
export const AboutLink = ({ link }: { readonly link: ChildsLink }): VNode => (
  <>
    <Line name="Linked with">{`${link.label}, ${kindOf(link)}`}</Line>
    <Line name="What was said">
      <span class="app-verbatim">{link.wording}</span>
    </Line>
  </>
);

const Line = ({ name, children }: { name: string; children: ComponentChildren }): VNode => (
  <p class="govuk-body">
    <strong>{`${name}: `}</strong>
    {children}
  </p>
);

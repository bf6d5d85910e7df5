import type { ComponentChildren, VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, Input, InsetText, Textarea } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import {
  type FlagScheme,
  childPage,
  type ChildFacts,
  FlagNames,
} from "../../child-record/index.ts";
import type { ChildsLink } from "../link-reads.ts";
import type { Thing } from "../thing-reads.ts";
import { relationName, relationsFor, type LinkScheme } from "../thing-scheme.ts";
import { LinkFields, linkIds, type LinkTyped } from "./link-fields.tsx";
import { ThingLink, thingText } from "./list-page.tsx";
import { thingPaths } from "./paths.ts";

export type LinkedPage = {
  readonly facts: ChildFacts;
  readonly links: readonly ChildsLink[];
  readonly linkScheme: LinkScheme;
  readonly flagScheme: FlagScheme;
  readonly isProtected: boolean;
  readonly mayRecord: boolean;
  readonly csrfToken: string;
  readonly q: string;
  /** What goes by what was typed. */
  readonly found: readonly Thing[];
  /** The one that is to be linked. */
  readonly chosen: Thing | undefined;
  readonly typed: LinkTyped;
  readonly errors?: readonly FieldError[];
};

/** What is linked with this child, each as somebody said it on a day; and the way to link another. */
export function linkedPage(page: LinkedPage): View {
  const { facts, links, isProtected, mayRecord, errors = [] } = page;
  const ended = links.filter(({ endedOn }) => endedOn !== null);
  return childPage({
    facts,
    tab: "worry",
    heading: "People, places and networks linked with this child",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} ids={linkIds} /> : undefined,
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
        {ended.length > 0 && <Ended links={ended} scheme={page.linkScheme} />}
        {mayRecord && <Search {...page} />}
        {mayRecord && page.chosen && <LinkForm {...page} chosen={page.chosen} errors={errors} />}
      </>
    ),
  });
}

function Standing({ facts, links, linkScheme, flagScheme, mayRecord }: LinkedPage): VNode {
  const standing = links.filter(({ endedOn }) => endedOn === null);
  return (
    <SortableTable
      caption={counted(standing.length, "link")}
      captionClasses="govuk-table__caption--s"
      columns={[
        { key: "what", text: "What" },
        { key: "how", text: "How" },
        { key: "said", text: "What was said" },
        { key: "source", text: "Who by" },
        { key: "flags", text: "Flags on it" },
      ]}
      groups={[
        {
          rows: standing.map((one) => ({
            what: (
              <>
                <ThingLink {...one} />
                <span class="app-line app-secondary">{kindOf(one)}</span>
              </>
            ),
            how: relationName(linkScheme, one.relation),
            said: <span class="app-verbatim">{one.wording}</span>,
            source: (
              <>
                {`${one.source}, ${formatDate(one.learnedOn)}`}
                {mayRecord && (
                  <a
                    class="govuk-link app-line app-screen-only"
                    href={thingPaths.endLink(facts.person.personId, one.linkId)}
                  >
                    Take back
                    <span class="govuk-visually-hidden">{` the link with ${one.label}`}</span>
                  </a>
                )}
              </>
            ),
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

type Linking = LinkedPage & { readonly chosen: Thing; readonly errors: readonly FieldError[] };

function LinkForm({ facts, chosen, csrfToken, typed, errors, linkScheme, q }: Linking): VNode {
  const relations = relationsFor(linkScheme, chosen.kind);
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">{`Link ${chosen.label}`}</h2>
      <Form
        action={thingPaths.ofChild(facts.person.personId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <input type="hidden" name="thing" value={chosen.thingId} />
        <input type="hidden" name="q" value={q} />
        <LinkFields typed={typed} errors={errors} relations={relations} />
        <Button text="Link with this child" preventDoubleClick />
      </Form>
    </section>
  );
}

export type EndLinkPage = {
  readonly facts: ChildFacts;
  readonly link: ChildsLink;
  readonly csrfToken: string;
  readonly reason: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

export function endLinkPage(page: EndLinkPage): View {
  const { facts, link, csrfToken, reason, errors = [], isStale = false } = page;
  const { personId } = facts.person;
  let summary: VNode | undefined;
  if (isStale) summary = <ChangedMeanwhile href={thingPaths.ofChild(personId)} />;
  else if (errors.length > 0) summary = <FormErrorSummary errors={errors} />;
  return childPage({
    facts,
    tab: "worry",
    heading: "Take a link back",
    summary,
    children: (
      <Form action={thingPaths.endLink(personId, link.linkId)} csrfToken={csrfToken}>
        <Line name="Linked with">{`${link.label}, ${kindOf(link)}`}</Line>
        <Line name="What was said">
          <span class="app-verbatim">{link.wording}</span>
        </Line>
        <Textarea
          name="reason"
          label={{ text: "Why is it withdrawn, and what is the evidence?" }}
          rows={3}
          value={reason}
          errorMessage={errorFor(errors, "reason")}
        />
        <Button text="Take it back" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    ),
  });
}

const Line = ({ name, children }: { name: string; children: ComponentChildren }): VNode => (
  <p class="govuk-body">
    <strong>{`${name}: `}</strong>
    {children}
  </p>
);

const ChangedMeanwhile = ({ href }: { readonly href: string }): VNode => (
  <Overtaken
    title="A colleague withdrew this link while you were writing"
    read="Read what is linked now"
    href={href}
  />
);

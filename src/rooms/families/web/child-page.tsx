import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import type { FamilyLinks } from "../family-config.ts";
import { isFromBefore } from "../change-link.ts";
import { stateOfLink, type FamilyLink, type LinkState } from "../link-reads.ts";
import type { FamilyView } from "../view-reads.ts";
import { relationWords, SaidWords, summaryOf } from "./parts.tsx";
import { familyPaths } from "./paths.ts";

export type ChildFamilyPage = {
  readonly facts: ChildFacts;
  readonly config: FamilyLinks;
  /** Whether a second person agrees to links of this child. */
  readonly isGuarded: boolean;
  readonly links: readonly FamilyLink[];
  readonly views: readonly FamilyView[];
  readonly csrfToken: string;
  readonly isStale?: boolean;
};

/** What a child and a family wrote by links, word for word, and the links that are out. */
export function childFamilyPage(page: ChildFamilyPage): View {
  const { facts, config, views } = page;
  return childPage({
    facts,
    tab: "plan",
    heading: "What the family wrote",
    summary: summaryOf([], page.isStale),
    children: (
      <>
        {mayDo(facts.actor, "family.ask", facts) && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={familyPaths.ask(facts.person.personId)}>
              Ask for views by a link
            </a>
          </p>
        )}
        {views.length === 0 && (
          <p class="govuk-body">Nobody has written by a link that you can read here.</p>
        )}
        {views.map((view) => (
          <Written view={view} config={config} personId={facts.person.personId} />
        ))}
        <div id="links">
          <Links {...page} />
        </div>
      </>
    ),
  });
}

type WrittenProps = {
  readonly view: FamilyView;
  readonly config: FamilyLinks;
  readonly personId: string;
};

function Written({ view, config, personId }: WrittenProps): VNode {
  const from = relationWords(config, view);
  return (
    <section>
      <h2 class="govuk-heading-m">{`${from}, ${formatDateTime(view.sentAt)}`}</h2>
      {view.audience === "worker" && (
        <p class="govuk-body">
          <strong>For you alone, as they chose.</strong>
        </p>
      )}
      <SaidWords view={view} from={from} />
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={familyPaths.view(personId, view.viewId)}>
          {view.readAt === null
            ? `Say that you have read ${view.number}`
            : `Outcome of ${view.number}`}
        </a>
      </p>
    </section>
  );
}

const stateWords: Readonly<Record<LinkState, string>> = {
  waits: "Waits until a second person agrees",
  agreed: "Agreed: to be handed over",
  out: "Handed over, not answered",
  used: "Answered",
  over: "Expired",
  withdrawn: "Withdrawn",
};

function whatFor({ purpose, meeting, meetingAt, language }: FamilyLink): string {
  if (purpose === "sheet") return `Page for carers, ${language}`;
  return meetingAt === null
    ? "What they saw"
    : `${meeting ?? "Meeting"}, ${formatDateTime(meetingAt)}`;
}

/** The page for carers asks for no answer. */
function stateText(link: FamilyLink, now: Date): string {
  const state = stateOfLink(link, now);
  return link.purpose === "sheet" && state === "out" ? "Handed over" : stateWords[state];
}

function Links(page: ChildFamilyPage): VNode {
  const { facts, config, links } = page;
  return (
    <SortableTable
      caption="Links that were made"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "who", text: "For" },
        { key: "what", text: "What for" },
        { key: "by", text: "Made by" },
        { key: "until", text: "Until" },
        { key: "state", text: "Status" },
      ]}
      groups={[
        {
          rows: links.map((link) => ({
            who: relationWords(config, link),
            what: whatFor(link),
            by: `${link.madeBy}, ${formatDateTime(link.madeAt)}`,
            until: formatDateTime(link.expiresAt),
            state: (
              <>
                {stateText(link, facts.now)}
                <Buttons page={page} link={link} />
              </>
            ),
          })),
        },
      ]}
      empty="No link has been made."
    />
  );
}

function Buttons({ page, link }: { page: ChildFamilyPage; link: FamilyLink }): VNode | null {
  const { facts, csrfToken } = page;
  const { actor, person, now } = facts;
  const state = stateOfLink(link, now);
  const isMine = link.madeById === actor.id;
  const isOld = isFromBefore(link, page.isGuarded);
  const mayAsk = mayDo(actor, "family.ask", facts);
  const { personId } = person;
  const button = (action: string, text: string): VNode => (
    <Form action={action} csrfToken={csrfToken} classes="app-screen-only">
      <input type="hidden" name="version" value={String(link.version)} />
      <Button text={text} classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
  if (state === "used" || state === "over" || state === "withdrawn") return null;
  return (
    <>
      {state === "waits" && (
        <span class="app-line app-verbatim">{`Into whose hands: ${link.hands}`}</span>
      )}
      {state === "waits" && !isMine && mayDo(actor, "family.agree", facts) && (
        <>{button(familyPaths.agree(personId, link.linkId), "Agree to this link")}</>
      )}
      {state === "agreed" && isMine && mayAsk && (
        <>{button(familyPaths.give(personId, link.linkId), "Make it and hand it over")}</>
      )}
      {isOld && (
        <span class="app-line">
          Made before the record was restricted or a place was protected. Withdraw it if it is not
          safe now, and ask again: a second person then agrees.
        </span>
      )}
      {state === "out" && isMine && mayAsk && !isOld && (
        <>{button(familyPaths.give(personId, link.linkId), "It was lost: make another")}</>
      )}
      {mayAsk && <>{button(familyPaths.withdraw(personId, link.linkId), "Withdraw this link")}</>}
    </>
  );
}

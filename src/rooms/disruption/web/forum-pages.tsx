import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { fact, verbatimFact } from "../../../ui/layout/index.ts";
import { subjectPage, type Thing } from "../../people-and-places/index.ts";
import type { AdultForum } from "../../statutory/index.ts";
import type { ForumEntry } from "../forums/entry-reads.ts";
import { nextText } from "../forums/forums-of.ts";
import { forumPaths } from "./paths.ts";

/** What is said wherever a hidden forum is named. */
export const hiddenNote =
  "Read by the list of this forum and the person who recorded it, and by nobody else. Do not mention it in a note or in minutes.";

export const chooseForumPage = (thing: Thing, forums: readonly AdultForum[]): View =>
  subjectPage({
    thing,
    heading: "Which forum knows this person?",
    summary: undefined,
    children: (
      <ul class="govuk-list govuk-list--spaced">
        {forums.map(({ key, body, isHiddenOfAdults }) => (
          <li>
            <a class="govuk-link" href={forumPaths.record(thing.thingId, key)}>
              {body.name}
            </a>
            <span class="app-line app-secondary">
              {isHiddenOfAdults ? `${body.purpose}. Read by its list alone.` : `${body.purpose}.`}
            </span>
          </li>
        ))}
      </ul>
    ),
  });

type EntryPage = {
  readonly thing: Thing;
  readonly entry: ForumEntry;
  readonly versions: readonly ForumEntry[];
  readonly actor: StaffActor;
};

/** One forum that knows a person: what stands, and each version before it. */
export const entryPage = ({ thing, entry, versions, actor }: EntryPage): View =>
  subjectPage({
    thing,
    heading: entry.name,
    summary: undefined,
    children: (
      <>
        {entry.isHidden && <InsetText>{hiddenNote}</InsetText>}
        <p class="govuk-body">
          That a person is known there says who to ask. What was said there stays there.
        </p>
        {versions.map((one) => (
          <Version one={one} />
        ))}
        {holds(actor, "measure.record") && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={forumPaths.change(thing.thingId, entry.thingForumId)}>
              Change it
            </a>
            {" · "}
            <a class="govuk-link" href={forumPaths.end(thing.thingId, entry.thingForumId)}>
              The forum ended its part
            </a>
          </p>
        )}
      </>
    ),
  });

const Version = ({ one }: { readonly one: ForumEntry }): VNode => (
  <SummaryList
    rows={[
      fact("Known to it since", formatDate(one.onSince)),
      verbatimFact("Who to ask", one.contact ?? one.office),
      verbatimFact("Next", nextText(one)),
      verbatimFact("Basis", one.basis),
      fact("Recorded by", `${one.recordedBy}, ${formatDateTime(one.recordedAt)}`),
    ]}
  />
);

import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { DueOn } from "../../../ui/layout/index.ts";
import { FacetTabs, ListPages, ListTables } from "../../../ui/lists/index.ts";
import type { meetingList, pointList, saidList } from "../forum-list.ts";
import { nameIn } from "../forum-scheme.ts";
import { isOverdue, pointStates, stateOf, type Meeting, type Point } from "../point.ts";
import { forumPage, roomTitle, Worry } from "./frame.tsx";
import { forumPaths } from "./paths.ts";

const cellsOn = (today: string) => ({
  about: ({ pointId, about }: Point) => (
    <a class="govuk-link" href={forumPaths.point(pointId)}>
      {about}
    </a>
  ),
  owner: ({ owner }: Point) => owner ?? "Nobody yet",
  due: (point: Point) =>
    point.dueOn === null ? "" : <DueOn isOverdue={isOverdue(point, today)} on={point.dueOn} />,
  state: (point: Point) => pointStates[stateOf(point)],
});

type ListPage = {
  readonly shown: ShownBy<typeof pointList>;
  readonly mayKeep: boolean;
  readonly tabs: VNode | null;
};

/** What was said, for who keeps the forums and who owns a promise. */
export function pointsPage({ shown, mayKeep, tabs }: ListPage): View {
  const { scheme, today } = shown.around;
  return forumPage({
    heading: roomTitle,
    width: "wide",
    children: (
      <>
        {tabs}
        <p class="govuk-body">
          What young people, parents and carers said at their safety forums, the promises made to
          them, and what changed. Nobody who came is named.
        </p>
        <ul class="govuk-list app-screen-only">
          <li>
            <a class="govuk-link" href={forumPaths.meetings}>
              When forums met
            </a>
          </li>
          {mayKeep && (
            <li>
              <a class="govuk-link" href={forumPaths.newMeeting}>
                Record a meeting
              </a>
            </li>
          )}
          {scheme.youSaid.isOn && (
            <li>
              <a class="govuk-link" href={forumPaths.youSaid}>
                {`The public page: ${scheme.youSaid.title}`}
              </a>
            </li>
          )}
        </ul>
        <FacetTabs label={roomTitle} facets={shown.facets.modes} />
        <ListTables
          shown={shown}
          cells={{ ...cellsOn(today), forum: ({ forum }) => nameIn(scheme.forums, forum) }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });
}

type MeetingsPage = { readonly shown: ShownBy<typeof meetingList>; readonly mayKeep: boolean };

export const meetingsTitle = "When forums met";

export const meetingsPage = ({ shown, mayKeep }: MeetingsPage): View =>
  forumPage({
    heading: meetingsTitle,
    children: (
      <>
        {mayKeep && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={forumPaths.newMeeting}>
              Record a meeting
            </a>
          </p>
        )}
        <ListTables
          shown={shown}
          cells={{
            on: ({ meetingId, heldOn, forum }) => (
              <a class="govuk-link" href={forumPaths.meeting(meetingId)}>
                {formatDate(heldOn)}
                <span class="govuk-visually-hidden">
                  {`: ${nameIn(shown.around.scheme.forums, forum)}`}
                </span>
              </a>
            ),
            forum: ({ forum }) => nameIn(shown.around.scheme.forums, forum),
            came: ({ came }) => String(came),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });

type MeetingPage = {
  readonly meeting: Meeting;
  readonly forum: string;
  readonly shown: ShownBy<typeof saidList>;
  readonly mayKeep: boolean;
};

/** One meeting, with what was said there as far as the reader may see it. */
export const meetingPage = ({ meeting, forum, shown, mayKeep }: MeetingPage): View =>
  forumPage({
    heading: `${forum}, ${formatDate(meeting.heldOn)}`,
    crumbs: [{ text: meetingsTitle, href: forumPaths.meetings }],
    width: "wide",
    children: (
      <>
        <p class="govuk-body">{`How many came: ${meeting.came}. No list of members is held.`}</p>
        <Worry />
        {mayKeep && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={forumPaths.newPoint(meeting.meetingId)}>
              Record what was said
            </a>
          </p>
        )}
        <ListTables shown={shown} cells={cellsOn(shown.around.today)} />
        <ListPages shown={shown} />
      </>
    ),
  });

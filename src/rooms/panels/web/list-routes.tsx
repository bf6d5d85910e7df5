import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { Table } from "../../../ui/govuk/index.ts";
import { fullName } from "../../subjects/index.ts";
import {
  meetingReference,
  listEndedInvitations,
  type EndedInvitation,
  type ListedMeeting,
} from "../../meetings/index.ts";
import { readOpenLists, type OpenLists } from "../open-lists.ts";
import { MinutesLink, OpenSittings } from "./open-sittings.tsx";
import { paths as sittingPaths } from "./paths.ts";
import { paths } from "../../meetings/web/paths.ts";

export const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/meetings",
    access: { permission: "child.view" },
    audit: { action: "meeting.list" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, actor, clock }) => {
      const now = clock.now();
      const lists = await readOpenLists(tx, actor, now);
      const shown = [...lists.upcoming, ...lists.held];
      return {
        kind: "page",
        view: listPage(lists, { actor, ended: await listEndedInvitations(tx, now) }),
        subjectIds: shown.map(({ personId }) => personId),
      };
    },
  }),
];

type Reading = {
  readonly actor: StaffActor;
  readonly ended: readonly EndedInvitation[];
};

/** Next first; then what was held and waits for its chair. */
function listPage(lists: OpenLists, reading: Reading): View {
  const { upcoming, held, sittingsToCome, sittingsHeld } = lists;
  const readerId = reading.actor.id;
  return {
    title: "Meetings",
    body: (
      <>
        <h1 class="govuk-heading-l">Meetings</h1>
        <p class="govuk-body">
          Meetings about one child, then panel meetings, which look across many. Terms, seats and
          what was decided are under{" "}
          <a class="govuk-link" href={sittingPaths.panels}>
            Panels
          </a>
          .
        </p>
        {upcoming.length === 0 ? (
          <p class="govuk-body">
            No meeting is booked. A meeting is booked from the child’s record, under “Plan and
            meetings”.
          </p>
        ) : (
          <Listed caption="Next meetings" meetings={upcoming} actor={reading.actor} />
        )}
        <OpenSittings caption="Next panel meetings" sittings={sittingsToCome} readerId={readerId} />
        <Ended ended={reading.ended} />
        {held.length > 0 && (
          <Listed caption="Minutes to approve" meetings={held} actor={reading.actor} isHeld />
        )}
        <OpenSittings
          caption="Minutes of panels to approve"
          sittings={sittingsHeld}
          readerId={readerId}
          isHeld
        />
      </>
    ),
  };
}

/** What the reader was asked to and is not any more: their calendar still has the hour. */
function Ended({ ended }: Pick<Reading, "ended">): VNode | null {
  if (ended.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Cancelled, or you are no longer asked</h2>
      <ul class="govuk-list govuk-list--bullet">
        {ended.map(({ meetingId, panel, startsAt }) => (
          <li>
            {`${panel}, ${formatDateTime(startsAt)}, ${meetingReference(meetingId)}: `}
            <a class="govuk-link" href={paths.calendar(meetingId)} download>
              take it out of your calendar
              <span class="govuk-visually-hidden">{` (${meetingReference(meetingId)})`}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

type ListedProps = {
  readonly caption: string;
  readonly meetings: readonly ListedMeeting[];
  readonly actor: StaffActor;
  /** What is written up is on its page, and what was written is approved in the minutes. */
  readonly isHeld?: boolean;
};

const Listed = ({ caption, meetings, actor, isHeld = false }: ListedProps) => (
  <Table
    caption={caption}
    captionClasses="govuk-table__caption--m"
    head={[{ text: "When and where" }, { text: "Child" }, { text: "Chair" }]}
    rows={meetings.map((meeting) => [
      {
        text: (
          <>
            <a class="govuk-link" href={paths.meeting(meeting.meetingId)}>
              {formatDateTime(meeting.startsAt)}
            </a>
            <span class="app-secondary app-line">{`${meeting.panel}, ${meeting.place}`}</span>
            {isHeld && <MinutesLink href={paths.minutes(meeting.meetingId)} of={meeting} />}
          </>
        ),
      },
      {
        text: (
          <>
            {fullName(meeting)}
            <span class="app-secondary app-line app-nowrap">{meeting.reference}</span>
          </>
        ),
      },
      { text: meeting.chairId === actor.id ? "You" : meeting.chair },
    ])}
  />
);

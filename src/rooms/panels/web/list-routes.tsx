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
  listOpenMeetings,
  type ListedMeeting,
} from "../../meetings/index.ts";
import { seesAll } from "./meeting-lines.ts";
import { listMySittings, listSittings, type Sitting } from "../sitting-reads.ts";
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
      const meetings = await listOpenMeetings(tx, actor, { onlyInvited: !seesAll(actor) });
      return {
        kind: "page",
        view: listPage(meetings, {
          actor,
          now,
          ended: await listEndedInvitations(tx, now),
          // Somebody on no panel has enough with the children they know.
          sittings: seesAll(actor)
            ? await listSittings(tx, undefined)
            : await listMySittings(tx, now),
        }),
        subjectIds: meetings.map(({ personId }) => personId),
      };
    },
  }),
];

type Reading = {
  readonly actor: StaffActor;
  readonly now: Date;
  readonly ended: readonly EndedInvitation[];
  /** Of panels over many; none that was cancelled. */
  readonly sittings: readonly Sitting[];
};

/** Next first; then what was held and waits for its chair. */
function listPage(meetings: readonly ListedMeeting[], reading: Reading): View {
  const upcoming = meetings.filter(({ startsAt }) => startsAt > reading.now);
  const held = meetings.filter(({ startsAt }) => startsAt <= reading.now);
  const open = reading.sittings.filter(({ approvedAt }) => approvedAt === null);
  const [toCome, past] = [
    open.filter(({ startsAt }) => startsAt > reading.now),
    open.filter(({ startsAt }) => startsAt <= reading.now),
  ];
  const readerId = reading.actor.id;
  return {
    title: "Meetings",
    body: (
      <>
        <h1 class="govuk-heading-l">Meetings</h1>
        <p class="govuk-body">
          Meetings about one child, then sittings of panels, which look across many. Terms, seats
          and what was decided are under{" "}
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
        <OpenSittings caption="Next sittings of panels" sittings={toCome} readerId={readerId} />
        <Ended ended={reading.ended} />
        {held.length > 0 && (
          <Listed caption="Minutes to approve" meetings={held} actor={reading.actor} isHeld />
        )}
        <OpenSittings
          caption="Minutes of panels to approve"
          sittings={past}
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

import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { FacetTabs, ListPages, ListTables } from "../../../ui/lists/index.ts";
import { Badge } from "../../../ui/moj/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import type { Booking } from "../booking-reads.ts";
import { sessionState, type sessionList } from "../session-list.ts";
import type { Session } from "../session-reads.ts";
import type { TrainingScheme } from "../training-scheme.ts";
import { trainingPaths } from "./paths.ts";
import { Care, Links, LinkTo, roomTitle, trainingPage } from "./training-frame.tsx";

const stateWords = {
  cancelled: "Cancelled",
  over: "Over",
  full: "Full",
  open: "Places left",
} as const;
const tones = { cancelled: "red", over: "grey", full: "purple", open: "green" } as const;

type HomePage = {
  readonly shown: ShownBy<typeof sessionList>;
  readonly mayKeep: boolean;
  readonly mayLink: boolean;
};

/** Sessions, and the ways to everything else of training. */
export function homePage({ shown, mayKeep, mayLink }: HomePage): View {
  const { at } = shown.around;
  return {
    title: roomTitle,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{roomTitle}</h1>
        <p class="govuk-body">
          Courses on the exploitation of children for everyone who works with them. Book for
          yourself or for your team.
        </p>
        <Links>
          <LinkTo href={trainingPaths.me} text="Your training" />
          <LinkTo href={trainingPaths.people} text="Your team and people you keep training for" />
          <LinkTo href={trainingPaths.courses} text="Courses" />
          <LinkTo href={trainingPaths.coverage} text="Coverage against target" />
          <LinkTo href={trainingPaths.programmes} text="Programmes for children and parents" />
          <LinkTo href={trainingPaths.awareness} text="Who knows who to ring, by campaign" />
          {mayKeep && <LinkTo href={trainingPaths.files} text="Import training" />}
          {(mayKeep || mayLink) && (
            <LinkTo href={trainingPaths.support} text="Support offered to schools and agencies" />
          )}
        </Links>
        <FacetTabs label={roomTitle} facets={shown.facets.modes} />
        <ListTables
          shown={shown}
          cells={{
            course: (session) => (
              <>
                <a class="govuk-link" href={trainingPaths.session(session.sessionId)}>
                  {session.course}
                </a>
                <span class="app-line">
                  <State session={session} at={at} />
                </span>
              </>
            ),
            starts: ({ startsAt }) => formatDateTime(startsAt),
            where: whereWords,
            places: placesWords,
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  };
}

const State = ({ session, at }: { readonly session: Session; readonly at: Date }): VNode => {
  const state = sessionState(session, at);
  return <Badge text={stateWords[state]} tone={tones[state]} />;
};

export const whereWords = ({ heldIn, joinLink }: Session): string =>
  [heldIn, joinLink === null ? null : "online"].filter((one) => one !== null).join(", or ");

const placesWords = ({ booked, seats, waiting }: Session): string =>
  `${booked} of ${seats} booked${waiting > 0 ? `, ${waiting} waiting` : ""}`;

export type SessionPage = {
  readonly session: Session;
  /** Of those whose named record the reader may see. */
  readonly bookings: readonly Booking[];
  readonly scheme: TrainingScheme;
  readonly at: Date;
  readonly mayKeep: boolean;
  readonly mayLink: boolean;
  readonly csrfToken: string;
};

/** One session: when, where, what is said before, and the bookings that the reader may see. */
export function sessionPage(page: SessionPage): View {
  const { session, bookings, scheme, at, mayKeep, mayLink } = page;
  const isOpen = session.cancelledAt === null && session.startsAt > at;
  return trainingPage({
    heading: session.course,
    children: (
      <>
        <p class="govuk-body">
          <State session={session} at={at} />
          {session.cancelReason !== null && ` ${session.cancelReason}`}
        </p>
        <Care scheme={scheme} />
        <SummaryList rows={factsOf(page)} />
        <Links>
          {isOpen && <LinkTo href={trainingPaths.book(session.sessionId)} text="Book a place" />}
          {isOpen && (
            <LinkTo
              href={trainingPaths.calendar(session.sessionId)}
              text="Add to your calendar (.ics)"
            />
          )}
          {isOpen && mayLink && (
            <LinkTo
              href={trainingPaths.links(session.sessionId)}
              text="Make a one-time link for someone without an account"
            />
          )}
          {mayKeep && session.cancelledAt === null && (
            <LinkTo href={trainingPaths.attendance(session.sessionId)} text="Attendance list" />
          )}
          {isOpen && mayKeep && (
            <LinkTo href={trainingPaths.editSession(session.sessionId)} text="Change the session" />
          )}
          {isOpen && mayKeep && (
            <LinkTo
              href={trainingPaths.cancelSession(session.sessionId)}
              text="Cancel the session"
            />
          )}
        </Links>
        <Bookings page={page} title="Booked" bookings={bookings.filter(isBooked)} />
        <Bookings page={page} title="Waiting list" bookings={bookings.filter(isWaiting)} />
      </>
    ),
  });
}

const isBooked = ({ state }: Booking): boolean => state === "booked";
const isWaiting = ({ state }: Booking): boolean => state === "waiting";

function factsOf({ session, bookings, mayKeep }: SessionPage) {
  // Who is booked reads how to join; on the waiting list there is nothing to join yet.
  const mayJoin = mayKeep || bookings.some(isBooked);
  const { joinLink, instructions, edition } = session;
  return [
    fact("Starts", `${formatDateTime(session.startsAt)}, ${counted(session.minutes, "minute")}`),
    fact("Where", whereWords(session)),
    fact("Trainer", session.trainer),
    ...(edition === null ? [] : [fact("Version", String(edition))]),
    fact("Places", placesWords(session)),
    ...(mayJoin && joinLink !== null ? [fact("Join online", <Join href={joinLink} />)] : []),
    ...(mayJoin && instructions !== null ? [fact("Joining instructions", instructions)] : []),
    fact(
      "Course",
      <a class="govuk-link" href={trainingPaths.course(session.courseId)}>
        What is learned
      </a>,
    ),
  ];
}

const Join = ({ href }: { readonly href: string }): VNode => (
  <a class="govuk-link" href={href} rel="noreferrer noopener">
    {href}
  </a>
);

type BookingsProps = {
  readonly page: SessionPage;
  readonly title: string;
  readonly bookings: readonly Booking[];
};

function Bookings({ page, title, bookings }: BookingsProps): VNode | null {
  const { session, at, csrfToken } = page;
  if (bookings.length === 0) return null;
  const mayCancel = session.cancelledAt === null && session.startsAt > at;
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <p class="govuk-body app-secondary">
        Yourself, your team and the people you keep training for. Nobody else is named.
      </p>
      <ul class="govuk-list govuk-list--spaced">
        {bookings.map((one) => (
          <li>
            <a class="govuk-link" href={trainingPaths.person(one.personId)}>
              {one.name}
            </a>
            {`, ${one.body}${one.isOwn ? " (you)" : ""}`}
            {mayCancel && (
              <Form
                action={trainingPaths.cancelBooking(session.sessionId, one.bookingId)}
                csrfToken={csrfToken}
                classes="app-screen-only"
              >
                <Button
                  text={
                    <>
                      Cancel the booking
                      <span class="govuk-visually-hidden">{`: ${one.name}`}</span>
                    </>
                  }
                  classes="govuk-button--secondary"
                  preventDoubleClick
                />
              </Form>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

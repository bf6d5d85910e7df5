import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import {
  blankState,
  DeclaredForm,
  Form,
  formSummary,
  type FormState,
} from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { walkInForm } from "../attendance.ts";
import { codeOf, hallForm } from "../hall-list.ts";
import type { Booking } from "../booking-reads.ts";
import type { Session } from "../session-reads.ts";
import { trainingPaths } from "./paths.ts";
import { trainingPage } from "./training-frame.tsx";

export type AttendancePage = {
  readonly session: Session;
  readonly bookings: readonly Booking[];
  readonly isOver: boolean;
  readonly csrfToken: string;
  readonly state?: FormState<typeof walkInForm>;
  readonly hall?: FormState<typeof hallForm>;
};

/** One page for one phone in the hall: each press saves one person. */
export function attendancePage(page: AttendancePage): View {
  const { session, bookings, isOver, csrfToken } = page;
  const state = page.state ?? blankState(walkInForm, csrfToken);
  const here = bookings.filter(({ attendance }) => attendance === "attended").length;
  return trainingPage({
    heading: "Attendance list",
    crumbs: [{ text: session.course, href: trainingPaths.session(session.sessionId) }],
    summary: page.hall ? formSummary(hallForm, page.hall) : formSummary(walkInForm, state),
    children: (
      <>
        <p class="govuk-body">
          {`${formatDateTime(session.startsAt)}. ${here} of ${counted(bookings.length, "person", "people")} here.`}
        </p>
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={trainingPaths.makeHallCode(session.sessionId)}>
            Show or print a QR code
          </a>
        </p>
        {!isOver && <p class="govuk-body">The list can be ticked from the day of the session.</p>}
        {bookings.map((booking) => (
          <Line booking={booking} page={page} />
        ))}
        {isOver && (
          <>
            <h2 class="govuk-heading-m">Came without a booking</h2>
            <DeclaredForm
              form={walkInForm}
              state={state}
              drawing={{}}
              action={trainingPaths.attendance(session.sessionId)}
              button="Tick as here"
              isSecondary
            />
            <Hall page={page} />
          </>
        )}
      </>
    ),
  });
}

/** For a hall without signal: the list is printed, ticked on paper, and entered afterwards in one go. */
const Hall = ({ page: { session, hall, csrfToken } }: { readonly page: AttendancePage }): VNode => (
  <div class="app-screen-only">
    <h2 class="govuk-heading-m">From the printed list</h2>
    <p class="govuk-body">
      Print this page before you go where there is no signal. Each name has a code.
    </p>
    <DeclaredForm
      form={hallForm}
      state={hall ?? blankState(hallForm, csrfToken)}
      drawing={{}}
      action={trainingPaths.hall(session.sessionId)}
      button="Tick all of these as here"
      isSecondary
    />
  </div>
);

const words = { attended: "Here", absent: "Not here" } as const;

function Line({
  booking,
  page: { session, isOver, csrfToken },
}: {
  readonly booking: Booking;
  readonly page: AttendancePage;
}): VNode {
  const { bookingId, name, body, state, attendance } = booking;
  const at = trainingPaths.tick(session.sessionId, bookingId);
  const choices = ["attended", "absent"] as const;
  return (
    <section id={`b-${bookingId}`}>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1">{name}</h2>
      <p class="govuk-body govuk-!-margin-bottom-1">
        {`Code ${codeOf(bookingId)}. ${body}${state === "waiting" ? ", was on the waiting list" : ""}`}
        {attendance !== null && <strong>{`. ${words[attendance]}`}</strong>}
      </p>
      {isOver &&
        choices
          .filter((one) => one !== attendance)
          .map((one) => (
            <Form action={at} csrfToken={csrfToken} classes="app-screen-only">
              <input type="hidden" name="state" value={one} />
              <Button
                text={
                  <>
                    {words[one]}
                    <span class="govuk-visually-hidden">{`: ${name}`}</span>
                  </>
                }
                classes={one === "attended" ? undefined : "govuk-button--secondary"}
                preventDoubleClick
              />
            </Form>
          ))}
    </section>
  );
}

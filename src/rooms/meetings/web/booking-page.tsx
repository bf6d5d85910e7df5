import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import {
  Button,
  Checkboxes,
  DateInput,
  Input,
  InsetText,
  Select,
  Textarea,
} from "../../../ui/govuk/index.ts";
import type { Posted } from "../../directory/index.ts";
import { BeforeContactLines, type ChildFacts } from "../../child-record/index.ts";
import { holdByWords, withinWords, type HoldBy } from "../hold-by.ts";
import { usualType, type PanelType } from "../panel-type.ts";
import type { BookingTyped } from "./booking-input.ts";
import { formAgain, overtaken, type ReadQuery } from "./meeting-page.tsx";
import { paths } from "./paths.ts";

type BookingPage = ReadQuery<BookingTyped> & {
  readonly facts: ChildFacts;
  readonly type: PanelType;
  readonly posted: readonly Posted[];
  readonly holdBy: HoldBy | null;
  /** What stands for those who are asked and whom the reader may not read. */
  readonly instead?: readonly string[];
  /** Given when a booking is changed: then a reason is asked. */
  readonly meetingId?: string;
  /** Why that meeting can no longer be cancelled; undefined where it can. */
  readonly notCancelled?: string | undefined;
  readonly isStale?: boolean;
};

/** How booking it is offered. */
export const bookWords = ({ key, name }: PanelType): string =>
  key === usualType ? "Book a planning meeting" : `Book a ${name.toLowerCase()}`;

export function bookingPage(page: BookingPage): View {
  const { facts, type, holdBy, meetingId, isStale = false, errors = [] } = page;
  return formAgain({
    facts,
    heading: meetingId === undefined ? bookWords(type) : "Change the booking",
    errors,
    ids: { on: "on-day" },
    summary: isStale ? overtaken : undefined,
    ...(meetingId === undefined ? {} : { meetingId }),
    children: (
      <>
        <p class="govuk-body">{aboutType(type)}</p>
        {holdBy !== null && (
          <InsetText
            {...(isStale ? { id: "theirs" } : {})}
            text={`To be held within ${withinWords(type)}: by ${holdByWords(holdBy)}. A later date can be booked, and will be shown as late.`}
          />
        )}
        <BeforeContactLines known={facts.known} />
        <BookingForm {...page} />
        {meetingId !== undefined && <Cancelling {...page} meetingId={meetingId} />}
      </>
    ),
  });
}

const aboutType = ({ name, abbreviation, purpose }: PanelType): string =>
  abbreviation.toLowerCase() === name.toLowerCase()
    ? `${name}. ${purpose}.`
    : `${name} (${abbreviation}). ${purpose}.`;

function BookingForm(page: BookingPage): VNode {
  const { facts, csrfToken, typed, errors = [], meetingId } = page;
  const action =
    meetingId === undefined ? paths.book(facts.person.personId) : paths.booking(meetingId);
  return (
    <Form action={action} csrfToken={csrfToken} classes="app-form">
      <input type="hidden" name="version" value={typed.version} />
      <input type="hidden" name="type" value={typed.type} />
      <DateInput
        id="on"
        namePrefix="on"
        fieldset={{ legend: { text: "Date of the meeting", classes: small } }}
        values={{
          day: typed["on-day"],
          month: typed["on-month"],
          year: typed["on-year"],
        }}
        errorMessage={errorFor(errors, "on")}
      />
      <Input
        name="time"
        label={{ text: "Time" }}
        hint={{ text: "For example, 14:30" }}
        classes="govuk-input--width-5"
        value={typed.time}
        errorMessage={errorFor(errors, "time")}
      />
      <Input
        name="minutes"
        label={{ text: "How many minutes it lasts" }}
        inputmode="numeric"
        classes="govuk-input--width-3"
        value={typed.minutes}
        errorMessage={errorFor(errors, "minutes")}
      />
      <Input
        name="place"
        label={{ text: "Place, or how to join by video" }}
        hint={{
          text: "Goes into the calendars of those who are invited: leave out whose meeting it is",
        }}
        value={typed.place}
        errorMessage={errorFor(errors, "place")}
      />
      <Input
        name="joinLink"
        label={{ text: "Link to join by video (optional)" }}
        value={typed.joinLink}
        errorMessage={errorFor(errors, "joinLink")}
      />
      <Who {...page} />
      {meetingId !== undefined && (
        <Textarea
          name="reason"
          label={{ text: "Why the booking changes" }}
          value={typed.reason}
          rows={2}
          errorMessage={errorFor(errors, "reason")}
        />
      )}
      <Button
        text={meetingId === undefined ? "Book the meeting" : "Change the booking"}
        preventDoubleClick
      />
    </Form>
  );
}

const small = "govuk-fieldset__legend--s";

/** The chair, and those asked: the child's circle first. */
function Who(page: BookingPage): VNode {
  const { facts, type, posted, typed, errors = [], instead = [] } = page;
  const inCircle = new Set(
    facts.circle.filter(({ isHidden }) => !isHidden).map(({ staffId }) => staffId),
  );
  const chairs = posted.filter(({ canChair }) => canChair);
  const others = posted.filter(({ staffId }) => !inCircle.has(staffId));
  const item = ({ staffId, name, role, agency }: Posted) => ({
    value: staffId,
    text: `${name}, ${agency}`,
    // A post, which is no part that they have for this child.
    hint: {
      text: `Post: ${role}${inCircle.has(staffId) ? ". In the child’s professional network" : ""}`,
    },
  });
  return (
    <>
      <Select
        name="chair"
        label={{ text: "Chair" }}
        value={typed.chair}
        items={[
          { value: "", text: "Choose" },
          ...chairs.map(({ staffId, name, agency }) => ({
            value: staffId,
            text: `${name}, ${agency}`,
          })),
        ]}
        errorMessage={errorFor(errors, "chair")}
      />
      <Checkboxes
        name="invited"
        classes="govuk-checkboxes--small"
        fieldset={{ legend: { text: "Who is invited", classes: small } }}
        hint={{
          text: `People invited can open this child’s record from now until ${type.accessDaysAfter} days after the meeting. The chair is invited too.`,
        }}
        values={typed.invited}
        items={[
          ...posted.filter(({ staffId }) => inCircle.has(staffId)).map(item),
          ...others.map(item),
        ]}
        errorMessage={errorFor(errors, "invited")}
      />
      {instead.length > 0 && (
        <p class="govuk-body">{`Also invited, whatever you change here: ${instead.join(", ")}.`}</p>
      )}
    </>
  );
}

function Cancelling({
  meetingId,
  csrfToken,
  notCancelled,
}: BookingPage & { readonly meetingId: string }): VNode {
  if (notCancelled !== undefined) return <p class="govuk-body">{notCancelled}</p>;
  return <CancelForm meetingId={meetingId} csrfToken={csrfToken} typed={{ cancelReason: "" }} />;
}

type CancelProps = ReadQuery<{ readonly cancelReason: string }> & { readonly meetingId: string };

function CancelForm({ meetingId, csrfToken, typed, errors = [] }: CancelProps): VNode {
  return (
    <Form action={paths.cancel(meetingId)} csrfToken={csrfToken} classes="app-form">
      <h2 class="govuk-heading-m">Cancel the meeting</h2>
      <p class="govuk-body">
        Everybody invited is told, and the access that the meeting gave them to the child’s record
        ends.
      </p>
      <Textarea
        name="cancelReason"
        label={{ text: "Why it is cancelled" }}
        value={typed.cancelReason}
        rows={2}
        errorMessage={errorFor(errors, "cancelReason")}
      />
      <Button text="Cancel the meeting" classes="govuk-button--warning" preventDoubleClick />
    </Form>
  );
}

export function cancelPage(
  page: CancelProps & { readonly facts: ChildFacts; readonly errors: readonly FieldError[] },
): View {
  return formAgain({ heading: "Cancel the meeting", ...page, children: <CancelForm {...page} /> });
}

import type { VNode } from "preact";
import { whyExplain } from "../approve.ts";
import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Input, Textarea, WarningText } from "../../../ui/govuk/index.ts";
import { Watermark } from "../../../ui/layout/index.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { Filing } from "../../work/index.ts";
import { Paper } from "../../outgoing-papers/index.ts";
import { minutesOf, type MinutesContext } from "../minutes.ts";
import { silentAgencies } from "../quorum.ts";
import { meetingPage } from "./meeting-page.tsx";
import type { MeetingFacts } from "./meeting-route.ts";
import { paths } from "./paths.ts";
import { mayDo } from "../../subjects/index.ts";

type Typed = Readonly<Record<"without" | "addendum" | "filedIn", string>>;

export type MinutesPage = {
  readonly facts: MeetingFacts;
  readonly csrfToken: string;
  readonly ground: MinutesContext;
  readonly filings: readonly Filing[];
  readonly now: Date;
  readonly typed?: Partial<Typed>;
  readonly errors?: readonly FieldError[];
};

/** On every page of a file, and across each sheet that is printed: who took it, and when. */
export const takenWords = ({ actor }: Pick<MeetingFacts, "actor">, at: Date): string =>
  `Taken by ${actor.name}, ${formatDateTime(at)}`;

/** The minutes on one page: to read, to print, to approve, and afterwards to correct and to file. */
export function minutesPage(page: MinutesPage): View {
  const { facts, ground, errors = [] } = page;
  const { meeting, type } = facts;
  const day = formatDate(londonDate(meeting.startsAt));
  return meetingPage({
    facts,
    heading: `Minutes: ${type.name.toLowerCase()}, ${day}`,
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined,
    children: (
      <>
        <Links {...page} />
        <Watermark words={takenWords(facts, page.now)} />
        <Paper paper={minutesOf(ground)} />
        {meeting.approvedAt === null ? <Approve {...page} /> : <After {...page} />}
      </>
    ),
  });
}

function Links({ facts }: MinutesPage): VNode {
  const { meetingId, approvedAt } = facts.meeting;
  return (
    <p class="app-actions">
      <a class="govuk-link" href={paths.meeting(meetingId)}>
        The meeting
      </a>
      {mayDo(facts.actor, "decision.file", facts) && (
        <>
          <a class="govuk-link" href={`${paths.minutes(meetingId)}.pdf`}>
            Minutes as a PDF
          </a>
          <a class="govuk-link" href={`${paths.minutes(meetingId)}.docx`}>
            Minutes as a Word file
          </a>
          <a class="govuk-link" href={`${paths.minutes(meetingId)}.json`}>
            Minutes as data
          </a>
        </>
      )}
      {approvedAt !== null && mayDo(facts.actor, "meeting.manage", facts) && (
        <a class="govuk-link" href={paths.minutesPaper(meetingId)}>
          Minutes as a paper
        </a>
      )}
      <a class="govuk-link" href={paths.family(meetingId)}>
        Paper for the family
      </a>
    </p>
  );
}

function Approve({ facts, csrfToken, ground, now, typed, errors = [] }: MinutesPage): VNode | null {
  const { meeting, actor } = facts;
  if (meeting.cancelledAt !== null || meeting.startsAt > now) return null;
  if (meeting.chairId !== actor.id || !mayDo(actor, "meeting.approve", facts)) {
    return <p class="govuk-body">{`${meeting.chair}, the chair, approves these minutes.`}</p>;
  }
  const silent = silentAgencies(ground.contents.invited, ground.contents.shared);
  const why = whyExplain({ silent, isTaken: ground.contents.attendance.length > 0 });
  return (
    <Form action={paths.approve(meeting.meetingId)} csrfToken={csrfToken} classes="app-form">
      <h2 class="govuk-heading-m">Approve the minutes</h2>
      <WarningText text="After this nothing of the meeting changes. What is wrong is corrected by an addition below the minutes." />
      {why !== undefined && (
        <Textarea
          name="without"
          label={{ text: why.label }}
          hint={silent.length > 0 ? { text: "They have not answered" } : undefined}
          value={typed?.without ?? ""}
          rows={2}
          errorMessage={errorFor(errors, "without")}
        />
      )}
      <Button text="Approve the minutes" preventDoubleClick />
    </Form>
  );
}

function After({ facts, csrfToken, filings, typed, errors = [] }: MinutesPage): VNode {
  const { meeting, actor } = facts;
  const { meetingId } = meeting;
  return (
    <>
      <h2 class="govuk-heading-m">The council’s own record</h2>
      {filings.length === 0 && <p class="govuk-body">These minutes have not been filed yet.</p>}
      {filings.map(({ filedIn, filedAt, filedBy }) => (
        <p class="govuk-body">{`Filed in ${filedIn} by ${filedBy}, ${formatDateTime(filedAt)}`}</p>
      ))}
      {mayDo(actor, "decision.file", facts) && (
        <Form action={paths.filed(meetingId)} csrfToken={csrfToken} classes="app-form">
          <Input
            name="filedIn"
            label={{ text: "Filed in: the system and the reference" }}
            value={typed?.filedIn ?? ""}
            errorMessage={errorFor(errors, "filedIn")}
          />
          <Button text="Mark as filed" classes="govuk-button--secondary" preventDoubleClick />
        </Form>
      )}
      {mayDo(actor, "meeting.manage", facts) && (
        <Form action={paths.addenda(meetingId)} csrfToken={csrfToken} classes="app-form">
          <Textarea
            name="addendum"
            label={{ text: "Add a correction" }}
            hint={{
              text: "It is shown below the minutes with your name. The minutes stay as they are.",
            }}
            value={typed?.addendum ?? ""}
            rows={3}
            errorMessage={errorFor(errors, "addendum")}
          />
          <Button text="Add the correction" classes="govuk-button--secondary" preventDoubleClick />
        </Form>
      )}
    </>
  );
}

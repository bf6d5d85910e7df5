import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Details, InsetText, Radios, Select, Table } from "../../../ui/govuk/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { answeredWords, answerWords } from "../answer-invitation.ts";
import type { Invited } from "../invited-reads.ts";
import { quorumNow } from "../quorum.ts";
import { paths } from "./paths.ts";
import type { OwnInvitation, RecordPage } from "./record-context.ts";

/** Who is asked, what each answered, and whether the meeting would have its quorum. */
export function InvitationsPart(page: RecordPage & { readonly isToCome: boolean }): VNode {
  const { facts, ground, own, csrfToken, askings, isToCome } = page;
  const { invited, instead } = ground.contents;
  const { meetingId } = facts.meeting;
  const manages = isToCome && mayDo(facts.actor, "meeting.manage", facts);
  return (
    <>
      {own && <OwnAnswer {...ownAddresses(meetingId)} own={own} csrfToken={csrfToken} />}
      <h2 class="govuk-heading-m">Who is invited</h2>
      {isToCome && <p class="govuk-body">{quorumNow(facts.type.quorum, invited)}</p>}
      <AnswersTable invited={invited} instead={instead} />
      {manages && (
        <>
          <Remind meetingId={meetingId} csrfToken={csrfToken} reminded={askings.reminded} />
          <Details summaryText="Record a person’s answer">
            <AnswerFor meetingId={meetingId} csrfToken={csrfToken} invited={invited} />
          </Details>
        </>
      )}
    </>
  );
}

type Listed = { readonly invited: readonly Invited[]; readonly instead: readonly string[] };

function AnswersTable({ invited, instead }: Listed): VNode {
  return (
    <>
      <Table
        head={[{ text: "Who" }, { text: "Agency" }, { text: "Answer" }]}
        rows={invited.map(({ name, agency, answer }) => [
          { text: name },
          { text: agency },
          {
            text: (
              <>
                {answeredWords(answer)}
                {answer !== null && answer.by !== name && (
                  <span class="app-secondary app-line">{`Recorded by ${answer.by}`}</span>
                )}
              </>
            ),
          },
        ])}
      />
      {instead.length > 0 && <p class="govuk-body">{`Also invited: ${instead.join(", ")}.`}</p>}
    </>
  );
}

type OwnProps = {
  readonly action: string;
  readonly calendar: string;
  /** What a deputy gets by it. */
  readonly hint: string;
  readonly own: Pick<OwnInvitation, "answer" | "deputies">;
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
};

export const ownAddresses = (meetingId: string) => ({
  action: paths.invitation(meetingId),
  calendar: paths.calendar(meetingId),
  hint: "They can open the record as you can, until the meeting’s places end",
});

/** One press answers; a deputy is chosen first. */
export function OwnAnswer(props: OwnProps): VNode {
  const { action, calendar, hint, own, csrfToken, errors = [] } = props;
  const { answer, deputies } = own;
  return (
    <section class="app-screen-only" aria-labelledby="your-invitation">
      <h2 class="govuk-heading-m" id="your-invitation">
        Your invitation
      </h2>
      {answer !== null && (
        <InsetText text={`You answered: ${answerWords[answer].toLowerCase()}.`} />
      )}
      <Form action={action} csrfToken={csrfToken} classes="app-form">
        <div class="govuk-button-group">
          <Button text="I am coming" name="answer" value="coming" preventDoubleClick />
          <Button
            text="Send apologies"
            name="answer"
            value="apologies"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </div>
        {deputies.length > 0 && (
          <>
            <Select
              name="deputy"
              label={{ text: "Your deputy" }}
              hint={{ text: hint }}
              items={choices(deputies)}
              value=""
              errorMessage={errorFor(errors, "deputy")}
            />
            <Button
              text="Send this deputy"
              name="answer"
              value="deputy"
              classes="govuk-button--secondary"
              preventDoubleClick
            />
          </>
        )}
      </Form>
      <p class="govuk-body">
        <a class="govuk-link" href={calendar} download>
          Put it in your calendar
        </a>
      </p>
    </section>
  );
}

const choices = (people: readonly { readonly staffId: string; readonly name: string }[]) => [
  { value: "", text: "Choose" },
  ...people.map(({ staffId, name }) => ({ value: staffId, text: name })),
];

type RemindProps = {
  readonly meetingId: string;
  readonly csrfToken: string;
  readonly reminded: { readonly by: string; readonly at: Date } | undefined;
};

function Remind({ meetingId, csrfToken, reminded }: RemindProps): VNode {
  return (
    <Form action={paths.remind(meetingId)} csrfToken={csrfToken} classes="app-screen-only">
      {reminded && (
        <p class="govuk-body">{`Last reminded ${formatDateTime(reminded.at)}, by ${reminded.by}.`}</p>
      )}
      <Button
        text="Remind those who have not answered"
        classes="govuk-button--secondary"
        preventDoubleClick
      />
    </Form>
  );
}

type ForProps = {
  readonly meetingId: string;
  readonly csrfToken: string;
  readonly invited: readonly Invited[];
  readonly typed?: { readonly staff: string; readonly answer: string };
  readonly errors?: readonly FieldError[];
};

/** For who rang or wrote: the answer is theirs, and says who recorded it. */
export function AnswerFor(props: ForProps): VNode {
  const { meetingId, csrfToken, invited, typed = { staff: "", answer: "" }, errors = [] } = props;
  return (
    <Form action={paths.invitation(meetingId)} csrfToken={csrfToken} classes="app-form">
      <Select
        name="staff"
        label={{ text: "Who answered" }}
        items={choices(invited)}
        value={typed.staff}
        errorMessage={errorFor(errors, "staff")}
      />
      <Radios
        name="answer"
        fieldset={{ legend: { text: "Their answer", classes: "govuk-fieldset__legend--s" } }}
        value={typed.answer}
        items={[
          { value: "coming", text: answerWords.coming },
          { value: "apologies", text: answerWords.apologies },
        ]}
        errorMessage={errorFor(errors, "answer")}
      />
      <Button text="Record the answer" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}

import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import {
  Button,
  DateInput,
  Input,
  Select,
  SummaryList,
  Textarea,
} from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { dayDue, type Duty } from "../transfer-kinds.ts";
import type { Transfer } from "../transfer-reads.ts";
import { noticeWords } from "./notice-words.ts";
import { lifePaths } from "./paths.ts";
import { Due, verbatimFact } from "../../../ui/layout/index.ts";

type DateFields<N extends string> = Record<`${N}-day` | `${N}-month` | `${N}-year`, string>;
export type StepsTyped = Readonly<
  Record<"duty" | "doneBy" | "acknowledgedBy" | "endReason", string> &
    DateFields<"doneOn"> &
    DateFields<"handoverOn"> &
    DateFields<"acknowledgedOn">
>;

export type TransferPage = {
  readonly facts: ChildFacts;
  readonly transfer: Transfer;
  readonly calendar: WorkingCalendar;
  readonly csrfToken: string;
  readonly typed: StepsTyped;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

const small = { classes: "govuk-fieldset__legend--s" };

/** A transfer with the duties of both areas: what is done, by whom, and what is open. */
export function transferPage(page: TransferPage): View {
  const { facts, transfer, errors = [], isStale = false } = page;
  const ids = {
    doneOn: "doneOn-day",
    handoverOn: "handoverOn-day",
    acknowledgedOn: "acknowledgedOn-day",
  };
  const mayRecord = transfer.endedOn === null && mayDo(facts.actor, "transfer.record", facts);
  return childPage({
    facts,
    tab: "pathway",
    heading: `${transfer.kind.name}: ${transfer.area}`,
    summary: isStale ? (
      <Overtaken
        title="A colleague added to this page while you were writing"
        read="Read the current version, then record yours"
        href="#now"
      />
    ) : errors.length > 0 ? (
      <FormErrorSummary errors={errors} ids={ids} />
    ) : undefined,
    children: (
      <>
        <div id="now">
          <Facts {...transfer} />
        </div>
        <Notice {...page} mayRecord={mayRecord} />
        <Duties {...page} whose="ours" title="What this area does" />
        <Duties {...page} whose="theirs" title={`What ${transfer.area} does`} />
        {mayRecord && <Done {...page} />}
        {mayRecord && <Steps {...page} />}
        {mayRecord && <End {...page} />}
      </>
    ),
  });
}

function Facts(transfer: Transfer): VNode {
  const { contact, beganOn, reason, recordedBy, handoverOn, acknowledgedOn } = transfer;
  const { acknowledgedBy, endedOn, endReason } = transfer;
  return (
    <SummaryList
      rows={[
        verbatimFact("Contact there", contact),
        verbatimFact("From", formatDate(beganOn)),
        verbatimFact("What is known", reason),
        verbatimFact(
          "Handover meeting",
          handoverOn === null ? "Not held yet" : formatDate(handoverOn),
        ),
        verbatimFact(
          "Their answer",
          acknowledgedOn === null
            ? "Not answered yet"
            : `${acknowledgedBy ?? ""}, ${formatDate(acknowledgedOn)}`,
        ),
        verbatimFact("Recorded by", recordedBy),
        endedOn !== null && verbatimFact("Ended", `${formatDate(endedOn)}: ${endReason ?? ""}`),
      ]}
    />
  );
}

function Notice({
  facts,
  transfer,
  mayRecord,
}: TransferPage & { readonly mayRecord: boolean }): VNode {
  const words = noticeWords(transfer, facts.today);
  const href = lifePaths.transfer(facts.person.personId, transfer.transferId, "/notice");
  return (
    <p class="govuk-body">
      {words === undefined ? (
        "No notice has been prepared. "
      ) : words.isLate ? (
        <Due isOverdue text={`${words.text}. `} />
      ) : (
        `${words.text}. `
      )}
      {transfer.notice && (
        <a class="govuk-link app-screen-only" href={`/papers/${transfer.notice.paperId}`}>
          Open the notice
        </a>
      )}{" "}
      {mayRecord && (
        <a class="govuk-link app-screen-only" href={href}>
          {transfer.notice
            ? "Prepare another notice"
            : "Prepare a notice that says nothing of the record"}
        </a>
      )}
    </p>
  );
}

type Listed = TransferPage & { readonly whose: Duty["whose"]; readonly title: string };

function Duties({ transfer, calendar, facts, whose, title }: Listed): VNode {
  const duties = transfer.kind.duties.filter((one) => one.whose === whose);
  return (
    <SortableTable
      caption={title}
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "duty", text: "Duty" },
        { key: "state", text: "Done" },
      ]}
      groups={[
        {
          rows: duties.map((one) => ({
            duty: one.text,
            state: <State duty={one} transfer={transfer} calendar={calendar} facts={facts} />,
          })),
        },
      ]}
      empty="Nothing that is agreed."
    />
  );
}

type ReadQuery = Pick<TransferPage, "transfer" | "calendar" | "facts"> & { readonly duty: Duty };

function State({ duty, transfer, calendar, facts }: ReadQuery): VNode {
  const done = transfer.done.find((one) => one.duty === duty.key);
  if (done) return <>{`${formatDate(done.doneOn)}, ${done.doneBy}`}</>;
  const due = dayDue(duty.within, transfer.beganOn, calendar);
  if (due === undefined) return <>Open</>;
  const words = dueInWords(due, facts.today);
  return words.isOverdue ? (
    <Due isOverdue text={`Open: ${words.text}`} />
  ) : (
    <>{`Open, by ${formatDate(due)}`}</>
  );
}

const dates = (
  { typed, errors = [] }: TransferPage,
  name: "doneOn" | "handoverOn" | "acknowledgedOn",
  legend: string,
): VNode => (
  <DateInput
    id={name}
    namePrefix={name}
    fieldset={{ legend: { text: legend, ...small } }}
    values={{ ...typed }}
    errorMessage={errorFor(errors, name)}
  />
);

function Done(page: TransferPage): VNode | null {
  const { facts, transfer, csrfToken, typed, errors = [] } = page;
  const done = new Set(transfer.done.map(({ duty }) => duty));
  const open = transfer.kind.duties.filter(({ key }) => !done.has(key));
  if (open.length === 0) return null;
  return (
    <Form
      action={lifePaths.transfer(facts.person.personId, transfer.transferId, "/duties")}
      csrfToken={csrfToken}
      classes="app-form app-screen-only"
    >
      <h2 class="govuk-heading-m">A duty was done</h2>
      <Select
        name="duty"
        label={{ text: "Which duty?" }}
        items={[
          { value: "", text: "Choose" },
          ...open.map(({ key, text, whose }) => ({
            value: key,
            text: whose === "ours" ? text : `${transfer.area}: ${text}`,
          })),
        ]}
        value={typed.duty}
        errorMessage={errorFor(errors, "duty")}
      />
      {dates(page, "doneOn", "When?")}
      <Input
        name="doneBy"
        label={{ text: "Who by?" }}
        value={typed.doneBy}
        errorMessage={errorFor(errors, "doneBy")}
      />
      <Button text="Record it as done" preventDoubleClick />
    </Form>
  );
}

function Steps(page: TransferPage): VNode {
  const { facts, transfer, csrfToken, typed, errors = [] } = page;
  return (
    <Form
      action={lifePaths.transfer(facts.person.personId, transfer.transferId, "/steps")}
      csrfToken={csrfToken}
      classes="app-form app-screen-only"
    >
      <h2 class="govuk-heading-m">Handover, and their answer</h2>
      <input type="hidden" name="version" value={String(transfer.version)} />
      {dates(page, "handoverOn", "Handover meeting (optional)")}
      {dates(page, "acknowledgedOn", "The other area answered on (optional)")}
      <Input
        name="acknowledgedBy"
        label={{ text: "Who answered there (optional)" }}
        value={typed.acknowledgedBy}
        errorMessage={errorFor(errors, "acknowledgedBy")}
      />
      <Button text="Save" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}

function End({ facts, transfer, csrfToken, typed, errors = [] }: TransferPage): VNode {
  return (
    <Form
      action={lifePaths.transfer(facts.person.personId, transfer.transferId, "/end")}
      csrfToken={csrfToken}
      classes="app-form app-screen-only"
    >
      <h2 class="govuk-heading-m">The other area has no more to do with it</h2>
      <input type="hidden" name="version" value={String(transfer.version)} />
      <Textarea
        name="endReason"
        label={{ text: "Why does it end, and what becomes of duties that are open?" }}
        value={typed.endReason}
        rows={2}
        errorMessage={errorFor(errors, "endReason")}
      />
      <Button text="End the transfer" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}

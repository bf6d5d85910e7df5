import type { ComponentChildren, VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { DateParts, FieldError } from "../../../../kernel/fields.ts";
import { holds, type StaffActor } from "../../../../platform/access/actor.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, ErrorSummary, Textarea } from "../../../../ui/govuk/index.ts";
import { Facts } from "../../../../ui/layout/index.ts";
import { purposeText } from "../purposes.ts";
import { hasLapsed, lapsesAt } from "../second-person.ts";
import type { WaitingExport } from "../waiting-reads.ts";
import { paths } from "./paths.ts";

/** Why the step that was asked for was not taken. */
export type Problem = "own" | "stale" | "lapsed" | "more" | "not made";

export type WaitingPage = {
  readonly waiting: WaitingExport;
  readonly actor: StaffActor;
  readonly now: Date;
  readonly csrfToken: string;
  readonly problem?: Problem;
  readonly errors?: readonly FieldError[];
  readonly words?: string;
};

const problems: Readonly<Record<Problem, readonly [string, string]>> = {
  own: [
    "Nothing was released",
    "A second person releases a file: nobody their own, and nobody one that is for themselves.",
  ],
  stale: [
    "A colleague changed this file",
    "Your step was not taken. What you see is the current state.",
  ],
  lapsed: [
    "No file was made",
    "A release is for one day. Take this back and ask for the file again.",
  ],
  more: [
    "No file was made",
    "There are more children on the list now than were released. Take this back and ask for the file again.",
  ],
  "not made": [
    "No file was made",
    "The list or the form does not give one any more. Take this back and ask for the file again.",
  ],
};

/** A file that waits: what it is for, how far it is, and what this reader can do with it. */
export function waitingPage(page: WaitingPage): View {
  const { waiting, actor, errors = [], problem } = page;
  const isOwn = waiting.askedById === actor.id;
  const title = "A file of the tracker";
  return {
    title,
    hasErrors: errors.length > 0 || problem !== undefined,
    backLink: isOwn
      ? { text: "Back to your exports", href: paths.register }
      : { text: "Back to papers", href: "/papers" },
    body: (
      <>
        {problem && <Stopped problem={problem} />}
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body govuk-!-font-weight-bold">{standing(page)}</p>
        <Facts of={rowsOf(waiting)} />
        {isOwn ? <OwnSteps {...page} /> : <SecondSteps {...page} />}
      </>
    ),
  };
}

function Stopped({ problem }: { readonly problem: Problem }): VNode {
  const [titleText, descriptionText] = problems[problem];
  return <ErrorSummary titleText={titleText} descriptionText={descriptionText} errorList={[]} />;
}

const isLapsed = ({ waiting, now }: WaitingPage): boolean =>
  waiting.state === "released" && waiting.settledAt !== null && hasLapsed(waiting.settledAt, now);

function standing(page: WaitingPage): string {
  const { state, settledAt, settledBy } = page.waiting;
  const by = settledBy ?? "somebody";
  switch (state) {
    case "waiting":
      return "Waiting for a second person. No file has been made yet.";
    case "released":
      return isLapsed(page) || settledAt === null
        ? "The release has lapsed. No file was made."
        : `Released by ${by}. It can be taken until ${formatDateTime(lapsesAt(settledAt))}.`;
    case "sent-back":
      return `Sent back by ${by}. No file was made.`;
    case "withdrawn":
      return "Withdrawn. No file was made.";
    case "taken":
      return `Released by ${by}, and taken.`;
  }
}

function rowsOf(waiting: WaitingExport): readonly (readonly [string, string])[] {
  const { form, rowCount, leftOut } = waiting;
  const children = `${counted(rowCount, "child", "children")} when it was asked for`;
  const out = `${counted(leftOut, "child is", "children are")} left out: of them this recipient gets nothing`;
  return [
    ["Asked for by", `${waiting.askedBy}, ${formatDateTime(waiting.askedAt)}`],
    ["What for", purposeText(form.purpose, form.purposeWords || null)],
    ["Who will have it", waiting.receiver ?? `${waiting.askedBy}, own use`],
    ["Names", waiting.hasNames ? `With names. Why: ${form.namesReason}` : "No names"],
    ["The list", waiting.lookedAt],
    ["Children", leftOut === 0 ? children : `${children}. ${out}`],
    ["Columns", waiting.columns.join(", ")],
    ["Destroy by", dayWords(form.destroy)],
    ...(waiting.settledWords === null
      ? []
      : [["What has to change", waiting.settledWords] as const]),
  ];
}

/** It was read as a day when the file was asked for. */
const dayWords = ({ day, month, year }: DateParts): string =>
  formatDate([year, month, day].map((part) => part.trim().padStart(2, "0")).join("-"));

type StepProps = {
  readonly page: WaitingPage;
  readonly action: string;
  readonly text: string;
  readonly isSecondary?: boolean;
  readonly children?: ComponentChildren;
};

function Step({ page, action, text, isSecondary = false, children }: StepProps): VNode {
  return (
    <Form action={action} csrfToken={page.csrfToken} classes="app-form">
      <input type="hidden" name="version" value={String(page.waiting.version)} />
      {children}
      <Button
        text={text}
        classes={isSecondary ? "govuk-button--secondary" : undefined}
        preventDoubleClick
      />
    </Form>
  );
}

function OwnSteps(page: WaitingPage): VNode {
  const { state, waitingExportId: id } = page.waiting;
  const canTake = state === "released" && !isLapsed(page);
  return (
    <>
      {canTake && (
        <p class="govuk-body">
          The file is made when you download it, from the children you can see then, and never more
          children than were released. You can download it once.
        </p>
      )}
      {canTake && <Step page={page} action={paths.take(id)} text="Take the file" />}
      {(state === "waiting" || state === "released") && (
        <Step page={page} action={paths.withdraw(id)} text="Take this back" isSecondary />
      )}
    </>
  );
}

function SecondSteps(page: WaitingPage): VNode | null {
  const { waiting, actor, errors = [], words = "" } = page;
  const { state, waitingExportId: id } = waiting;
  if (state !== "waiting" || !holds(actor, "paper.release")) return null;
  return (
    <>
      <p class="govuk-body">
        You approve an export of these children, for this purpose and to this recipient. You do not
        see who they are: ask the person who requested the file.
      </p>
      <Step page={page} action={paths.release(id)} text="Release this file" />
      <Step page={page} action={paths.sendBack(id)} text="Send it back" isSecondary>
        <Textarea
          name="words"
          label={{ text: "What has to change" }}
          value={words}
          rows={2}
          errorMessage={errorFor(errors, "words")}
        />
      </Step>
    </>
  );
}

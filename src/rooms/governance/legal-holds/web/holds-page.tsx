import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import {
  Button,
  DateInput,
  InsetText,
  Input,
  Radios,
  Textarea,
  WarningText,
} from "../../../../ui/govuk/index.ts";
import { fact, Card } from "../../../../ui/layout/index.ts";
import type { Hold } from "../hold-reads.ts";

export type HoldFields = Readonly<
  Record<"covers" | "record" | "reason" | "review-day" | "review-month" | "review-year", string>
>;

export type HoldsPage = {
  readonly holds: readonly Hold[];
  readonly isHeld: boolean;
  readonly readerId: string;
  readonly mayManage: boolean;
  readonly csrfToken: string;
  readonly typed: HoldFields;
  readonly errors?: readonly FieldError[];
  /** Said after an answer that came too late or from the wrong person. */
  readonly problem?: string | undefined;
};

export function holdsPage(page: HoldsPage): View {
  const { holds, isHeld, errors = [], mayManage, problem } = page;
  return {
    title: "Legal holds",
    hasErrors: errors.length > 0,
    ...(mayManage
      ? { breadcrumbs: [{ text: "Governance", href: "/governance" }, { text: "Legal holds" }] }
      : {}),
    body: (
      <>
        <FormErrorSummary errors={errors} ids={{ review: "review-day" }} />
        <h1 class="govuk-heading-l">Legal holds</h1>
        {problem !== undefined && <WarningText text={problem} />}
        <p class="govuk-body app-form">
          While a hold is in place, the database refuses to delete anything it covers. Without a
          hold, nothing is deleted until people decide it; nothing is deleted automatically.
        </p>
        <InsetText
          text={
            isHeld
              ? "There is a hold on everything: no record can be deleted."
              : "There is no hold on everything. Records are still kept until people decide otherwise."
          }
        />
        {holds.map((hold) => (
          <HoldCard {...page} hold={hold} />
        ))}
        {mayManage && <SetHold {...page} />}
      </>
    ),
  };
}

function HoldCard({ hold, ...page }: HoldsPage & { readonly hold: Hold }): VNode {
  const what = hold.recordReference === null ? "Everything" : `Record ${hold.recordReference}`;
  const stands = hold.liftedAt === null ? "in place" : "lifted";
  return (
    <>
      <Card
        title={`${what}: ${stands}`}
        level={2}
        facts={[
          fact("Why", hold.reason),
          fact("Set", `${formatDateTime(hold.setAt)}, ${hold.setBy ?? "with the partnership"}`),
          ...(hold.reviewBy === null ? [] : [fact("Review by", formatDate(hold.reviewBy))]),
          ...askedRows(hold),
        ]}
      />
      {hold.liftedAt === null && <LiftForms {...page} hold={hold} />}
    </>
  );
}

function askedRows(hold: Hold) {
  if (hold.liftAskedAt === null) return [];
  const lifted =
    hold.liftedAt === null
      ? []
      : [fact("Lifted", `${formatDateTime(hold.liftedAt)}, agreed by ${hold.liftAgreedBy ?? ""}`)];
  return [
    fact("Asked to lift", `${formatDateTime(hold.liftAskedAt)}, ${hold.liftAskedBy ?? ""}`),
    fact("Why it can be lifted", hold.liftReason ?? ""),
    ...lifted,
  ];
}

function LiftForms({ hold, ...page }: HoldsPage & { readonly hold: Hold }): VNode | null {
  const { readerId, mayManage, csrfToken } = page;
  if (hold.liftAskedById === null) {
    if (!mayManage) return null;
    return (
      <p class="govuk-body">
        <a class="govuk-link" href={`/governance/holds/${hold.holdId}/lift`}>
          Ask that this hold be lifted
        </a>
      </p>
    );
  }
  const isOwn = hold.liftAskedById === readerId;
  return (
    <Form
      action={`/governance/holds/${hold.holdId}/answer`}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <input type="hidden" name="version" value={String(hold.version)} />
      {isOwn && <p class="govuk-body">You asked for this: a second person has to agree.</p>}
      <div class="govuk-button-group">
        {!isOwn && (
          <Button
            text="Agree: lift this hold"
            name="verdict"
            value="agree"
            classes="govuk-button--warning"
            preventDoubleClick
          />
        )}
        <Button
          text={isOwn ? "Take the request back" : "Say no: the hold stays"}
          name="verdict"
          value="keep"
          classes="govuk-button--secondary"
        />
      </div>
    </Form>
  );
}

function SetHold({ csrfToken, typed, errors = [] }: HoldsPage): VNode {
  const small = { classes: "govuk-fieldset__legend--s" };
  return (
    <>
      <h2 class="govuk-heading-m">Set a hold</h2>
      <Form action="/governance/holds" csrfToken={csrfToken} classes="app-form">
        <Radios
          name="covers"
          fieldset={{ legend: { text: "What it covers", ...small } }}
          value={typed.covers}
          classes="govuk-radios--small"
          items={[
            { value: "everything", text: "Everything in this partnership" },
            {
              value: "record",
              text: "One record",
              conditional: (
                <Input
                  name="record"
                  label={{ text: "Reference of the record" }}
                  hint={{ text: "For example C-2048-2" }}
                  value={typed.record}
                  classes="govuk-input--width-10"
                  errorMessage={errorFor(errors, "record")}
                />
              ),
            },
          ]}
          errorMessage={errorFor(errors, "covers")}
        />
        <Textarea
          name="reason"
          label={{ text: "Why nothing may be deleted" }}
          hint={{ text: "An inquiry, a claim, an investigation: who by and since when" }}
          value={typed.reason}
          rows={3}
          errorMessage={errorFor(errors, "reason")}
        />
        <DateInput
          id="review"
          namePrefix="review"
          fieldset={{ legend: { text: "Review by", ...small } }}
          values={{ ...typed }}
          errorMessage={errorFor(errors, "review")}
        />
        <Button text="Set the hold" preventDoubleClick />
      </Form>
    </>
  );
}

export type LiftPage = {
  readonly hold: Hold;
  readonly csrfToken: string;
  readonly reason: string;
  readonly errors?: readonly FieldError[];
};

export function liftPage({ hold, csrfToken, reason, errors = [] }: LiftPage): View {
  const what = hold.recordReference === null ? "everything" : `record ${hold.recordReference}`;
  const title = `Ask that the hold on ${what} be lifted`;
  return {
    title,
    hasErrors: errors.length > 0,
    backLink: { text: "Back to legal holds", href: "/governance/holds" },
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          A second person has to agree. Lifting a hold deletes nothing: it allows decisions on
          records past their retention period.
        </p>
        <Form
          action={`/governance/holds/${hold.holdId}/lift`}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <input type="hidden" name="version" value={String(hold.version)} />
          <Textarea
            name="reason"
            label={{ text: "Why it can be lifted" }}
            hint={{
              text: "Who confirmed that no inquiry, claim or investigation needs the records",
            }}
            value={reason}
            rows={4}
            errorMessage={errorFor(errors, "reason")}
          />
          <Button text="Ask a second person" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

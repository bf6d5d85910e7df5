import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import {
  DeclaredForm,
  Form,
  formSummary,
  Overtaken,
  type FormState,
} from "../../../../ui/forms/index.ts";
import { Button, InsetText, WarningText } from "../../../../ui/govuk/index.ts";
import { fact, Card } from "../../../../ui/layout/index.ts";
import { holdForm, liftForm } from "../hold-forms.ts";
import type { Hold } from "../hold-reads.ts";

export type Holds = {
  readonly holds: readonly Hold[];
  readonly isHeld: boolean;
  readonly readerId: string;
  readonly mayManage: boolean;
};

/** `problem`: said after an answer that came too late or from the wrong person. */
export function holdsPage(page: Holds, state: FormState<typeof holdForm>, problem?: string): View {
  const { holds, isHeld, mayManage } = page;
  const summary = formSummary(holdForm, state);
  return {
    title: "Legal holds",
    hasErrors: summary !== undefined,
    ...(mayManage
      ? { breadcrumbs: [{ text: "Governance", href: "/governance" }, { text: "Legal holds" }] }
      : {}),
    body: (
      <>
        {summary}
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
          <HoldCard {...page} hold={hold} csrfToken={state.csrfToken} />
        ))}
        {mayManage && (
          <>
            <h2 class="govuk-heading-m">Set a hold</h2>
            <DeclaredForm
              form={holdForm}
              state={state}
              drawing={{}}
              action="/governance/holds"
              button="Set the hold"
            />
          </>
        )}
      </>
    ),
  };
}

type OneHold = Holds & { readonly hold: Hold; readonly csrfToken: string };

const whatOf = ({ recordReference }: Hold, everything: string, record: string): string =>
  recordReference === null ? everything : `${record} ${recordReference}`;

function HoldCard({ hold, ...page }: OneHold): VNode {
  const stands = hold.liftedAt === null ? "in place" : "lifted";
  return (
    <>
      <Card
        title={`${whatOf(hold, "Everything", "Record")}: ${stands}`}
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

function LiftForms({ hold, readerId, mayManage, csrfToken }: OneHold): VNode | null {
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

export function liftPage(hold: Hold, state: FormState<typeof liftForm>): View {
  const title = `Ask that the hold on ${whatOf(hold, "everything", "record")} be lifted`;
  const summary = state.isStale ? <HoldChanged /> : formSummary(liftForm, state);
  return {
    title,
    hasErrors: summary !== undefined,
    backLink: { text: "Back to legal holds", href: "/governance/holds" },
    body: (
      <>
        {summary}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          A second person has to agree. Lifting a hold deletes nothing: it allows decisions on
          records past their retention period.
        </p>
        <DeclaredForm
          form={liftForm}
          state={state}
          drawing={{}}
          action={`/governance/holds/${hold.holdId}/lift`}
          button="Ask a second person"
          version={hold.version}
        />
      </>
    ),
  };
}

const HoldChanged = (): VNode => (
  <Overtaken
    title="A colleague has changed this hold"
    read="Read the current version"
    href="/governance/holds"
  />
);

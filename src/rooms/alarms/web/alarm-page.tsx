import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Card, fact, verbatimFact } from "../../../ui/layout/index.ts";
import { blankState, DeclaredForm, formSummary, type FormState } from "../../../ui/forms/index.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { acknowledgeForm } from "../acknowledge-form.ts";
import { alarmWords } from "../alarm-kinds.ts";
import type { Alarm, OpenedAlarm } from "../alarm-reads.ts";
import { alarmPaths } from "./paths.ts";
import { gravities } from "../fault-form.ts";
import type { FaultReport } from "../fault-report.ts";
import { outcomeText } from "./outcome-text.ts";

type Page = { readonly alarm: OpenedAlarm } & (
  | { readonly actor: StaffActor; readonly csrfToken: string }
  | { readonly state: FormState<typeof acknowledgeForm> }
);

/** What it means, what to do now, and what was found. */
export function alarmPage(page: Page): View {
  const { alarm } = page;
  const { name, meaning, steps } = alarmWords[alarm.kind];
  const state = "state" in page ? page.state : blankState(acknowledgeForm, page.csrfToken);
  const title = alarm.isDrill ? `Drill: ${name}` : name;
  return {
    title,
    hasErrors: (state.errors ?? []).length > 0,
    backLink: { text: "Back to alarms", href: alarmPaths.list },
    body: (
      <>
        {formSummary(acknowledgeForm, state)}
        <h1 class="govuk-heading-l">{title}</h1>
        {alarm.isDrill && (
          <InsetText text="This is a drill that someone raised on purpose. Nothing has happened." />
        )}
        <p class="govuk-body app-form">{meaning}</p>
        <h2 class="govuk-heading-m">What to do now</h2>
        <ul class="govuk-list govuk-list--bullet app-form">
          {steps.map((step) => (
            <li>{step}</li>
          ))}
        </ul>
        {"actor" in page && <Look alarm={alarm} actor={page.actor} />}
        <SummaryList rows={factsOf(alarm)} />
        <Reports reports={alarm.reports} />
        {alarm.acknowledgedAt === null && <Acknowledge alarm={alarm} state={state} />}
      </>
    ),
  };
}

function Look({ alarm, actor }: { readonly alarm: Alarm; readonly actor: StaffActor }) {
  const { look } = alarmWords[alarm.kind];
  if (!look) return null;
  if (!holds(actor, look.needs)) {
    return (
      <p class="govuk-body">
        The page where this is looked into is open to a colleague who answers alarms, not to your
        role.
      </p>
    );
  }
  return (
    <p class="govuk-body">
      It is looked into under{" "}
      <a class="govuk-link" href={look.href}>
        {look.text}
      </a>
      .
    </p>
  );
}

/** In the words of people outside, as text. */
function Reports({ reports }: { readonly reports: readonly FaultReport[] }) {
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="reports">
      <h2 class="govuk-heading-m" id="reports">
        What was reported
      </h2>
      {reports.map(({ number, seen, gravity, reach, reportedAt }) => (
        <Card
          title={`Report ${number}`}
          level={3}
          facts={[
            fact("Came", formatDateTime(reportedAt)),
            fact("How bad it looks to them", gravities[gravity]),
            verbatimFact("What they did and saw", seen),
            verbatimFact("How to reach them", reach ?? "They did not say"),
          ]}
        />
      ))}
    </section>
  );
}

function factsOf(alarm: Alarm) {
  const { raisedAt, lastAt, times, chases, acknowledgedAt, acknowledgedBy, found } = alarm;
  return [
    fact("Raised", formatDateTime(raisedAt)),
    ...(times === 1
      ? []
      : [fact("Happened", `${counted(times, "time")}, last ${formatDateTime(lastAt)}`)]),
    ...(chases === 0 ? [] : [fact("Chased", counted(chases, "time"))]),
    ...(acknowledgedAt === null
      ? []
      : [
          fact("Acknowledged", `${acknowledgedBy ?? ""}, ${formatDateTime(acknowledgedAt)}`),
          fact("Outcome", outcomeText(alarm)),
          fact("What was found", found ?? ""),
        ]),
  ];
}

const Acknowledge = ({
  alarm,
  state,
}: {
  readonly alarm: Alarm;
  readonly state: FormState<typeof acknowledgeForm>;
}): VNode => (
  <>
    <h2 class="govuk-heading-m">Acknowledge</h2>
    <DeclaredForm
      form={acknowledgeForm}
      state={state}
      drawing={{ isDrill: alarm.isDrill }}
      action={alarmPaths.one(alarm.id)}
      button="Acknowledge the alarm"
    />
  </>
);

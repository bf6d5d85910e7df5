import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, verbatim } from "../../../../ui/forms/index.ts";
import { Button, DateInput, Input, Radios, Select, Textarea } from "../../../../ui/govuk/index.ts";
import { small, summaryOf } from "../../../../ui/forms/form-summary.tsx";
import type { Service } from "../../services/service-reads.ts";
import { childPage, type ChildFacts, type DateTyped } from "../../../child-record/index.ts";
import type { RecoveryScheme } from "../recovery-scheme.ts";
import type { Work } from "../work-reads.ts";
import { recoveryPaths } from "./paths.ts";

export type FormParts = {
  readonly facts: ChildFacts;
  readonly scheme: RecoveryScheme;
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

export type WorkTyped = Readonly<
  Record<"workerKind" | "worker" | "agency" | "service" | "goal" | "goalBy", string>
> &
  DateTyped<"startedOn">;

export type BeginPage = FormParts & {
  readonly services: readonly Service[];
  readonly typed: WorkTyped;
};

export function beginPage(page: BeginPage): View {
  const { facts, scheme, csrfToken, services, typed, errors = [] } = page;
  return childPage({
    facts,
    tab: "recovery",
    heading: "Begin direct work",
    summary: summaryOf(page, ["startedOn"]),
    children: (
      <Form
        action={recoveryPaths.begin(facts.person.personId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <Select
          name="workerKind"
          label={{ text: "Who works with the child?" }}
          value={typed.workerKind}
          items={[
            { value: "", text: "Choose one" },
            ...scheme.workers.map(({ key, name }) => ({ value: key, text: name })),
          ]}
          errorMessage={errorFor(errors, "workerKind")}
        />
        <Input
          name="worker"
          label={{ text: "Name of the worker" }}
          value={typed.worker}
          errorMessage={errorFor(errors, "worker")}
        />
        <Input
          name="agency"
          label={{ text: "Agency" }}
          value={typed.agency}
          errorMessage={errorFor(errors, "agency")}
        />
        <Select
          name="service"
          label={{ text: "Is it part of a service in the directory?" }}
          hint={{ text: "For a sensitive one, only its list and you read this work." }}
          value={typed.service}
          items={[
            { value: "", text: "No" },
            ...services.map((one) => ({ value: one.serviceId, text: one.name })),
          ]}
          errorMessage={errorFor(errors, "service")}
        />
        <Textarea
          name="goal"
          attributes={verbatim}
          label={{ text: "What is it for?" }}
          hint={{
            text: "In the child’s own words if they said it. Leave empty for therapy: of that only the contact is kept.",
          }}
          value={typed.goal}
          rows={3}
          errorMessage={errorFor(errors, "goal")}
        />
        <Radios
          name="goalBy"
          fieldset={{ legend: { text: "Whose words are these?", classes: small } }}
          classes="govuk-radios--small govuk-radios--inline"
          value={typed.goalBy}
          items={[
            { value: "child", text: "The child’s" },
            { value: "worker", text: "Ours" },
          ]}
        />
        <DateInput
          id="startedOn"
          namePrefix="startedOn"
          fieldset={{ legend: { text: "When did it begin?", classes: small } }}
          values={{ ...typed }}
          errorMessage={errorFor(errors, "startedOn")}
        />
        <Button text="Begin" preventDoubleClick />
      </Form>
    ),
  });
}

export type EndTyped = Readonly<Record<"reason" | "ending" | "version", string>> &
  DateTyped<"endedOn">;

export type EndPage = FormParts & { readonly work: Work; readonly typed: EndTyped };

export function endPage(page: EndPage): View {
  const { facts, scheme, csrfToken, work, typed, errors = [] } = page;
  const months = scheme.lookBackMonths.join(" and ");
  return childPage({
    facts,
    tab: "recovery",
    heading: `End: ${work.kindName}`,
    summary: summaryOf(page, ["endedOn"]),
    children: (
      <Form
        action={recoveryPaths.end(facts.person.personId, work.workId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <p class="govuk-body" id="now">
          {work.endedOn === null
            ? `After ${months} months a worker records whether the child was exploited again.`
            : "This work has ended already."}
        </p>
        <input type="hidden" name="version" value={typed.version} />
        <DateInput
          id="endedOn"
          namePrefix="endedOn"
          fieldset={{ legend: { text: "When did it end?", classes: small } }}
          values={{ ...typed }}
          errorMessage={errorFor(errors, "endedOn")}
        />
        <Radios
          name="reason"
          fieldset={{ legend: { text: "Why did it end?", classes: small } }}
          classes="govuk-radios--small"
          value={typed.reason}
          items={scheme.endings.map(({ key, name }) => ({ value: key, text: name }))}
          errorMessage={errorFor(errors, "reason")}
        />
        {(!work.isTherapy || typed.ending !== "") && (
          <Textarea
            name="ending"
            label={{ text: "Outcome, and what the child says (optional)" }}
            value={typed.ending}
            rows={4}
            errorMessage={errorFor(errors, "ending")}
          />
        )}
        <Button text="End this work" preventDoubleClick />
      </Form>
    ),
  });
}

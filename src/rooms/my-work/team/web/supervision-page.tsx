import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import {
  DraftForm,
  errorFor,
  type FormDraft,
  FormErrorSummary,
} from "../../../../ui/forms/index.ts";
import { Button, Checkboxes, DateInput, Select, Textarea } from "../../../../ui/govuk/index.ts";
import { Timeline } from "../../../../ui/moj/index.ts";
import type { Action } from "../../../work/index.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import type { Supervision } from "../supervision-reads.ts";
import { teamPaths } from "./paths.ts";

export type SupervisionTyped = Readonly<
  Record<
    "worker" | "held-day" | "held-month" | "held-year" | "considered" | "decision" | "corrects",
    string
  >
> & { readonly promise: string | readonly string[] };

export type SupervisionPage = {
  readonly facts: ChildFacts;
  readonly supervisions: readonly Supervision[];
  readonly promises: readonly Action[];
  readonly workers: readonly { readonly staffId: string; readonly name: string }[];
  /** Earlier ones that the reader recorded, and may put right. */
  readonly earlier: readonly Supervision[];
  readonly mayRecord: boolean;
  readonly csrfToken: string;
  readonly typed: SupervisionTyped;
  readonly draft: FormDraft;
  readonly errors?: readonly FieldError[];
};

/** What managers and workers considered about this child, and what was decided. */
export function supervisionPage(page: SupervisionPage): View {
  const { facts, supervisions, mayRecord, errors = [] } = page;
  return childPage({
    facts,
    tab: "plan",
    heading: "Supervision",
    summary:
      errors.length > 0 ? (
        <FormErrorSummary errors={errors} ids={{ held: "held-day" }} />
      ) : undefined,
    children: (
      <>
        <h2 class="govuk-heading-m">Gone through so far</h2>
        {supervisions.length === 0 ? (
          <p class="govuk-body">This child has not been gone through in supervision yet.</p>
        ) : (
          <Timeline
            headingLevel={3}
            items={supervisions.map((one) => ({
              title: `Supervision of ${one.worker}, ${formatDate(one.heldOn)}${one.isPutRight ? ": put right later" : ""}`,
              byline: one.inPost === null ? one.by : `${one.by}, ${one.inPost}`,
              date: formatDateTime(one.recordedAt),
              datetime: one.recordedAt.toISOString(),
              description: <Entry {...one} />,
            }))}
          />
        )}
        {mayRecord && <RecordForm {...page} errors={errors} />}
      </>
    ),
  });
}

const Entry = ({ considered, decision, promises, correctsId }: Supervision): VNode => (
  <>
    {correctsId !== null && <p class="govuk-body">Puts an earlier one right.</p>}
    <p class="govuk-body app-verbatim">{`Considered: ${considered}`}</p>
    <p class="govuk-body app-verbatim">{`Decided: ${decision}`}</p>
    {promises.length > 0 && <p class="govuk-body">{`Actions: ${promises.join("; ")}`}</p>}
  </>
);

function RecordForm(page: SupervisionPage & { readonly errors: readonly FieldError[] }): VNode {
  const { facts, workers, earlier, csrfToken, typed, errors } = page;
  return (
    <DraftForm
      action={teamPaths.supervision(facts.person.personId)}
      csrfToken={csrfToken}
      classes="app-form app-screen-only"
      draft={page.draft}
    >
      <h2 class="govuk-heading-m">Record supervision</h2>
      <p class="govuk-body">
        About this child only. Write nothing about the colleague’s own work or health: that belongs
        in their employer’s record.
      </p>
      <Select
        name="worker"
        label={{ text: "Whose supervision was it?" }}
        value={typed.worker}
        items={[
          { value: "", text: "Choose" },
          ...workers.map(({ staffId, name }) => ({ value: staffId, text: name })),
        ]}
        errorMessage={errorFor(errors, "worker")}
      />
      <DateInput
        id="held"
        namePrefix="held"
        fieldset={{ legend: { text: "When?", classes: "govuk-fieldset__legend--s" } }}
        values={{ ...typed, promise: "" }}
        errorMessage={errorFor(errors, "held")}
      />
      <Textarea
        name="considered"
        label={{ text: "What was considered?" }}
        value={typed.considered}
        rows={4}
        errorMessage={errorFor(errors, "considered")}
      />
      <Textarea
        name="decision"
        label={{ text: "What was decided, and why?" }}
        hint={{ text: "It is shown under your name and post, and is never edited." }}
        value={typed.decision}
        rows={4}
        errorMessage={errorFor(errors, "decision")}
      />
      <Promised {...page} />
      {earlier.length > 0 && (
        <Select
          name="corrects"
          label={{ text: "Does it put an earlier one of yours right?" }}
          value={typed.corrects}
          items={[
            { value: "", text: "No" },
            ...earlier.map(({ supervisionId, worker, heldOn }) => ({
              value: supervisionId,
              text: `${worker}, ${formatDate(heldOn)}`,
            })),
          ]}
          errorMessage={errorFor(errors, "corrects")}
        />
      )}
      <Button text="Record supervision" preventDoubleClick />
    </DraftForm>
  );
}

function Promised({ promises, typed }: SupervisionPage): VNode | null {
  if (promises.length === 0) return null;
  return (
    <Checkboxes
      name="promise"
      classes="govuk-checkboxes--small"
      fieldset={{
        legend: {
          text: "Which actions were reviewed?",
          classes: "govuk-fieldset__legend--s",
        },
      }}
      values={[typed.promise].flat()}
      items={promises.map(({ actionId, wording, dueOn }) => ({
        value: actionId,
        text: wording,
        hint: { text: `Due ${formatDate(dueOn)}` },
      }))}
    />
  );
}

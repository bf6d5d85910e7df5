import type { VNode } from "preact";
import { addDays } from "../../../../kernel/dates.ts";
import { datePartsOf, type FieldError } from "../../../../kernel/fields.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, DateInput, Details, InsetText, Textarea } from "../../../../ui/govuk/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { partName, sameReason, type GridDecision } from "../../grid/ask-reasons.ts";
import type { GridColumn } from "../../grid/grid-columns.ts";
import type { GridRow } from "../../grid/grid-rows.ts";
import { cellWords, wordsNow } from "../../grid/read-cell.ts";
import { reviewDaysOf, isLower, StepDownFields } from "../../../child-record/index.ts";
import type { TrackerSetting } from "../../tracker-setting.ts";
import { gridPaths } from "./paths.ts";

export type ReasonsPage = {
  readonly csrfToken: string;
  readonly search: string;
  readonly setting: TrackerSetting;
  readonly columns: readonly GridColumn[];
  readonly rows: ReadonlyMap<string, GridRow>;
  readonly decisions: readonly GridDecision[];
  readonly errors: readonly FieldError[];
  /** Every other edit, carried along. */
  readonly carried: readonly (readonly [string, string])[];
  /** Reasons as they were typed; none yet where the page is asked for the first time. */
  readonly typed: ReadonlyMap<string, string>;
  /** Somebody recorded something of one of these children since the reasons were asked. */
  readonly isOvertaken: boolean;
};

/** A level and a harm status are never changed without a reason: each is asked for here. */
export function reasonsPage(page: ReasonsPage): View {
  const { decisions, errors, carried, search, csrfToken } = page;
  const title = `Give the reason for ${counted(decisions.length, "decision")}`;
  return {
    title,
    hasErrors: errors.length > 0,
    breadcrumbs: [{ text: "Edit the tracker", href: gridPaths.edit(search) }, { text: "Reasons" }],
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{title}</h1>
        {page.isOvertaken && (
          <InsetText>
            A colleague recorded something about a child here while you were writing. Check the old
            and new values again, then save.
          </InsetText>
        )}
        <p class="govuk-body">
          Nothing has been saved yet. What else you changed is saved together with these.
        </p>
        <Form action={gridPaths.edit(search)} csrfToken={csrfToken} classes="app-form">
          {carried.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {decisions.length > 1 && <Same {...page} />}
          {decisions.map((decision) => (
            <Asked page={page} decision={decision} />
          ))}
          <Button
            text="Save all of it"
            preventDoubleClick
            attributes={{ name: "do", value: "save" }}
          />
        </Form>
      </>
    ),
  };
}

function Same({ typed }: ReasonsPage): VNode {
  const text = typed.get(sameReason) ?? "";
  return (
    <Details summaryText="The same reason for all" open={text !== ""}>
      <Textarea
        name={sameReason}
        label={{ text: "Reason for each that has none of its own" }}
        hint={{ text: "It is recorded with each child’s decision, as if you had typed it there." }}
        value={text}
        rows={4}
      />
    </Details>
  );
}

function Asked({ page, decision }: { page: ReasonsPage; decision: GridDecision }): VNode {
  const { rows, columns, errors } = page;
  const row = rows.get(decision.personId);
  const column = columns.find(({ key }) => key === decision.key);
  const change = column
    ? `from ${row ? wordsNow(column, row) : cellWords(column, decision.was)} to ${cellWords(column, decision.value)}`
    : "";
  const name = (part: Parameters<typeof partName>[1]): string => partName(decision, part);
  const about = row ? fullName(row) : "";
  return (
    <section aria-label={`${column?.name ?? ""}, ${about}`}>
      <h2 class="govuk-heading-m">{about}</h2>
      <p class="govuk-body">
        {column?.name}: <strong>{change}</strong>
      </p>
      <input type="hidden" name={name("version")} value={String(row?.version ?? "")} />
      <Textarea
        name={name("reason")}
        label={{ text: "Reason" }}
        hint={{ text: "What you know, and what has changed" }}
        value={page.typed.get(name("reason")) ?? ""}
        rows={3}
        errorMessage={errorFor(errors, name("reason"))}
      />
      <Textarea
        name={name("dissent")}
        label={{ text: "Who disagrees, and why (optional)" }}
        value={page.typed.get(name("dissent")) ?? ""}
        rows={2}
        errorMessage={errorFor(errors, name("dissent"))}
      />
      {decision.key === "level" && isLower(fallOf(decision)) && (
        <StepDownFields
          typed={{
            evidence: page.typed.get(name("evidence")) ?? "",
            evidenceSource: page.typed.get(name("evidenceSource")) ?? "",
            childView: page.typed.get(name("childView")) ?? "",
          }}
          errors={errors}
          nameOf={name}
        />
      )}
      <ReviewBy page={page} decision={decision} />
    </section>
  );
}

const fallOf = ({ was, value }: GridDecision) => ({
  from: was === null ? null : Number(was),
  to: Number(value),
});

const small = "govuk-fieldset__legend--s";

function ReviewBy({ page, decision }: { page: ReasonsPage; decision: GridDecision }): VNode {
  const { setting, typed, errors } = page;
  const reviewWithinDays =
    decision.key === "level"
      ? reviewDaysOf(setting.scheme, Number(decision.value))
      : setting.harmScheme.reviewWithinDays;
  const proposed = datePartsOf(addDays(setting.today, reviewWithinDays));
  const prefix = partName(decision, "review-day").replace(/-day$/, "");
  const values = Object.fromEntries(
    (["day", "month", "year"] as const).map((part) => [
      `${prefix}-${part}`,
      typed.get(`${prefix}-${part}`) ?? proposed[part],
    ]),
  );
  return (
    <DateInput
      id={prefix}
      namePrefix={prefix}
      fieldset={{ legend: { text: "Review by", classes: small } }}
      values={values}
      errorMessage={errorFor(errors, `${prefix}-day`)}
    />
  );
}

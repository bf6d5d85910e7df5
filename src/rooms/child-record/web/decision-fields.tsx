import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { Beside, errorFor, FormErrorSummary } from "../../../ui/forms/index.ts";
import { DateInput, Textarea } from "../../../ui/govuk/index.ts";

/** What every decision about a child is given with, as the browser sends it. */
export type DecisionFields = Readonly<
  Record<"reason" | "dissent" | "review-day" | "review-month" | "review-year", string>
>;

/** The answers that stand: shown beside each question. */
export type PreviousAnswers = {
  readonly reason: string;
  readonly dissent: string | null;
  readonly reviewBy: string | null;
};

type Why = {
  readonly typed: Pick<DecisionFields, "reason" | "dissent">;
  readonly errors: readonly FieldError[];
  readonly reasonHint: string;
  readonly previous?: PreviousAnswers | undefined;
};

const small = "govuk-fieldset__legend--s";

export function WhyFields({ typed, errors, reasonHint, previous }: Why): VNode {
  return (
    <>
      <Beside previous={previous && <p class="app-verbatim">{previous.reason}</p>}>
        <Textarea
          name="reason"
          label={{ text: "Reason" }}
          hint={{ text: reasonHint }}
          value={typed.reason}
          rows={6}
          errorMessage={errorFor(errors, "reason")}
        />
      </Beside>
      <Beside
        previous={
          previous && (
            <p class="app-verbatim">{previous.dissent ?? "No disagreement was recorded"}</p>
          )
        }
      >
        <Textarea
          name="dissent"
          label={{ text: "Who disagrees, and why (optional)" }}
          value={typed.dissent}
          rows={3}
          errorMessage={errorFor(errors, "dissent")}
        />
      </Beside>
    </>
  );
}

type Review = {
  readonly typed: DecisionFields;
  readonly errors: readonly FieldError[];
  readonly hint: string;
  readonly previous?: Pick<PreviousAnswers, "reviewBy"> | undefined;
};

export function ReviewField({ typed, errors, hint, previous }: Review): VNode {
  const last = previous?.reviewBy ?? null;
  return (
    <Beside previous={last !== null && <p>{formatDate(last)}</p>}>
      <DateInput
        id="review"
        namePrefix="review"
        fieldset={{ legend: { text: "Review by", classes: small } }}
        hint={{ text: hint }}
        values={typed}
        errorMessage={errorFor(errors, "reviewBy")}
      />
    </Beside>
  );
}

export function decisionErrors(errors: readonly FieldError[]): VNode | undefined {
  if (errors.length === 0) return undefined;
  return <FormErrorSummary errors={errors} ids={{ reviewBy: "review-day" }} />;
}

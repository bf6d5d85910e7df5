import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, InsetText, Textarea } from "../../../ui/govuk/index.ts";
import type { FoundPair, PairDecision } from "../../subjects/index.ts";
import { samePaths } from "./paths.ts";

type EndPage = {
  readonly pair: FoundPair;
  readonly decision: PairDecision;
  readonly csrfToken: string;
  readonly typed: Readonly<Record<"reason" | "version", string>>;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** Takes a decision about a pair back. It stays on the list with both reasons. */
export function endPage(page: EndPage): View {
  const { pair, decision, csrfToken, typed, errors = [], isStale = false } = page;
  const [one, other] = [pair.one.personId, pair.other.personId];
  const title = "Take a decision back";
  return {
    title,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [
      { text: "Is this one child?", href: samePaths.pair(one, other) },
      { text: title },
    ],
    body: (
      <>
        {isStale && (
          <Overtaken
            title="It has already been withdrawn"
            says={null}
            read="Read what was decided"
            href={samePaths.pair(one, other)}
          />
        )}
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {`${decision.decidedByName} decided: ${decision.verdict === "same" ? "the same child" : "different children"}. The pair then waits to be reviewed.`}
        </p>
        <InsetText>
          <span class="app-verbatim">{decision.reason}</span>
        </InsetText>
        <Form
          action={samePaths.end(one, other, decision.decisionId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <input type="hidden" name="version" value={typed.version || String(decision.version)} />
          <Textarea
            name="reason"
            label={{ text: "Why it is withdrawn" }}
            value={typed.reason}
            rows={4}
            errorMessage={errorFor(errors, "reason")}
          />
          <Button text="Take it back" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

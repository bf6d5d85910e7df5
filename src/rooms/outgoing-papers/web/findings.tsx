import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import { errorFor } from "../../../ui/forms/index.ts";
import { Checkboxes, Fieldset, Input } from "../../../ui/govuk/index.ts";
import { findingRules, type Finding } from "../look-through.ts";
import { partWords, topPart, type Part } from "../parts.ts";
import { findingKey } from "../prepare-paper.ts";
import { keepField, textOf, textsOf } from "./prepare-input.ts";

type FindingsProps = {
  readonly kind: string;
  readonly findings: readonly Finding[];
  readonly parts: readonly Part[];
  readonly typed: FormFields;
  readonly errors: readonly FieldError[];
};

/** "Paragraph 3 names a person who may be harming the child". */
export const findingWords = ({ part, what }: Finding): string =>
  `${partWords(part)} ${findingRules[what].words}`;

/** Each thing that was found, where it stands, and what to do about it. */
export function Findings(props: FindingsProps): VNode {
  return (
    <>
      <h3 class="govuk-heading-m" id="found">
        What was found in it
      </h3>
      {props.findings.map((finding) => (
        <OneFinding finding={finding} {...props} />
      ))}
    </>
  );
}

function OneFinding({
  finding,
  kind,
  parts,
  typed,
  errors,
}: FindingsProps & { readonly finding: Finding }): VNode {
  const { part, what } = finding;
  const key = findingKey(finding);
  const mayStay = findingRules[what].mayBeKept(kind);
  const errorMessage = errorFor(errors, `finding-${key}`);
  return (
    <Fieldset legend={{ text: findingWords(finding), classes: "govuk-fieldset__legend--s" }}>
      <p class="govuk-body app-verbatim" id={part === topPart ? `finding-${key}` : undefined}>
        {parts.find((one) => one.part === part)?.text}
      </p>
      {part !== topPart && (
        <Checkboxes
          name="out"
          idPrefix={mayStay ? `out-${key}` : `finding-${key}`}
          classes="govuk-checkboxes--small"
          values={textsOf(typed, "out")}
          items={[
            {
              value: part,
              text: (
                <>
                  Leave it out
                  <span class="govuk-visually-hidden">{`: ${partWords(part).toLowerCase()}`}</span>
                </>
              ),
            },
          ]}
          errorMessage={mayStay ? undefined : errorMessage}
        />
      )}
      {mayStay && (
        <Input
          id={`finding-${key}`}
          name={keepField(key)}
          label={{ text: "Or why it stays" }}
          value={textOf(typed, keepField(key))}
          errorMessage={errorMessage}
        />
      )}
    </Fieldset>
  );
}

import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { choicesOf, notKnown, type Item } from "../../../../instruments/index.ts";
import { Beside, errorFor } from "../../../../ui/forms/index.ts";
import {
  Checkboxes,
  DateInput,
  Details,
  Input,
  Radios,
  Textarea,
} from "../../../../ui/govuk/index.ts";
import { confidences, fieldOf, type ToolFields } from "../../tools/tool-form.ts";
import type { ToolUse } from "../../tools/tool-reads.ts";

export type ItemProps = {
  readonly item: Item;
  readonly typed: ToolFields;
  readonly errors: readonly FieldError[];
  readonly previous: ToolUse | undefined;
};

const small = "govuk-label--s";

/** One question with what it rests on; beside it what was said the last time. */
export function ToolItem({ item, typed, errors, previous }: ItemProps): VNode {
  const last = previous?.answers.items[item.key];
  return (
    <Beside previous={last && <LastTime item={item} previous={previous} typed={typed} />}>
      {item.type === "words" ? (
        <Textarea
          name={fieldOf("answer", item.key)}
          label={{ text: item.label, classes: small }}
          hint={item.hint === undefined ? undefined : { text: item.hint }}
          rows={3}
          value={typed[fieldOf("answer", item.key)]}
          errorMessage={errorFor(errors, fieldOf("answer", item.key))}
        />
      ) : (
        <Graded item={item} typed={typed} errors={errors} />
      )}
    </Beside>
  );
}

function Graded({ item, typed, errors }: Omit<ItemProps, "previous">): VNode {
  const [answer, evidence] = [fieldOf("answer", item.key), fieldOf("evidence", item.key)];
  return (
    <>
      <Radios
        name={answer}
        fieldset={{ legend: { text: item.label, classes: "govuk-fieldset__legend--s" } }}
        hint={item.hint === undefined ? undefined : { text: item.hint }}
        value={typed[answer]}
        classes={
          item.type === "grade" ? "govuk-radios--small" : "govuk-radios--inline govuk-radios--small"
        }
        items={[
          ...choicesOf(item).map(({ value, label }) => ({ value, text: label })),
          { value: notKnown, text: "Not known" },
        ]}
        errorMessage={errorFor(errors, answer)}
      />
      <Input
        name={evidence}
        label={{ text: `What it rests on${item.needsEvidence ? "" : " (optional)"}` }}
        value={typed[evidence]}
        errorMessage={errorFor(errors, evidence)}
      />
      <Details summaryText="Source, date and how it is known (optional)">
        <Origin item={item} typed={typed} errors={errors} />
      </Details>
    </>
  );
}

function Origin({ item, typed, errors }: Omit<ItemProps, "previous">): VNode {
  const [source, on, confidence] = (["source", "on", "confidence"] as const).map((part) =>
    fieldOf(part, item.key),
  ) as [string, string, string];
  return (
    <>
      <Input
        name={source}
        label={{ text: "Who said or recorded it" }}
        value={typed[source]}
        errorMessage={errorFor(errors, source)}
      />
      <DateInput
        id={on}
        namePrefix={on}
        fieldset={{ legend: { text: "When it was seen or said" } }}
        values={typed}
        errorMessage={errorFor(errors, on)}
      />
      <Radios
        name={confidence}
        fieldset={{ legend: { text: "How it is known" } }}
        classes="govuk-radios--inline govuk-radios--small"
        value={typed[confidence]}
        items={confidences.map((value) => ({ value, text: confidenceWords[value] }))}
      />
    </>
  );
}

export const confidenceWords = {
  seen: "Seen or on record",
  told: "Reported by another person",
  inferred: "Professional judgement",
} as const;

type Last = Pick<ItemProps, "item" | "typed"> & { readonly previous: ToolUse | undefined };

/** The answer of the last time; it counts again only where somebody says that it is still so. */
function LastTime({ item, typed, previous }: Last): VNode | null {
  const answer = previous?.answers.items[item.key];
  if (!previous || !answer) return null;
  const said = choicesOf(item).find(({ value }) => value === answer.value);
  const still = fieldOf("still", item.key);
  return (
    <>
      <p class="govuk-body-s app-verbatim">
        {formatDate(previous.usedOn)}:{" "}
        {said?.label ?? (answer.value === notKnown ? "Not known" : answer.value)}
        {answer.evidence === undefined ? "" : `. ${answer.evidence}`}
      </p>
      {said && (
        <Checkboxes
          name={still}
          classes="govuk-checkboxes--small"
          values={typed[still] === "yes" ? ["yes"] : []}
          items={[{ value: "yes", text: "Still so: take this answer" }]}
        />
      )}
    </>
  );
}

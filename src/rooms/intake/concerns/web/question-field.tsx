import type { VNode } from "preact";
import { CharacterCount, Input, Radios } from "../../../../ui/govuk/index.ts";
import type { Question } from "../parts.ts";

type Field = {
  readonly question: Question;
  readonly value: string;
  readonly error: { text: string } | undefined;
};

/** One question of a part, asked as its kind says. */
export function QuestionField({ question, value, error }: Field): VNode {
  const { name, label, hint } = question;
  const shared = {
    name,
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    errorMessage: error,
  };
  switch (question.kind) {
    case "line":
      return <Input {...shared} label={{ text: label }} value={value} />;
    case "text":
      return (
        <CharacterCount
          {...shared}
          label={{ text: label }}
          value={value}
          rows={question.rows}
          maxlength={question.most}
          threshold={80}
        />
      );
    case "choice":
      return (
        <Radios
          {...shared}
          fieldset={{ legend: { text: label } }}
          value={value}
          classes={question.options.length > 2 ? "govuk-radios--inline" : undefined}
          items={question.options.map((option) => ({ value: option.key, text: option.name }))}
        />
      );
  }
}

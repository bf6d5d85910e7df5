import type { VNode } from "preact";
import type { FieldError } from "../../kernel/fields.ts";
import { errorFor } from "./index.ts";
import { DateInput, Input } from "../govuk/index.ts";
import type { MomentTyped } from "../../kernel/moment-fields.ts";

type MomentProps<N extends string> = {
  readonly name: N;
  readonly legend: string;
  readonly hint?: string;
  readonly typed: MomentTyped<N>;
  readonly errors: readonly FieldError[];
};

/** A day and a time of day, begun with what Lantern knows already. */
export function Moment<N extends string>(props: MomentProps<N>): VNode {
  const { name, legend, hint, typed, errors } = props;
  return (
    <>
      <DateInput
        id={name}
        namePrefix={name}
        fieldset={{ legend: { text: legend, classes: "govuk-fieldset__legend--s" } }}
        hint={hint === undefined ? undefined : { text: hint }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, name)}
      />
      <Input
        name={`${name}-time`}
        label={{ text: legend.endsWith("?") ? "At what time?" : `${legend}: time` }}
        hint={{ text: "For example, 14:30, by the clock here" }}
        classes="govuk-input--width-5"
        value={typed[`${name}-time`]}
        errorMessage={errorFor(errors, `${name}-time`)}
      />
    </>
  );
}

/** Where the summary leads for a moment. */
export const momentIds = (...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, `${name}-day`]));

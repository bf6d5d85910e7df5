import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { own } from "../../../kernel/forms/index.ts";
import { errorFor } from "../../../ui/forms/index.ts";
import { Radios, Textarea } from "../../../ui/govuk/index.ts";
import { circleBases } from "../../subjects/index.ts";
import { keepersWords, type Unopened } from "../unopened.ts";

/** As the fields are named on a form; one that asks more than an action puts something before them. */
export type ReachTyped = Readonly<Record<"reach" | "reachBasis" | "reachReason", string>>;

export const blankReach: ReachTyped = { reach: "", reachBasis: "", reachReason: "" };

export const reachOf = ({ reach, reachBasis, reachReason }: ReachTyped) => ({
  reach,
  basis: reachBasis,
  reason: reachReason,
});

/** The same, as a question of a declared form whose page draws it. */
export const reachQuestion = <R, D>() =>
  own<R, D, "reach" | "basis" | "reason">({
    reach: "reach",
    basis: "reachBasis",
    reason: "reachReason",
  });

type Choice = {
  readonly unopened: Unopened | undefined;
  readonly typed: ReachTyped;
  readonly errors?: readonly FieldError[];
  readonly prefix?: string;
};

/** Asked once an owner was chosen who cannot open the record: nothing opens it without being chosen here. */
export function ReachChoice({ unopened, typed, errors = [], prefix = "" }: Choice): VNode | null {
  if (!unopened) return null;
  const { name, mayAdd } = unopened;
  return (
    <Radios
      name={`${prefix}reach`}
      fieldset={{
        legend: {
          text: `How does ${name} get the action?`,
          classes: "govuk-fieldset__legend--s",
        },
      }}
      hint={{
        text: mayAdd
          ? `${name} cannot open this child’s record`
          : `${name} cannot open this child’s record. To have them added, ask ${keepersWords(unopened)}`,
      }}
      value={typed.reach}
      items={[
        mayAdd && {
          value: "network",
          text: "Add them to the professional network",
          hint: { text: "From then on they can open this child’s record. They are told why" },
          conditional: <Network typed={typed} errors={errors} prefix={prefix} />,
        },
        {
          value: "alone",
          text: "Send the action without the record",
          hint: {
            text: "They read the action as you wrote it, your name and who to ring, and record the outcome. They cannot open the record",
          },
        },
      ]}
      errorMessage={errorFor(errors, `${prefix}reach`)}
    />
  );
}

type Network = Required<Pick<Choice, "typed" | "errors" | "prefix">>;

const Network = ({ typed, errors, prefix }: Network): VNode => (
  <>
    <Radios
      name={`${prefix}reachBasis`}
      fieldset={{
        legend: { text: "Why they need to see the record", classes: "govuk-fieldset__legend--s" },
      }}
      classes="govuk-radios--small"
      value={typed.reachBasis}
      items={Object.entries(circleBases).map(([value, text]) => ({ value, text }))}
      errorMessage={errorFor(errors, `${prefix}reachBasis`)}
    />
    <Textarea
      name={`${prefix}reachReason`}
      label={{ text: "Reason, in your words" }}
      hint={{ text: "What they do with or for the child. They will read this." }}
      value={typed.reachReason}
      rows={2}
      errorMessage={errorFor(errors, `${prefix}reachReason`)}
    />
  </>
);

import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Beside, errorFor, type FormDraft } from "../../../ui/forms/index.ts";
import { Radios } from "../../../ui/govuk/index.ts";
import type { HarmDecision } from "../harm-reads.ts";
import { harmAdvice, harmSaid, harmStatusOf, isDownward, type HarmStatus } from "../harm-scheme.ts";
import type { ChildFacts } from "./child-frame.tsx";
import type { DecisionFields } from "./decision-fields.tsx";
import type { WhatOvertook } from "./overtaken.tsx";
import { paths } from "./paths.ts";
import { standingForm } from "./standing-form.tsx";

export type HarmFields = DecisionFields & Readonly<Record<"status" | "version", string>>;

export type HarmPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly typed: HarmFields;
  readonly previous: HarmDecision | undefined;
  readonly draft: FormDraft;
  readonly errors?: readonly FieldError[];
  readonly stale?: WhatOvertook;
};

const words = {
  heading: "Record harm status",
  reasonHint:
    "What was seen or said, who by, and what has changed. Say what is known and what is thought. Not knowing is not a reason to lower the status.",
  reviewHint:
    "Until then this applies. After that it is shown as overdue; it never lapses by itself. “Undecided” has a shorter review period, because a decision is needed.",
  closing:
    "Your name and this reason appear in the chronology. Harm status is never edited or removed; a new decision takes its place. It does not change the level.",
  button: "Record this harm status",
};

export function harmPage({ errors = [], stale, ...page }: HarmPage): View {
  const { facts, typed, previous } = page;
  return standingForm({
    ...page,
    errors,
    stale,
    words,
    action: paths.harm(facts.person.personId),
    reviewBefore: previous,
    choice: <Statuses facts={facts} typed={typed} errors={errors} />,
  });
}

type ReadContext = {
  readonly facts: ChildFacts;
  readonly typed: HarmFields;
  readonly errors: readonly FieldError[];
};

function Statuses({ facts, typed, errors }: ReadContext) {
  const { harmScheme, standing } = facts;
  const { harmStatus: status, harmSaid: said } = standing;
  const name = harmSaid(harmScheme, { status, said });
  return (
    <Beside previous={<p>{name}</p>}>
      <Radios
        name="status"
        fieldset={{
          legend: { text: "Is the child being harmed?", classes: "govuk-fieldset__legend--s" },
        }}
        value={typed.status}
        hint={{
          text: `Now: ${name}. Harm is not risk: record what is known to be happening, whatever the level.`,
        }}
        items={harmScheme.statuses.map((status) => ({
          value: status.key,
          text: status.name,
          hint: { text: hintOf(status, facts) },
        }))}
        errorMessage={errorFor(errors, "status")}
      />
    </Beside>
  );
}

/** What the status means; that it would be a change downward; what to look at beside it. */
function hintOf({ key, meaning }: HarmStatus, facts: ChildFacts): string {
  const { harmScheme, standing } = facts;
  const now = harmStatusOf(harmScheme, standing.harmStatus);
  const down = isDownward(harmScheme, now.key, key)
    ? `This is lower than “${standing.harmSaid ?? now.name}”: the reason has to say how it is known.`
    : "";
  const advice = harmAdvice(facts, { harmStatus: key, level: standing.level }) ?? "";
  return [meaning, down, advice].filter((part) => part !== "").join(" ");
}

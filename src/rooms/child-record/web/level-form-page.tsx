import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Beside, errorFor, type FormDraft } from "../../../ui/forms/index.ts";
import { Radios } from "../../../ui/govuk/index.ts";
import type { LevelDecision } from "../chronology-reads.ts";
import { harmAdvice } from "../harm-scheme.ts";
import { levelSaid, reviewDaysWords } from "../level-scheme.ts";
import type { ChildFacts } from "./child-frame.tsx";
import type { DecisionFields } from "./decision-fields.tsx";
import type { WhatOvertook } from "./overtaken.tsx";
import { paths } from "./paths.ts";
import { FloorFields, type Below } from "./floor-fields.tsx";
import { StepDownFields } from "./step-down-fields.tsx";
import { standingForm } from "./standing-form.tsx";

export type LevelFields = DecisionFields &
  Readonly<
    Record<
      "level" | "version" | "evidence" | "evidenceSource" | "childView" | "secondPerson",
      string
    >
  >;

export type LevelPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly typed: LevelFields;
  readonly previous: LevelDecision | undefined;
  readonly draft: FormDraft;
  readonly errors?: readonly FieldError[];
  readonly stale?: WhatOvertook;
  /** Floors that hold for the child, and who can be the second person. */
  readonly below?: Below | undefined;
};

const words = {
  heading: "Record a level",
  reasonHint: "What you know, who told you, what has changed since the last level and what has not",
  reviewHint:
    "Until then this level applies. After that it is shown as overdue; it never lapses by itself.",
  closing:
    "Your name and this reason appear in the chronology. A level is never edited or removed; a new one takes its place.",
  button: "Record this level",
};

const usual = ({ scheme }: ChildFacts): string =>
  `Leave it empty for the usual time: ${reviewDaysWords(scheme)}.`;

export function levelPage({ errors = [], stale, below, ...page }: LevelPage): View {
  const { facts, typed } = page;
  return standingForm({
    ...page,
    errors,
    stale,
    words: { ...words, reviewHint: `${usual(facts)} ${words.reviewHint}` },
    action: paths.level(facts.person.personId),
    reviewBefore: facts.standing,
    choice: <Levels facts={facts} typed={typed} errors={errors} />,
    more: (
      <>
        <StepDownFields typed={typed} errors={errors} />
        {below && <FloorFields below={below} typed={typed} errors={errors} scheme={facts.scheme} />}
      </>
    ),
  });
}

type ReadContext = {
  readonly facts: ChildFacts;
  readonly typed: LevelFields;
  readonly errors: readonly FieldError[];
};

function Levels({ facts, typed, errors }: ReadContext) {
  const { scheme, standing } = facts;
  const now = levelSaid(scheme, { level: standing.level, said: standing.levelSaid });
  const adviceOn = (level: number) => harmAdvice(facts, { harmStatus: standing.harmStatus, level });
  return (
    <Beside previous={<p>{now}</p>}>
      <Radios
        name="level"
        fieldset={{ legend: { text: "Level", classes: "govuk-fieldset__legend--s" } }}
        value={typed.level}
        hint={{
          text: `Now: ${now}. Not knowing something is not a reason for a lower level.`,
        }}
        items={[...scheme.levels].reverse().map(({ level, name }) => {
          const advice = adviceOn(level);
          return {
            value: String(level),
            text: name,
            ...(advice === undefined ? {} : { hint: { text: advice } }),
          };
        })}
        errorMessage={errorFor(errors, "level")}
      />
    </Beside>
  );
}

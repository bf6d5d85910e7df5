import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Beside, errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Radios } from "../../../ui/govuk/index.ts";
import type { LevelDecision } from "../chronology-reads.ts";
import { harmAdvice } from "../harm-scheme.ts";
import { levelName } from "../level-scheme.ts";
import { childPage, type ChildFacts } from "./child-frame.tsx";
import { decisionErrors, ReviewField, WhyFields, type DecisionFields } from "./decision-fields.tsx";
import { overtakenSummary, Theirs, type Overtaken } from "./overtaken.tsx";
import { paths } from "./paths.ts";

export type LevelFields = DecisionFields & Readonly<Record<"level" | "version", string>>;

export type LevelPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly typed: LevelFields;
  readonly previous: LevelDecision | undefined;
  readonly errors?: readonly FieldError[];
  readonly stale?: Overtaken;
};

const reasonHint =
  "What you know, who told you, what has changed since the last level and what has not";
const reviewHint =
  "Until then this level stands. After that it is shown as overdue; it never lapses by itself.";

export function levelPage(page: LevelPage): View {
  const { facts, csrfToken, typed, previous, errors = [], stale } = page;
  const version = typed.version || String(facts.standing.version);
  return childPage({
    facts,
    tab: "worry",
    heading: "Record a level",
    summary: stale ? overtakenSummary(stale) : decisionErrors(errors),
    children: (
      <>
        {stale && <Theirs {...stale} />}
        <Form
          action={paths.level(facts.person.personId)}
          csrfToken={csrfToken}
          classes="app-form app-form--beside"
        >
          <input
            type="hidden"
            name="version"
            value={stale ? String(stale.standing.version) : version}
          />
          <Levels facts={facts} typed={typed} errors={errors} />
          <WhyFields
            typed={typed}
            errors={errors}
            reasonHint={reasonHint}
            {...(previous && { previous })}
          />
          <ReviewField typed={typed} errors={errors} hint={reviewHint} previous={facts.standing} />
          <p class="govuk-body">
            Your name and this reason stand in the chronology. A level is never edited or removed; a
            new one takes its place.
          </p>
          <Button text="Record this level" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

type Asking = {
  readonly facts: ChildFacts;
  readonly typed: LevelFields;
  readonly errors: readonly FieldError[];
};

function Levels({ facts, typed, errors }: Asking) {
  const { scheme, standing } = facts;
  const adviceOn = (level: number) => harmAdvice(facts, { harmStatus: standing.harmStatus, level });
  return (
    <Beside previous={<p>{levelName(scheme, standing.level)}</p>}>
      <Radios
        name="level"
        fieldset={{ legend: { text: "Level", classes: "govuk-fieldset__legend--s" } }}
        value={typed.level}
        hint={{
          text: `Now: ${levelName(scheme, standing.level)}. Not knowing something is no reason for a lower level.`,
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

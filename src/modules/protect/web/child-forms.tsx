import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import {
  Button,
  CharacterCount,
  DateInput,
  ErrorSummary,
  Input,
  InsetText,
  Radios,
  Textarea,
} from "../../../ui/govuk/index.ts";
import type { LevelDecision } from "../chronology-reads.ts";
import { levelName, type LevelScheme } from "../level-scheme.ts";
import type { Standing } from "../standing-reads.ts";
import { childPage, type ChildFacts } from "./child-frame.tsx";
import { paths } from "./paths.ts";

/** The fields as the browser sends them. */
export type NoteFields = Readonly<
  Record<"headline" | "detail" | "happened-day" | "happened-month" | "happened-year", string>
>;
export type LevelFields = Readonly<
  Record<
    "level" | "reason" | "dissent" | "review-day" | "review-month" | "review-year" | "version",
    string
  >
>;

type Asking<T> = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly typed: T;
  readonly errors?: readonly FieldError[];
};

const small = "govuk-fieldset__legend--s";

export function notePage({ facts, csrfToken, typed, errors = [] }: Asking<NoteFields>): View {
  return childPage({
    facts,
    tab: "note",
    heading: "Add a note",
    summary: summaryOf(errors, { happenedOn: "happened-day" }),
    children: (
      <>
        <Form action={paths.note(facts.person.personId)} csrfToken={csrfToken} classes="app-form">
          <Input
            name="headline"
            label={{ text: "Headline" }}
            hint={{
              text: "What happened, in a few words: “Seen at school, says the calls have stopped”",
            }}
            value={typed.headline}
            errorMessage={errorFor(errors, "headline")}
          />
          <DateInput
            id="happened"
            namePrefix="happened"
            fieldset={{ legend: { text: "When it happened", classes: small } }}
            values={typed}
            errorMessage={errorFor(errors, "happenedOn")}
          />
          <CharacterCount
            name="detail"
            label={{ text: "Detail (optional)" }}
            hint={{
              text: "What was seen and said, by whom, and what was done. Say what is fact and what is opinion.",
            }}
            value={typed.detail}
            rows={8}
            maxlength={10_000}
            threshold={80}
            errorMessage={errorFor(errors, "detail")}
          />
          <p class="govuk-body">
            Everyone who can open this record will read it. A note is never edited or removed; a
            correction is another note.
          </p>
          <Button text="Add to the chronology" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

function summaryOf(errors: readonly FieldError[], ids: Readonly<Record<string, string>>) {
  return errors.length > 0 ? <FormErrorSummary errors={errors} ids={ids} /> : undefined;
}

/** What somebody else decided while this form was being filled in. */
export type Overtaken = { readonly standing: Standing; readonly decision?: LevelDecision };

export function levelPage(asking: Asking<LevelFields> & { readonly stale?: Overtaken }): View {
  const { facts, csrfToken, typed, errors = [], stale } = asking;
  const { scheme } = facts;
  return childPage({
    facts,
    tab: "level",
    heading: "Record a level",
    summary: stale ? overtakenSummary : summaryOf(errors, { reviewBy: "review-day" }),
    children: (
      <>
        {stale && <Theirs {...stale} scheme={scheme} />}
        <Form action={paths.level(facts.person.personId)} csrfToken={csrfToken} classes="app-form">
          <input
            type="hidden"
            name="version"
            value={
              stale
                ? String(stale.standing.version)
                : typed.version || String(facts.standing.version)
            }
          />
          <Radios
            name="level"
            fieldset={{ legend: { text: "Level", classes: small } }}
            value={typed.level}
            hint={{
              text: `Now: ${levelName(scheme, facts.standing.level)}. Not knowing something is no reason for a lower level.`,
            }}
            items={[...scheme.levels]
              .reverse()
              .map(({ level, name }) => ({ value: String(level), text: name }))}
            errorMessage={errorFor(errors, "level")}
          />
          <Textarea
            name="reason"
            label={{ text: "Reason" }}
            hint={{
              text: "What you know, who told you, what has changed since the last level and what has not",
            }}
            value={typed.reason}
            rows={6}
            errorMessage={errorFor(errors, "reason")}
          />
          <Textarea
            name="dissent"
            label={{ text: "Who disagrees, and why (optional)" }}
            value={typed.dissent}
            rows={3}
            errorMessage={errorFor(errors, "dissent")}
          />
          <DateInput
            id="review"
            namePrefix="review"
            fieldset={{ legend: { text: "Review by", classes: small } }}
            hint={{
              text: "Until then this level stands. After that it is shown as overdue; it never lapses by itself.",
            }}
            values={typed}
            errorMessage={errorFor(errors, "reviewBy")}
          />
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

const overtakenSummary = (
  <ErrorSummary
    titleText="Somebody else recorded a level while you were writing"
    descriptionText="Yours has not been recorded. What you typed is still in the form."
    errorList={[{ text: "Read theirs, then record yours if it still holds", href: "#theirs" }]}
  />
);

/** Both versions: theirs in words, yours still in the form below. */
function Theirs({ standing, decision, scheme }: Overtaken & { scheme: LevelScheme }): VNode {
  const who = decision?.decidedBy ?? "A colleague";
  const review = standing.reviewBy === null ? "" : `, review by ${formatDate(standing.reviewBy)}`;
  return (
    <InsetText id="theirs">
      <p class="govuk-body">
        <strong>{`${who} recorded ${levelName(scheme, standing.level)}${review}`}</strong>
      </p>
      {decision && <p class="govuk-body app-verbatim">{decision.reason}</p>}
    </InsetText>
  );
}

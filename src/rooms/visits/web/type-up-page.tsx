import { formatDate, formatTime, londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Input, Textarea } from "../../../ui/govuk/index.ts";
import { overtakenSummary } from "../../../ui/forms/form-summary.tsx";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { outcomes } from "../seen.ts";
import type { TypedUp } from "../type-up.ts";
import type { Visit } from "../visit-reads.ts";
import type { VoiceNote } from "../voice-notes.ts";
import { doorPaths } from "./paths.ts";

export type TypeUpPage = {
  readonly facts: ChildFacts;
  readonly note: VoiceNote;
  readonly visit: Visit;
  readonly csrfToken: string;
  readonly typed: TypedUp;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** The words of a visit that were left for later, with the recording beside them. */
export function typeUpPage(page: TypeUpPage): View {
  const { facts, note, visit, csrfToken, typed, errors = [], isStale = false } = page;
  const { personId } = facts.person;
  const summary = isStale ? (
    overtakenSummary
  ) : errors.length > 0 ? (
    <FormErrorSummary errors={errors} />
  ) : undefined;
  return childPage({
    facts,
    tab: "recovery",
    heading: "Type up a visit",
    summary,
    children: (
      <Form
        action={doorPaths.typeUp(personId, note.visitId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <p class="govuk-body" id="now">
          {`${outcomes[visit.outcome]}: ${formatDate(londonDate(visit.visitedAt))}, ${formatTime(visit.visitedAt)}. `}
          {note.hasAudio
            ? "Once this is saved the recording is deleted; that it was there, and when it was typed up, stays."
            : "There is no recording."}
        </p>
        {note.hasAudio && (
          <p class="govuk-body">
            <a class="govuk-link" href={doorPaths.voice(personId, note.visitId)}>
              Open your recording
            </a>
          </p>
        )}
        <Textarea
          name="observed"
          label={{ text: "What you saw and heard" }}
          rows={8}
          value={typed.observed}
          errorMessage={errorFor(errors, "observed")}
        />
        <Input
          name="nextStep"
          label={{ text: "What is next (optional)" }}
          value={typed.nextStep}
          errorMessage={errorFor(errors, "nextStep")}
        />
        <Button text="Save the words" preventDoubleClick />
      </Form>
    ),
  });
}

import type { FieldError } from "../../../../kernel/fields.ts";
import { counted } from "../../../../kernel/words.ts";
import type { Within } from "../../../../kernel/due.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, Radios, Textarea } from "../../../../ui/govuk/index.ts";
import { ratingName } from "../rate-concern.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { episodePage, overtakenSummary } from "./episode-frame.tsx";
import { paths } from "./paths.ts";
import { WorkDone } from "./work-done.tsx";

export type RateFields = Readonly<Record<"rating" | "reason" | "version", string>>;

type RatePage = {
  readonly facts: EpisodeFacts;
  readonly csrfToken: string;
  readonly typed: RateFields;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

export function ratePage({
  facts,
  csrfToken,
  typed,
  errors = [],
  isStale = false,
}: RatePage): View {
  const { episode, scheme } = facts;
  const now = episode.rating === null ? "" : ` Now: ${ratingName(scheme, episode.rating)}.`;
  return episodePage({
    facts,
    heading: episode.rating === null ? "Rate this concern" : "Rate this concern again",
    summary: isStale ? (
      overtakenSummary
    ) : errors.length > 0 ? (
      <FormErrorSummary errors={errors} />
    ) : undefined,
    children: (
      <>
        <Form action={paths.rate(episode.concernId)} csrfToken={csrfToken} classes="app-form">
          <input
            type="hidden"
            name="version"
            value={isStale ? String(episode.version) : typed.version || String(episode.version)}
          />
          <Radios
            name="rating"
            fieldset={{ legend: { text: "Rating", classes: "govuk-fieldset__legend--s" } }}
            hint={{ text: `How urgent this is, as far as is known.${now}` }}
            value={typed.rating}
            items={scheme.ratings.map(({ key, name, meaning, decideWithin }) => ({
              value: key,
              text: name,
              hint: { text: `${meaning}. Decided within ${withinText(decideWithin)}.` },
            }))}
            errorMessage={errorFor(errors, "rating")}
          />
          <Textarea
            name="reason"
            label={{ text: "Reason" }}
            hint={{ text: "What you know, what you do not know yet, and whom you asked" }}
            value={typed.reason}
            rows={5}
            errorMessage={errorFor(errors, "reason")}
          />
          <p class="govuk-body">
            The clock moves with the rating and always runs from when the concern was received.
            Earlier ratings are kept. The sender does not see this.
          </p>
          <Button text="Record this rating" preventDoubleClick />
        </Form>
        {isStale && <WorkDone {...facts} />}
      </>
    ),
  });
}

/** "1 working day", "4 hours" */
function withinText({ unit, amount }: Within): string {
  const one = { hours: "hour", days: "day", "working-days": "working day" }[unit];
  return `${counted(amount, one)} of being received`;
}

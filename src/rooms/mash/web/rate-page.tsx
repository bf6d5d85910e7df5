import { counted } from "../../../kernel/words.ts";
import type { Within } from "../../../kernel/due.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { ratingName } from "../rate-concern.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { episodeFormPage, EpisodeVersion, type FormState } from "./episode-form.tsx";
import { paths } from "./paths.ts";

export type RateFields = Readonly<Record<"rating" | "reason" | "version", string>>;

type RatePage = FormState & {
  readonly facts: EpisodeFacts;
  readonly csrfToken: string;
  readonly typed: RateFields;
};

export function ratePage(page: RatePage): View {
  const { facts, csrfToken, typed, errors = [] } = page;
  const { episode, scheme } = facts;
  const now = episode.rating === null ? "" : ` Now: ${ratingName(scheme, episode.rating)}.`;
  return episodeFormPage({
    ...page,
    heading: episode.rating === null ? "Rate this concern" : "Rate this concern again",
    children: (
      <>
        <Form action={paths.rate(episode.concernId)} csrfToken={csrfToken} classes="app-form">
          <EpisodeVersion {...page} />
          <Radios
            name="rating"
            fieldset={{ legend: { text: "Rating", classes: "govuk-fieldset__legend--s" } }}
            hint={{ text: `How urgent this is, from what is known so far.${now}` }}
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
            hint={{ text: "What you know, what you do not know yet, and who you asked" }}
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
      </>
    ),
  });
}

/** "1 working day", "4 hours" */
function withinText({ unit, amount }: Within): string {
  const one = { hours: "hour", days: "day", "working-days": "working day" }[unit];
  return `${counted(amount, one)} of being received`;
}

import type { View } from "../../../../platform/http/outcome.ts";
import { DraftForm, errorFor, type FormDraft } from "../../../../ui/forms/index.ts";
import { Button, ErrorSummary, Textarea } from "../../../../ui/govuk/index.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import { episodeFormPage, EpisodeVersion, type FormState } from "../../web/episode-form.tsx";
import { episodePage } from "../../web/episode-frame.tsx";
import { paths } from "../../web/paths.ts";
import { WorkDone } from "../../web/work-done.tsx";
import type { TakeUpForm } from "../take-up.ts";

type TakeUpPage = FormState & {
  readonly facts: EpisodeFacts;
  readonly csrfToken: string;
  readonly typed: TakeUpForm;
  readonly draft: FormDraft;
};

export function takeUpPage(page: TakeUpPage): View {
  const { facts, csrfToken, typed, draft, errors = [] } = page;
  if (facts.takenUp || facts.episode.decidedAt !== null) return tooLatePage(page);
  return episodeFormPage({
    ...page,
    heading: "Take up as a referral",
    children: (
      <DraftForm
        action={paths.takeUp(facts.episode.concernId)}
        csrfToken={csrfToken}
        classes="app-form"
        draft={draft}
      >
        <EpisodeVersion {...page} />
        <Textarea
          name="reason"
          label={{ text: "Why it is taken up" }}
          hint={{
            text: "What the child may need that partners have to work out together. It is asked because what partners are asked for has to be in proportion to it.",
          }}
          value={typed.reason}
          rows={4}
          errorMessage={errorFor(errors, "reason")}
        />
        <p class="govuk-body">
          The clock goes on as it runs, from when this was received. A contact can be decided as
          well, with advice and nothing further.
        </p>
        <Button text="Take it up as a referral" preventDoubleClick />
      </DraftForm>
    ),
  });
}

/** There is nothing left to take up: what was written meanwhile is kept to be read, not recorded. */
const tooLatePage = ({ facts, typed }: TakeUpPage): View =>
  episodePage({
    facts,
    heading: "Take up as a referral",
    summary: (
      <ErrorSummary
        titleText={facts.takenUp ? "It is a referral already" : "It is decided already"}
        descriptionText="Your entry has not been recorded and is shown below."
        errorList={[{ text: "Read what was done", href: "#done" }]}
      />
    ),
    children: (
      <>
        <p class="govuk-body app-verbatim">{`You wrote, and it is not recorded: ${typed.reason}`}</p>
        <WorkDone {...facts} />
      </>
    ),
  });

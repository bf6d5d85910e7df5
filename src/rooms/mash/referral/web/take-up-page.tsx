import type { View } from "../../../../platform/http/outcome.ts";
import type { FormState } from "../../../../ui/forms/index.ts";
import { Overtaken } from "../../../../ui/forms/index.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import { declaredPage } from "../../web/episode-form.tsx";
import { episodePage } from "../../web/episode-frame.tsx";
import { paths } from "../../web/paths.ts";
import { WorkDone } from "../../web/work-done.tsx";
import { takeUpForm } from "../take-up.ts";

type State = FormState<typeof takeUpForm>;

export function takeUpPage(facts: EpisodeFacts, state: State): View {
  if (facts.takenUp || facts.episode.decidedAt !== null) return tooLatePage(facts, state);
  return declaredPage({
    facts,
    heading: "Take up as a referral",
    form: takeUpForm,
    state,
    drawing: {},
    action: paths.takeUp(facts.episode.concernId),
    version: facts.episode.version,
    button: "Accept as a referral",
    children: (draw) => (
      <>
        {draw("reason")}
        <p class="govuk-body">
          The clock keeps running from when this was received. A contact can be decided as well,
          with advice and nothing further.
        </p>
      </>
    ),
  });
}

/** There is nothing left to take up: what was written meanwhile is kept to be read, not recorded. */
const tooLatePage = (facts: EpisodeFacts, { typed }: State): View =>
  episodePage({
    facts,
    heading: "Take up as a referral",
    summary: (
      <Overtaken
        title={facts.takenUp ? "It is a referral already" : "It is decided already"}
        says="Your entry has not been recorded and is shown below."
        read="Read what was done"
        href="#done"
      />
    ),
    children: (
      <>
        <p class="govuk-body app-verbatim">{`You wrote, and it is not recorded: ${typed.reason}`}</p>
        <WorkDone {...facts} />
      </>
    ),
  });

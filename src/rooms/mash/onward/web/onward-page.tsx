import type { View } from "../../../../platform/http/outcome.ts";
import type { FormState } from "../../../../ui/forms/index.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import { declaredPage } from "../../web/episode-form.tsx";
import { paths } from "../../web/paths.ts";
import { onwardForm } from "../pass-onward.ts";

export const onwardPage = (facts: EpisodeFacts, state: FormState<typeof onwardForm>): View =>
  declaredPage({
    facts,
    heading: "Pass on: not about exploitation",
    form: onwardForm,
    state,
    drawing: { routes: facts.routes, about: facts.episode.about },
    action: paths.onward(facts.episode.concernId),
    version: facts.episode.version,
    button: "Pass it on",
    children: (draw) => (
      <>
        {draw(...onwardForm.open)}
        <p class="govuk-body">This decides the concern; the sender is told.</p>
      </>
    ),
  });

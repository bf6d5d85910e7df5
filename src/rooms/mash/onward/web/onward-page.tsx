import type { VNode } from "preact";
import type { View } from "../../../../platform/http/outcome.ts";
import { DraftForm, errorFor, type FormDraft } from "../../../../ui/forms/index.ts";
import { Button, Input, Radios, Textarea } from "../../../../ui/govuk/index.ts";
import type { MashDay } from "../../clock/mash-day.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import { episodeFormPage, EpisodeVersion, type FormState } from "../../web/episode-form.tsx";
import { paths } from "../../web/paths.ts";
import type { OnwardForm } from "../pass-onward.ts";

export type OnwardPage = FormState & {
  readonly facts: EpisodeFacts;
  readonly csrfToken: string;
  readonly day: MashDay;
  readonly typed: OnwardForm;
  readonly draft: FormDraft;
};

export function onwardPage(page: OnwardPage): View {
  return episodeFormPage({
    ...page,
    heading: "Pass on: not about exploitation",
    children: <TheForm {...page} />,
  });
}

function TheForm(page: OnwardPage): VNode {
  const { facts, csrfToken, day, typed, draft, errors = [] } = page;
  const area = (name: "rationale" | "forFamily" | "forSender", label: string) => (
    <Textarea
      name={name}
      label={{ text: label }}
      value={typed[name]}
      rows={3}
      errorMessage={errorFor(errors, name)}
    />
  );
  return (
    <DraftForm
      action={paths.onward(facts.episode.concernId)}
      csrfToken={csrfToken}
      classes="app-form"
      draft={draft}
    >
      <EpisodeVersion {...page} />
      <Radios
        name="route"
        fieldset={{ legend: { text: "Where it goes", classes: "govuk-fieldset__legend--s" } }}
        value={typed.route}
        items={day.routes.map(({ key, name }) => ({ value: key, text: name }))}
        errorMessage={errorFor(errors, "route")}
      />
      <Input
        name="toWhom"
        label={{ text: "Who has it now" }}
        hint={{
          text: "The person or team you gave it to, so that it does not fall between two desks",
        }}
        value={typed.toWhom}
        errorMessage={errorFor(errors, "toWhom")}
      />
      {area("rationale", "Why it is not about exploitation")}
      {facts.episode.about === "child" && area("forFamily", "What the family may be told")}
      {area("forSender", "For the sender only")}
      <p class="govuk-body">This decides the concern; the sender is told.</p>
      <Button text="Pass it on" preventDoubleClick />
    </DraftForm>
  );
}

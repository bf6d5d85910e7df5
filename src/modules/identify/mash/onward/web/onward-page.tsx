import type { VNode } from "preact";
import type { FieldError } from "../../../../../kernel/fields.ts";
import type { View } from "../../../../../platform/http/outcome.ts";
import {
  DraftForm,
  errorFor,
  FormErrorSummary,
  type FormDraft,
} from "../../../../../ui/forms/index.ts";
import { Button, Input, Radios, Textarea } from "../../../../../ui/govuk/index.ts";
import type { MashDay } from "../../clock/mash-day.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import { episodePage, overtakenSummary } from "../../web/episode-frame.tsx";
import { paths } from "../../web/paths.ts";
import { WorkDone } from "../../web/work-done.tsx";
import type { OnwardForm } from "../pass-onward.ts";

export type OnwardPage = {
  readonly facts: EpisodeFacts;
  readonly csrfToken: string;
  readonly day: MashDay;
  readonly typed: OnwardForm;
  readonly draft: FormDraft;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

export function onwardPage(page: OnwardPage): View {
  const { facts, errors = [], isStale = false } = page;
  const wrong = errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined;
  return episodePage({
    facts,
    heading: "Pass on: not about exploitation",
    summary: isStale ? overtakenSummary : wrong,
    children: (
      <>
        <TheForm {...page} />
        {isStale && <WorkDone {...facts} />}
      </>
    ),
  });
}

function TheForm({ facts, csrfToken, day, typed, draft, errors = [], isStale }: OnwardPage): VNode {
  const { concernId, version } = facts.episode;
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
      action={paths.onward(concernId)}
      csrfToken={csrfToken}
      classes="app-form"
      draft={draft}
    >
      <input
        type="hidden"
        name="version"
        value={isStale ? String(version) : typed.version || String(version)}
      />
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

import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { DraftForm, errorFor, type FormDraft } from "../../../../ui/forms/index.ts";
import { Button, InsetText, Input, Radios, Select, Textarea } from "../../../../ui/govuk/index.ts";
import { BasisSets } from "../../../../ui/layout/index.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import { episodeFormPage, type FormState } from "../../web/episode-form.tsx";
import { paths } from "../../web/paths.ts";
import type { SharingBases } from "../sharing-bases.ts";
import type { SharingForm } from "../sharing-form.ts";
import { SharingList } from "./sharing-list.tsx";
import { uncapitalised } from "../../../../kernel/words.ts";

export type SharingPage = FormState & {
  readonly facts: EpisodeFacts;
  readonly csrfToken: string;
  readonly bases: SharingBases;
  readonly typed: SharingForm;
  readonly draft: FormDraft;
};

/** Whether something of a concern is shared: what, with whom, on what basis and why. */
export function sharingPage(page: SharingPage): View {
  const { facts, bases } = page;
  return episodeFormPage({
    ...page,
    heading: "Share, or not share",
    children: (
      <>
        {bases.duties.map(({ name, meaning, exception, source, inForceFrom, isReported }) => (
          <InsetText>
            <strong>{name}</strong>
            <span class="app-line">{`${meaning}. The exception: ${uncapitalised(exception)}.`}</span>
            <span class="app-secondary app-line">
              {`${source}, ${inForceWords(inForceFrom, isReported)}`}
            </span>
          </InsetText>
        ))}
        <TheForm {...page} />
        {facts.sharing.length > 0 && <h2 class="govuk-heading-m">Decided before</h2>}
        <SharingList sharing={facts.sharing} bases={bases} level={3} />
      </>
    ),
  });
}

const inForceWords = (from: string | null, isReported = false): string =>
  isReported
    ? `reported in force since ${formatDate(from ?? "")}: your partnership must confirm`
    : `in force from ${formatDate(from ?? "")}`;

function TheForm({ facts, csrfToken, bases, typed, draft, errors = [] }: SharingPage): VNode {
  const area = (
    name: Exclude<keyof SharingForm, "shared" | "withWhom" | "basis">,
    label: string,
    hint?: string,
  ) => (
    <Textarea
      name={name}
      label={{ text: label }}
      hint={hint === undefined ? undefined : { text: hint }}
      value={typed[name]}
      rows={3}
      errorMessage={errorFor(errors, name)}
    />
  );
  return (
    <DraftForm
      action={paths.sharing(facts.episode.concernId)}
      csrfToken={csrfToken}
      classes="app-form"
      draft={draft}
    >
      <Radios
        name="shared"
        fieldset={{ legend: { text: "Is it shared?", classes: "govuk-fieldset__legend--s" } }}
        value={typed.shared}
        items={[
          { value: "yes", text: "Share it" },
          { value: "no", text: "Do not share it" },
        ]}
        errorMessage={errorFor(errors, "shared")}
      />
      {area(
        "request",
        "What was asked for, and by whom (optional)",
        "Leave it empty where nobody asked",
      )}
      {area("requestContext", "Context of the request", "Why it was asked, and how urgently")}
      {area("what", "Facts", "In a sentence: which facts, and no more than are needed")}
      {area("opinion", "Opinion (optional)", "What you think of the facts, and why")}
      <Input
        name="withWhom"
        label={{ text: "With whom" }}
        hint={{ text: "The person and the agency" }}
        value={typed.withWhom}
        errorMessage={errorFor(errors, "withWhom")}
      />
      {area("reply", "What was answered (where somebody asked)")}
      {area(
        "replyContext",
        "Context of the reply",
        "As of when it is, from which records, and what it leaves out",
      )}
      <Select
        name="basis"
        label={{ text: "Basis" }}
        value={typed.basis}
        items={[
          { value: "", text: "Choose" },
          ...bases.bases.map(({ key, name }) => ({ value: key, text: name })),
        ]}
        errorMessage={errorFor(errors, "basis")}
      />
      <BasisSets bases={bases.bases} />
      {area("condition", "Condition (optional)", "For example, that it is not passed on")}
      {area("reason", "Reason")}
      {bases.duties.length > 0 &&
        area(
          "detriment",
          "If it is not shared: why sharing would be more detrimental to the child",
        )}
      <Button text="Record this decision" preventDoubleClick />
    </DraftForm>
  );
}

import type { ComponentChildren, VNode } from "preact";
import { blankOf } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type FormState } from "../../../ui/forms/index.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { faultForm } from "../fault-form.ts";
import { alarmPaths } from "./paths.ts";

type State = FormState<typeof faultForm>;

/** No cookie is asked for, so that no token is sent. */
export const blankFault = (): State => ({
  csrfToken: "",
  typed: { ...blankOf(faultForm), form: { id: newId() } },
});

type Page = {
  readonly title: string;
  readonly hasErrors?: boolean;
  readonly children: ComponentChildren;
};

/** For anybody: nothing on it is marked as official. */
const openPage = ({ title, hasErrors = false, children }: Page): View => ({
  title,
  hasErrors,
  marking: "",
  body: (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">{children}</div>
    </div>
  ),
});

export function faultPage(state: State): View {
  const title = "Report a fault";
  return openPage({
    title,
    hasErrors: (state.errors ?? []).length > 0,
    children: (
      <>
        {formSummary(faultForm, state)}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Tell the people who run Lantern here that its security has a fault. You need no account,
          and you need not say who you are.
        </p>
        <InsetText text="We want no real person’s data. If you meet a real record, stop, keep nothing, and say so here." />
        <DeclaredForm
          form={faultForm}
          state={state}
          drawing={{}}
          own={{ form: <input type="hidden" name="id" value={state.typed.form.id} /> }}
          action={alarmPaths.fault}
          button="Send the report"
        />
        <p class="govuk-body">
          Are you worried about a child?{" "}
          <a class="govuk-link" href="/tell-us">
            Tell us what worries you
          </a>{" "}
          instead.
        </p>
      </>
    ),
  });
}

/** A number and what to expect; nothing of what was written. */
export const keptPage = (number: string): View =>
  openPage({
    title: "We have your report",
    children: (
      <>
        <h1 class="govuk-heading-l">We have your report</h1>
        <p class="govuk-body">
          Its number is <strong class="app-nowrap">{number}</strong>. Write it down: say it when you
          write or ring about this.
        </p>
        <h2 class="govuk-heading-m">What you can expect</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>If you said how to reach you, a person answers within three working days.</li>
          <li>You hear a first judgement within ten working days.</li>
          <li>You hear when it is mended. You are thanked by name if you like.</li>
        </ul>
        <p class="govuk-body">Please tell nobody else until it is mended.</p>
      </>
    ),
  });

type NotKept = {
  readonly contact: string | undefined;
  readonly seen: string;
  readonly isFull: boolean;
};

/** Nothing was stored: whom to tell instead, and the words to take along. */
export function notKeptPage({ contact, seen, isFull }: NotKept): View {
  const title = "We cannot take your report here now";
  return openPage({
    title,
    children: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {isFull && (
          <p class="govuk-body">
            More reports came than this page takes, from your network or in one day. Nothing of
            yours was kept.
          </p>
        )}
        <Contact contact={contact} />
        <p class="govuk-body">This is what you wrote, to keep:</p>
        <p class="govuk-body app-verbatim">{seen}</p>
      </>
    ),
  });
}

/** The one that security.txt names. */
function Contact({ contact }: { readonly contact: string | undefined }): VNode {
  if (contact === undefined) {
    return (
      <p class="govuk-body">
        Tell the keepers of the program privately, as the file SECURITY.md of its source says, or
        try again tomorrow.
      </p>
    );
  }
  return (
    <p class="govuk-body">
      Tell{" "}
      <a class="govuk-link" href={contact}>
        {contact.replace(/^(?:mailto|tel):/, "")}
      </a>{" "}
      instead, or try again tomorrow.
    </p>
  );
}

import type { VNode } from "preact";
import type { View } from "../../../../platform/http/outcome.ts";
import {
  DeclaredForm,
  formSummary,
  Overtaken,
  type FormState,
} from "../../../../ui/forms/index.ts";
import { InsetText } from "../../../../ui/govuk/index.ts";
import { isKept, registerForm, type Offered, type RegisterForm } from "../register-form.ts";
import type { Entry, Register } from "../register.ts";
import { EntryFacts } from "./entry-page.tsx";
import { paths } from "./paths.ts";

/** What the form of an entry is about: its register, the entry that is changed, and what can be chosen. */
export type Entering = Offered & {
  readonly register: Register;
  readonly entry: Entry | undefined;
};

export function formPage(about: Entering, state: FormState<RegisterForm>): View {
  const { register, entry, agencies } = about;
  const title = entry ? `Change ${entry.title}` : `Add ${register.one}`;
  const form = registerForm(register, entry);
  const summary = state.isStale ? <StaleSummary /> : formSummary(form, state);
  return {
    title,
    hasErrors: summary !== undefined,
    backLink: {
      text: `Back to ${register.title.toLowerCase()}`,
      href: entry ? paths.entry(register.key, entry.entryId) : paths.register(register.key),
    },
    body: (
      <>
        {summary}
        <h1 class="govuk-heading-l">{title}</h1>
        {state.isStale === true && entry && <Theirs {...about} entry={entry} />}
        {isKept(register, entry) && entry && (
          <EntryFacts register={register} body={entry.body} agencies={agencies} />
        )}
        <DeclaredForm
          form={form}
          state={state}
          drawing={about}
          action={
            entry
              ? paths.entry(register.key, entry.entryId, "/edit")
              : paths.register(register.key, "/new")
          }
          button="Save"
          version={entry?.version}
        />
      </>
    ),
  };
}

const StaleSummary = (): VNode => (
  <Overtaken
    title="A colleague changed this while you were writing"
    says="changes"
    read="Read theirs, then save yours if it still applies"
    href="#theirs"
  />
);

function Theirs({ register, entry, agencies }: Entering & { readonly entry: Entry }): VNode {
  return (
    <InsetText id="theirs">
      <p class="govuk-body">
        <strong>{`${entry.changedBy ?? "A colleague"} saved version ${entry.version}: ${entry.title}`}</strong>
      </p>
      <EntryFacts register={register} body={entry.body} agencies={agencies} />
    </InsetText>
  );
}

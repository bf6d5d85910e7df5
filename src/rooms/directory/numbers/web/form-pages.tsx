import type { ComponentChildren, VNode } from "preact";
import type { View } from "../../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type FormState } from "../../../../ui/forms/index.ts";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import { addNumberForm, changeNumberForm, endNumberForm } from "../keep-number.ts";
import type { ContactNumber, Owner, Use } from "../number.ts";
import { numberPaths } from "./paths.ts";

type Framed = {
  readonly heading: string;
  readonly owner: Owner;
  readonly summary: VNode | undefined;
  readonly children: ComponentChildren;
};

const formPage = ({ heading, owner, summary, children }: Framed): View => ({
  title: heading,
  hasErrors: summary !== undefined,
  backLink: { text: owner.name, href: numberPaths.owner(owner.id) },
  body: (
    <>
      {summary}
      <span class="govuk-caption-l">{owner.name}</span>
      <h1 class="govuk-heading-l">{heading}</h1>
      {children}
    </>
  ),
});

type Adding = {
  readonly owner: Owner;
  readonly free: readonly Use[];
  readonly state: FormState<typeof addNumberForm>;
};

/** One number for each use, so that there is one answer. */
export const addPage = ({ owner, free, state }: Adding): View =>
  formPage({
    heading: "Add a number",
    owner,
    summary: formSummary(addNumberForm, state),
    children: (
      <DeclaredForm
        form={addNumberForm}
        state={state}
        drawing={{ free }}
        action={numberPaths.add(owner.id)}
        button="Add this number"
      />
    ),
  });

type Changing<S> = { readonly owner: Owner; readonly number: ContactNumber; readonly state: S };

/** What stands now, for who finds that a colleague was first. */
const Now = ({ number }: { readonly number: ContactNumber }): VNode => (
  <p class="govuk-body" id="now">
    {"The number now: "}
    <PhoneLink phone={number.phone} />
    {number.hours === null ? "" : `, ${number.hours}`}
  </p>
);

export const changePage = (page: Changing<FormState<typeof changeNumberForm>>): View => {
  const { owner, number, state } = page;
  return formPage({
    heading: "Change a number",
    owner,
    summary: formSummary(changeNumberForm, state),
    children: (
      <>
        <Now number={number} />
        <p class="govuk-body">Every page that says who to ring shows the new one from now on.</p>
        <DeclaredForm
          form={changeNumberForm}
          state={state}
          drawing={{ owner }}
          version={number.version}
          action={numberPaths.one(number.contactNumberId)}
          button="Save this number"
        />
      </>
    ),
  });
};

export const endPage = (page: Changing<FormState<typeof endNumberForm>>): View => {
  const { owner, number, state } = page;
  return formPage({
    heading: "No longer the number",
    owner,
    summary: formSummary(endNumberForm, state),
    children: (
      <>
        <Now number={number} />
        <p class="govuk-body">No page shows it any more once you save.</p>
        <DeclaredForm
          form={endNumberForm}
          state={state}
          drawing={{}}
          version={number.version}
          action={numberPaths.end(number.contactNumberId)}
          button="Take it out of the directory"
        />
      </>
    ),
  });
};

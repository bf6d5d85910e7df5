import type { ComponentChildren, VNode } from "preact";
import type { View } from "../../../../platform/http/outcome.ts";
import {
  DeclaredForm,
  Questions,
  type DeclaredFormProps,
  type FormState,
} from "../../../../ui/forms/index.ts";
import { Fieldset } from "../../../../ui/govuk/index.ts";
import type { Door } from "../door.ts";
import { publicForm, type Worded } from "../public-form.ts";
import { paths } from "./paths.ts";
import { NineNineNine, publicView } from "./public-parts.tsx";

type State = FormState<typeof publicForm>;

/** A child, where nothing is said: the state of a form that shows so. */
const aboutSomebody = (state: State): State => ({
  ...state,
  typed: { ...state.typed, about: state.typed.about || "child" },
});

type Draw = Parameters<NonNullable<DeclaredFormProps<typeof publicForm>["children"]>>[0];

const placed =
  ({ form }: Worded) =>
  (draw: Draw): ComponentChildren => (
    <>
      {draw("id", "danger", "website", "about", "aboutName", "worry")}
      <Fieldset legend={legend(form.whom)}>
        {draw("givenName", "familyName", "age", "more", "area")}
      </Fieldset>
      <Fieldset legend={legend(form.you)}>
        {draw("sender", "senderName", "reach", "reachSafely")}
      </Fieldset>
    </>
  );

const legend = (text: string) => ({ text, classes: "govuk-fieldset__legend--m" });

/** Everything that is asked, on one page; the worry alone has to be there. */
export function tellForm(door: Door, state: State): View {
  const { says, title, intro } = door.form;
  return publicView({
    title,
    form: door.form,
    errors: state.errors ?? [],
    backLink: { text: says.buttons.back, href: paths.tell },
    children: (
      <>
        <NineNineNine form={door.form} />
        <p class="govuk-body">{intro}</p>
        <DeclaredForm
          form={publicForm}
          state={aboutSomebody(state)}
          drawing={door}
          wrong={says.wrong.error}
          action={paths.check}
          button={says.buttons.look}
        >
          {placed(door)}
        </DeclaredForm>
      </>
    ),
  });
}

/** The questions, in the words of the partnership, before anybody is asked them. */
export const TellFields = ({
  state,
  door,
}: {
  readonly state: State;
  readonly door: Worded;
}): VNode => (
  <Questions form={publicForm} state={aboutSomebody(state)} drawing={door}>
    {placed(door)}
  </Questions>
);

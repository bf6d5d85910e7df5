import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Trap, verbatim } from "../../../../ui/forms/index.ts";
import { Button, Fieldset, Input, Radios, Select, Textarea } from "../../../../ui/govuk/index.ts";
import type { Door, PublicWords } from "../door.ts";
import type { PublicTyped } from "../public-form.ts";
import type { Areas } from "./message-parts.tsx";
import { paths } from "./paths.ts";
import { NineNineNine, publicView } from "./public-parts.tsx";
import { worded, wrongAt } from "./worded.ts";

export type TellForm = {
  readonly door: Door;
  readonly typed: PublicTyped;
  readonly errors?: readonly FieldError[];
};

type Part = {
  readonly form: PublicWords;
  readonly areas: Areas;
  readonly typed: PublicTyped;
  readonly errors: readonly FieldError[];
};

const legend = (text: string) => ({ legend: { text, classes: "govuk-fieldset__legend--m" } });

/** Everything that is asked, on one page; the worry alone has to be there. */
export function tellForm({ door, typed, errors = [] }: TellForm): View {
  return publicView({
    title: door.form.title,
    form: door.form,
    errors,
    backLink: { text: door.form.says.buttons.back, href: paths.tell },
    children: (
      <>
        <NineNineNine form={door.form} />
        <p class="govuk-body">{door.form.intro}</p>
        <form method="post" action={paths.check} class="app-form" novalidate>
          <input type="hidden" name="id" value={typed.id} />
          <input type="hidden" name="danger" value={typed.danger} />
          <Trap />
          <TellFields form={door.form} areas={door.areas} typed={typed} errors={errors} />
          <Button text={door.form.says.buttons.look} />
        </form>
      </>
    ),
  });
}

/** The questions, in the words of the partnership. */
export const TellFields = (part: Part): VNode => (
  <>
    <What {...part} />
    <Worry {...part} />
    <Who {...part} />
    <You {...part} />
  </>
);

function What({ form, typed, errors }: Part): VNode {
  return (
    <>
      <Radios
        name="about"
        fieldset={legend(form.about)}
        value={typed.about === "" ? "child" : typed.about}
        items={Object.entries(form.options.about).map(([value, text]) => ({ value, text }))}
      />
      <Input
        name="aboutName"
        {...worded(form.fields.aboutName, form.optional)}
        value={typed.aboutName}
        errorMessage={wrongAt(form, errors, "aboutName")}
      />
    </>
  );
}

function Worry({ form, typed, errors }: Part): VNode {
  return (
    <Textarea
      name="worry"
      label={{ text: form.worry.question, classes: "govuk-label--m" }}
      hint={{ text: form.worry.hint }}
      rows={8}
      value={typed.worry}
      errorMessage={wrongAt(form, errors, "worry")}
      attributes={verbatim}
    />
  );
}

function Who({ form, areas, typed, errors }: Part): VNode {
  const { fields, optional } = form;
  return (
    <Fieldset {...legend(form.whom)}>
      <Input
        name="givenName"
        {...worded(fields.givenName, optional)}
        autocomplete="off"
        value={typed.givenName}
        errorMessage={wrongAt(form, errors, "givenName")}
      />
      <Input
        name="familyName"
        {...worded(fields.familyName, optional)}
        autocomplete="off"
        value={typed.familyName}
        errorMessage={wrongAt(form, errors, "familyName")}
      />
      <Input
        name="age"
        {...worded(fields.age, optional)}
        classes="govuk-input--width-10"
        value={typed.age}
        errorMessage={wrongAt(form, errors, "age")}
      />
      <Textarea
        name="more"
        {...worded(fields.more, optional)}
        rows={3}
        value={typed.more}
        errorMessage={wrongAt(form, errors, "more")}
      />
      {areas.length > 1 && (
        <Select
          name="area"
          {...worded(fields.area, optional)}
          value={typed.area}
          items={[
            { value: "", text: form.options.danger["not-known"] },
            ...areas.map(({ key, name }) => ({ value: key, text: name })),
          ]}
        />
      )}
    </Fieldset>
  );
}

function You({ form, typed, errors }: Part): VNode {
  const { fields, optional } = form;
  const sender = worded(fields.sender, optional);
  return (
    <Fieldset {...legend(form.you)}>
      <Radios
        name="sender"
        fieldset={{ legend: sender.label }}
        hint={sender.hint}
        value={typed.sender}
        items={Object.entries(form.options.sender).map(([value, text]) => ({ value, text }))}
      />
      <Input
        name="senderName"
        {...worded(fields.senderName, optional)}
        value={typed.senderName}
        errorMessage={wrongAt(form, errors, "senderName")}
      />
      <Input
        name="reach"
        {...worded(fields.reach, optional)}
        value={typed.reach}
        errorMessage={wrongAt(form, errors, "reach")}
      />
      <Textarea
        name="reachSafely"
        {...worded(fields.reachSafely, optional)}
        rows={2}
        value={typed.reachSafely}
        errorMessage={wrongAt(form, errors, "reachSafely")}
      />
    </Fieldset>
  );
}

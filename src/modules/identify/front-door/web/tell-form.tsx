import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Trap, verbatim } from "../../../../ui/forms/index.ts";
import { Button, Fieldset, Input, Radios, Select, Textarea } from "../../../../ui/govuk/index.ts";
import type { Door } from "../door.ts";
import type { PublicTyped } from "../public-form.ts";
import { paths } from "./paths.ts";
import { NineNineNine, publicView } from "./public-parts.tsx";

export type TellForm = {
  readonly door: Door;
  readonly typed: PublicTyped;
  readonly errors?: readonly FieldError[];
};

type Part = Required<TellForm>;

const legend = (text: string) => ({ legend: { text, classes: "govuk-fieldset__legend--m" } });

/** Everything that is asked, on one page; the worry alone has to be there. */
export function tellForm({ door, typed, errors = [] }: TellForm): View {
  const part = { door, typed, errors };
  return publicView({
    title: door.form.title,
    errors,
    backLink: { text: "Back", href: paths.tell },
    children: (
      <>
        <NineNineNine />
        <p class="govuk-body">{door.form.intro}</p>
        <form method="post" action={paths.check} class="app-form" novalidate>
          <input type="hidden" name="id" value={typed.id} />
          <input type="hidden" name="danger" value={typed.danger} />
          <Trap />
          <What {...part} />
          <Worry {...part} />
          <Who {...part} />
          <You {...part} />
          <Button text="Look at what I wrote" />
        </form>
      </>
    ),
  });
}

function What({ door, typed, errors }: Part): VNode {
  return (
    <>
      <Radios
        name="about"
        fieldset={legend(door.form.about)}
        value={typed.about === "" ? "child" : typed.about}
        items={Object.entries(door.form.options.about).map(([value, text]) => ({ value, text }))}
      />
      <Input
        name="aboutName"
        label={{ text: "Which place, vehicle or group? (optional)" }}
        hint={{ text: "For instance an address, a registration, or what a group is called" }}
        value={typed.aboutName}
        errorMessage={errorFor(errors, "aboutName")}
      />
    </>
  );
}

function Worry({ door, typed, errors }: Part): VNode {
  return (
    <Textarea
      name="worry"
      label={{ text: door.form.worry.question, classes: "govuk-label--m" }}
      hint={{ text: door.form.worry.hint }}
      rows={8}
      value={typed.worry}
      errorMessage={errorFor(errors, "worry")}
      attributes={verbatim}
    />
  );
}

function Who({ door, typed, errors }: Part): VNode {
  return (
    <Fieldset {...legend(door.form.whom)}>
      <Input
        name="givenName"
        label={{ text: "First name, or what they are called (optional)" }}
        autocomplete="off"
        value={typed.givenName}
        errorMessage={errorFor(errors, "givenName")}
      />
      <Input
        name="familyName"
        label={{ text: "Last name (optional)" }}
        autocomplete="off"
        value={typed.familyName}
        errorMessage={errorFor(errors, "familyName")}
      />
      <Input
        name="age"
        label={{ text: "About how old (optional)" }}
        classes="govuk-input--width-10"
        value={typed.age}
        errorMessage={errorFor(errors, "age")}
      />
      <Textarea
        name="more"
        label={{ text: "What else you know (optional)" }}
        hint={{ text: "Where they live or go to school, what they look like, a car, a user name." }}
        rows={3}
        value={typed.more}
        errorMessage={errorFor(errors, "more")}
      />
      {door.areas.length > 1 && (
        <Select
          name="area"
          label={{ text: "Which area is it about? (optional)" }}
          value={typed.area}
          items={[
            { value: "", text: "I do not know" },
            ...door.areas.map(({ key, name }) => ({ value: key, text: name })),
          ]}
        />
      )}
    </Fieldset>
  );
}

function You({ door, typed, errors }: Part): VNode {
  return (
    <Fieldset {...legend(door.form.you)}>
      <Radios
        name="sender"
        fieldset={{ legend: { text: "Who are you? (optional)" } }}
        value={typed.sender}
        items={Object.entries(door.form.options.sender).map(([value, text]) => ({ value, text }))}
      />
      <Input
        name="senderName"
        label={{ text: "Your name (optional)" }}
        value={typed.senderName}
        errorMessage={errorFor(errors, "senderName")}
      />
      <Input
        name="reach"
        label={{ text: "How we can reach you (optional)" }}
        hint={{ text: "A phone number or an e-mail address that nobody else looks at" }}
        value={typed.reach}
        errorMessage={errorFor(errors, "reach")}
      />
      <Textarea
        name="reachSafely"
        label={{ text: "When and how is it safe? (optional)" }}
        hint={{ text: "For instance: text only, after 4pm, say that you are from the dentist" }}
        rows={2}
        value={typed.reachSafely}
        errorMessage={errorFor(errors, "reachSafely")}
      />
    </Fieldset>
  );
}

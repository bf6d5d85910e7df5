import type { ComponentChildren, VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Input, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { asksHandsFirst, isForFamily } from "../kinds.ts";
import type { Finding } from "../look-through.ts";
import type { Part } from "../parts.ts";
import { channelsOf, somebodyElse, type Choice } from "../recipient.ts";
import { Findings } from "./findings.tsx";
import { textOf } from "./prepare-input.ts";

export type PrepareFormProps = {
  readonly action: string;
  readonly csrfToken: string;
  readonly kind: string;
  readonly choices: readonly Choice[];
  readonly typed: FormFields;
  readonly errors: readonly FieldError[];
  /** What was found in the paper at the last press, with the texts it stands in. */
  readonly found?: { readonly findings: readonly Finding[]; readonly parts: readonly Part[] };
  /** What this kind of paper asks besides. */
  readonly children?: ComponentChildren;
};

const small = { classes: "govuk-fieldset__legend--s" };

/** Who a paper is for and how it gets there; then what was found in it, to leave out or to answer for. */
export function PrepareForm(props: PrepareFormProps): VNode {
  const { action, csrfToken, kind, typed, errors, found, children } = props;
  return (
    <Form action={action} csrfToken={csrfToken} classes="app-form">
      <WhoFor {...props} />
      {asksHandsFirst(kind) && <AtHome {...props} />}
      <Radios
        name="channel"
        fieldset={{ legend: { text: "How will it be given?", ...small } }}
        classes="govuk-radios--small"
        value={textOf(typed, "channel")}
        items={channelsOf(kind).map(([value, text]) => ({
          value,
          text,
          conditional: value === "post" ? <PostedTo {...props} /> : undefined,
        }))}
        errorMessage={errorFor(errors, "channel")}
      />
      {!isForFamily(kind) && <Purpose {...props} />}
      {isForFamily(kind) && !asksHandsFirst(kind) && <AtHome {...props} />}
      {children}
      {found && <Findings kind={kind} {...found} typed={typed} errors={errors} />}
      <Button text="Prepare the paper" preventDoubleClick />
    </Form>
  );
}

function WhoFor({ choices, typed, errors }: PrepareFormProps): VNode {
  return (
    <Radios
      name="recipient"
      fieldset={{ legend: { text: "Who is it for?", ...small } }}
      hint={{ text: "One person. Read it as they will: is there anything they should not learn?" }}
      classes="govuk-radios--small"
      value={textOf(typed, "recipient")}
      items={[
        ...choices.map(({ key, name, relation, notTold }) => ({
          value: key,
          text: relation === null ? name : `${name} (${relation})`,
          hint: notTold === undefined ? undefined : { text: notTold },
        })),
        {
          value: somebodyElse,
          text: "Another person",
          conditional: (
            <>
              <Input
                name="name"
                label={{ text: "Their name" }}
                value={textOf(typed, "name")}
                errorMessage={errorFor(errors, "name")}
              />
              <Input
                name="relation"
                label={{ text: "Who they are to the child" }}
                hint={{ text: "Mother, foster carer, solicitor" }}
                value={textOf(typed, "relation")}
                errorMessage={errorFor(errors, "relation")}
              />
              {choices.some(({ notTold }) => notTold !== undefined) && (
                <Input
                  name="notThem"
                  label={{
                    text: "If the name is like someone who must not be told: who they are",
                  }}
                  hint={{
                    text: "How you know that it is another person. It is kept with the paper",
                  }}
                  value={textOf(typed, "notThem")}
                  errorMessage={errorFor(errors, "notThem")}
                />
              )}
            </>
          ),
        },
      ]}
      errorMessage={errorFor(errors, "recipient")}
    />
  );
}

function PostedTo({ typed, errors }: PrepareFormProps): VNode {
  return (
    <Textarea
      name="address"
      label={{ text: "The address that it is posted to" }}
      hint={{ text: "Think of who else opens post there. It is not printed on the paper." }}
      rows={3}
      value={textOf(typed, "address")}
      errorMessage={errorFor(errors, "address")}
    />
  );
}

function AtHome({ kind, typed, errors }: PrepareFormProps): VNode {
  return (
    <>
      <Radios
        name="home"
        fieldset={{ legend: { text: "Is it safe for them to keep it at home?", ...small } }}
        hint={{ text: "Think of who else may find it" }}
        classes="govuk-radios--small"
        value={textOf(typed, "home")}
        items={[
          { value: "yes", text: "Yes" },
          { value: "no", text: "No: it is read together and not left" },
          asksHandsFirst(kind) && { value: "unsure", text: "Not sure: ask them first" },
        ]}
        errorMessage={errorFor(errors, "home")}
      />
      <Input
        name="hands"
        label={{ text: "Whose hands may it pass through? (optional)" }}
        hint={{ text: "For example: Ruth Bell, at school, and nobody else" }}
        value={textOf(typed, "hands")}
        errorMessage={errorFor(errors, "hands")}
      />
    </>
  );
}

function Purpose({ typed, errors }: PrepareFormProps): VNode {
  return (
    <Input
      name="purpose"
      label={{ text: "What it is for" }}
      hint={{
        text: "Needed for an agency, a person outside, or a person who cannot open the record",
      }}
      value={textOf(typed, "purpose")}
      errorMessage={errorFor(errors, "purpose")}
    />
  );
}

import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import { picturePolicy } from "../../../../platform/files/limits.ts";
import { errorFor, Form } from "../../../../ui/forms/index.ts";
import { Button, InsetText, Radios, Textarea } from "../../../../ui/govuk/index.ts";

export type PictureTyped = { readonly outcome: string; readonly reason: string };

type PictureDecision = {
  readonly action: string;
  readonly csrfToken: string;
  readonly typed: PictureTyped;
  readonly errors: readonly FieldError[];
  /** What a picture that is kept shows. */
  readonly keeping: string;
  /** Who reads the reason. */
  readonly readers: string;
};

/** Whether a picture that somebody gave is kept: asked of one who decides for the MASH, before anybody else opens it. */
export function PictureDecision(props: PictureDecision): VNode {
  const { action, csrfToken, typed, errors, keeping, readers } = props;
  return (
    <>
      <InsetText>
        {`${picturePolicy} If it may be one of these, do not open it again and send it to nobody: refuse it here and ring them now.`}
      </InsetText>
      <Form action={action} csrfToken={csrfToken} classes="app-form">
        <Radios
          name="outcome"
          fieldset={{ legend: { text: "Is it kept?", classes: "govuk-fieldset__legend--s" } }}
          value={typed.outcome}
          items={[
            { value: "accepted", text: "Keep it", hint: { text: keeping } },
            {
              value: "refused",
              text: "Refuse it",
              hint: {
                text: "Nobody opens it again. It is removed at once, or when the legal hold that keeps it is lifted; that it was here stays on record",
              },
            },
          ]}
          errorMessage={errorFor(errors, "outcome")}
        />
        <Textarea
          name="reason"
          label={{ text: "Reason" }}
          hint={{ text: readers }}
          rows={3}
          value={typed.reason}
          errorMessage={errorFor(errors, "reason")}
        />
        <Button text="Record this" preventDoubleClick />
      </Form>
    </>
  );
}

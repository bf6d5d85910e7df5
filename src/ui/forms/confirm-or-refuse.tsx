import type { VNode } from "preact";
import { Button } from "../govuk/index.ts";
import { Form } from "./form.tsx";

export type ConfirmOrRefuseProps = {
  readonly action: string;
  readonly csrfToken: string;
  /** When to refuse. */
  readonly hint: string;
  readonly confirm: string;
};

/** The two answers of somebody who is asked to confirm what a colleague made; the field is `verdict`. */
export const ConfirmOrRefuse = (props: ConfirmOrRefuseProps): VNode => (
  <Form action={props.action} csrfToken={props.csrfToken}>
    <p class="govuk-body">{props.hint}</p>
    <div class="govuk-button-group">
      <Button id="verdict" name="verdict" value="confirm" text={props.confirm} preventDoubleClick />
      <Button
        name="verdict"
        value="refuse"
        text="Refuse it"
        classes="govuk-button--secondary"
        preventDoubleClick
      />
    </div>
  </Form>
);

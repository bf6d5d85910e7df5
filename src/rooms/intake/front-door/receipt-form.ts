import { defineForm, sought } from "../../../kernel/forms/index.ts";
import type { PublicWords } from "./door.ts";

/** What whoever looks later is asked for, as the form is worded. The code is shown once, when it was given. */
export const receiptForm = defineForm<object, PublicWords>()({
  number: sought({
    label: ({ fields }) => fields.number.label,
    hint: ({ fields }) => fields.number.hint,
    classes: "govuk-input--width-10",
    autocomplete: "off",
  }),
  code: sought({
    label: ({ fields }) => fields.code.label,
    hint: ({ fields }) => fields.code.hint,
    classes: "govuk-input--width-10",
    autocomplete: "off",
    inputmode: "numeric",
    isNeverShown: true,
  }),
});

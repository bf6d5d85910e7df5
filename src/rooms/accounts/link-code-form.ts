import { defineForm, sought } from "../../kernel/forms/index.ts";

/** How the code of a one-time link is asked for, in the words of the link. */
type CodeWords = { readonly code: string; readonly codeHint: string };

/** The code that was told apart from its link. A form that comes back shows it no more. */
export const linkCodeForm = defineForm<object, CodeWords>()({
  code: sought({
    label: ({ code }) => code,
    labelClasses: "govuk-label--m",
    hint: ({ codeHint }) => codeHint,
    classes: "govuk-input--width-10",
    autocomplete: "off",
    inputmode: "numeric",
    isNeverShown: true,
  }),
});

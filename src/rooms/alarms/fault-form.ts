import { choice, defineForm, optionalText, own, text } from "../../kernel/forms/index.ts";

export const gravities = {
  "lets-in": "It lets someone in, or shows a record to someone who may not see it",
  loses: "It stops Lantern, or loses or changes what was entered",
  tells: "It tells something about people or the system that it should not, and shows no record",
  "not-sure": "I am not sure",
} as const;

export type Gravity = keyof typeof gravities;

/** For anybody, without a cookie: nobody is asked who they are. */
export const faultForm = defineForm()({
  /** The form’s own number, so that sending it twice is one report. */
  form: own({ id: "id" }),
  seen: text({
    label: "What did you do, and what did you see?",
    hint: "A request that can be repeated is worth more than a page of words. Send no real person’s data: a number from the page is enough. Up to 4,000 characters",
    rows: 10,
    isVerbatim: true,
    called: "What you did and saw",
    most: 4000,
    missing: "Enter what you did and what you saw",
  }),
  gravity: choice({
    label: "How bad does it look?",
    missing: "Choose how bad it looks, or that you are not sure",
    options: gravities,
  }),
  reach: optionalText({
    label: "How can we reach you? (optional)",
    hint: "An email address or a telephone number. Without one nobody can answer you, and the report is read all the same",
    isVerbatim: true,
    autocomplete: "off",
    called: "How we can reach you",
    most: 200,
  }),
});

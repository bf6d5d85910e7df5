import {
  choice,
  defineForm,
  moment,
  optionalText,
  readIf,
  text,
} from "../../kernel/forms/index.ts";
import { isBefore } from "./return-form.ts";

type Reading = { readonly now: Date; readonly missingSince: Date };

/** The police’s own talk after a return: held, or why not. */
export const preventionForm = defineForm<Reading>()(
  {
    outcome: choice({
      label: "Was it held?",
      classes: "govuk-radios--small",
      options: { done: "Yes", "not-done": "No" },
      reveals: { done: ["held"] },
      missing: "Choose whether it was held",
    }),
    held: readIf(
      ({ outcome }) => outcome === "done",
      moment({ label: "Held", called: "When it was held" }),
    ),
    heldBy: text({
      label: "Who held it, or was to",
      called: "Who held it",
      most: 200,
      missing: ({ outcome }) =>
        outcome === "done" ? "Enter who held it" : "Enter who was to hold it",
    }),
    said: text({
      label: "What was said in brief, or why it was not held",
      rows: 4,
      isVerbatim: true,
      called: "What was said",
      most: 5000,
      missing: ({ outcome }) =>
        outcome === "done" ? "Enter in brief what was said" : "Enter why it was not held",
    }),
    concerns: optionalText({
      label: "Concerns (optional)",
      rows: 3,
      called: "Concerns",
      most: 2000,
    }),
  },
  {
    held: ({ held }, { missingSince }) =>
      isBefore(held, missingSince) && "When it was held must be after they went missing",
  },
);

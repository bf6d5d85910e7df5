import { defineForm, moment, optionalText, text } from "../../kernel/forms/index.ts";

type Reading = { readonly now: Date; readonly missingSince: Date };

/** That the child is back. */
export const returnForm = defineForm<Reading>()(
  {
    returned: moment({ label: "Back since", called: "When they came back" }),
    foundBy: text({
      label: "Who found them",
      hint: "“Came back by herself”, “police”, “his uncle”",
      called: "Who found them",
      most: 200,
      missing: "Enter who found them, or that they came back by themselves",
    }),
    foundHow: optionalText({
      label: "How they were found, and how they are (optional)",
      rows: 4,
      called: "How",
      most: 2000,
    }),
  },
  {
    returned: ({ returned }, { missingSince }) =>
      isBefore(returned, missingSince) && "When they came back must be after they went missing",
  },
);

/** A moment that could not be read is no earlier than any. */
export const isBefore = (one: Date | null | undefined, other: Date): boolean =>
  one instanceof Date && one < other;

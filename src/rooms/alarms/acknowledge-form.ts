import { askedIf, choice, defineForm, text } from "../../kernel/forms/index.ts";

export const alarmOutcomes = {
  confirmed: "It was what the alarm says",
  mistaken: "It was something else, and nothing is wrong",
  "not-clear": "It is not clear yet, and I am looking into it",
} as const;

export type AlarmOutcome = keyof typeof alarmOutcomes | "drill";

type About = { readonly isDrill: boolean };

/** Who acknowledges is whoever sends it, and when is now. */
export const acknowledgeForm = defineForm<About, About>()({
  outcome: askedIf(
    ({ isDrill }: About) => !isDrill,
    choice({
      label: "What is it?",
      missing: "Choose what it is",
      options: {
        confirmed: { text: alarmOutcomes.confirmed },
        mistaken: { text: alarmOutcomes.mistaken },
        "not-clear": { text: alarmOutcomes["not-clear"] },
      },
    }),
  ),
  found: text({
    label: "What was found",
    hint: "Who you asked, what you saw and what was done. Leave out the names of children and what records say of them",
    rows: 5,
    called: "What was found",
    most: 2000,
    missing: "Enter what you found, or what you are doing to find out",
  }),
});

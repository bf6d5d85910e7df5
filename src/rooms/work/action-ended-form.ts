import { choice, defineForm, text } from "../../kernel/forms/index.ts";

export const actionStates = { open: "To do", done: "Done", "not-done": "Not done" } as const;
export type ActionState = keyof typeof actionStates;

/** What came of an action that stands on no child: on a place, or under a plan for an adult. */
export const endActionForm = defineForm()({
  state: choice({
    label: "Was it done?",
    missing: "Choose whether it was done",
    options: { done: "Yes", "not-done": "No, and it will not be" },
  }),
  outcome: text({
    namesNoChild: true,
    label: "What came of it?",
    hint: "Name no child",
    rows: 2,
    called: "What came of it",
    most: 2000,
    missing: "Enter what came of it",
  }),
});

import { choiceFrom, defineForm, optionalText, text } from "../../../kernel/forms/index.ts";
import { nameIn, optionsOf } from "../identity-scheme.ts";
import { answered, factForm, line } from "./fact-form.ts";
import {
  ifKnown,
  stateQuestion,
  toldChecks,
  toldQuestions,
  type Drawing,
  type Reading,
} from "./told-questions.ts";

export const faith = factForm({
  kind: "faith",
  form: defineForm<Reading, Drawing>()(
    {
      state: stateQuestion(["faith", "wording"]),
      faith: ifKnown(
        choiceFrom<Reading, Drawing>({
          label: "Religion or belief",
          options: ({ scheme }) => optionsOf(scheme.faiths),
          unchosen: "Choose a religion or belief",
          missing: "Choose the religion or belief that the child said",
        }),
      ),
      wording: ifKnown(
        optionalText({
          label: "What matters to the child in it (optional)",
          hint: "Food, prayer, days, who may be present",
          rows: 3,
          called: "What matters to the child",
          most: 1000,
        }),
      ),
      ...toldQuestions("faith"),
    },
    toldChecks("faith"),
  ),
  keep: ({ faith: value, wording }) => ({ value, wording }),
  typed: ({ value, wording }) => ({ faith: value ?? "", wording: wording ?? "" }),
  lines: ({ value, wording }, { faiths }) => [
    line("Religion or belief", nameIn(faiths, value)),
    line("What matters", wording),
  ],
});

export const gender = factForm({
  kind: "gender",
  form: defineForm<Reading, Drawing>()(
    {
      state: stateQuestion(["wording", "pronouns"]),
      wording: ifKnown(
        text({
          label: "How the child describes their gender",
          hint: "In the child’s words. The sex that is recorded stands apart and does not change",
          isVerbatim: true,
          called: "The child’s words",
          most: 200,
          missing: "Enter how the child describes their gender",
        }),
      ),
      pronouns: ifKnown(
        optionalText({
          label: "Pronouns (optional)",
          called: "Pronouns",
          most: 60,
        }),
      ),
      ...toldQuestions("gender"),
    },
    toldChecks("gender"),
  ),
  keep: ({ wording, pronouns }) => ({ wording, details: answered({ pronouns }) }),
  typed: ({ wording, details }) => ({
    wording: wording ?? "",
    pronouns: details["pronouns"] ?? "",
  }),
  lines: ({ wording, details }) => [
    line("Gender, in their words", wording),
    line("Pronouns", details["pronouns"]),
  ],
});

export const orientation = factForm({
  kind: "orientation",
  form: defineForm<Reading, Drawing>()(
    {
      state: stateQuestion(["wording"]),
      wording: ifKnown(
        text({
          label: "How the child describes their sexual orientation",
          hint: "Only where the child chose to say it. Never ask because a form has the question",
          isVerbatim: true,
          called: "The child’s words",
          most: 200,
          missing: "Enter how the child describes it",
        }),
      ),
      ...toldQuestions("orientation"),
    },
    toldChecks("orientation"),
  ),
  keep: ({ wording }) => ({ wording }),
  typed: ({ wording }) => ({ wording: wording ?? "" }),
  lines: ({ wording }) => [line("Sexual orientation, in their words", wording)],
});

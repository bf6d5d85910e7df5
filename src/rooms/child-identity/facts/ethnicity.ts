import { choiceFrom, defineForm, optionalText } from "../../../kernel/forms/index.ts";
import { endedWords, nameIn, offeredOn, optionsOf } from "../identity-scheme.ts";
import { factForm, line } from "./fact-form.ts";
import {
  ifKnown,
  stateQuestion,
  toldChecks,
  toldQuestions,
  type Drawing,
  type Reading,
} from "./told-questions.ts";

const missing = "Choose the group that the child said";

/** Self-defined: what the child says, in a group of the census and in their own words. */
export const ethnicity = factForm({
  kind: "ethnicity",
  form: defineForm<Reading, Drawing>()(
    {
      state: stateQuestion(["ethnicity", "wording"]),
      ethnicity: ifKnown(
        choiceFrom<Reading, Drawing>({
          label: "How the child describes their ethnic group",
          hint: "Read the list to the child, or let them read it",
          options: ({ scheme }) => optionsOf(scheme.ethnicities),
          offered: ({ scheme }) => offeredOn(scheme.ethnicities, scheme.today),
          unchosen: "Choose a group",
          missing,
        }),
      ),
      wording: ifKnown(
        optionalText({
          label: "In the child’s own words (optional)",
          isVerbatim: true,
          called: "The child’s words",
          most: 500,
        }),
      ),
      ...toldQuestions("ethnicity"),
    },
    {
      ...toldChecks("ethnicity"),
      ethnicity: ({ ethnicity: chosen }, { scheme }) =>
        endedWords(scheme.ethnicities, chosen, scheme.today),
    },
  ),
  keep: ({ ethnicity: value, wording }) => ({ value, wording }),
  typed: ({ value, wording }) => ({ ethnicity: value ?? "", wording: wording ?? "" }),
  lines: ({ value, wording }, { ethnicities }) => {
    const chosen = ethnicities.find(({ key }) => key === value);
    const group = chosen?.group === undefined ? "" : `${chosen.group}: `;
    return [
      line("Ethnic group", `${group}${nameIn(ethnicities, value)}`),
      line("In their own words", wording),
    ];
  },
});

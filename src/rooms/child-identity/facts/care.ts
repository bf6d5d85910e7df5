import { formatDate } from "../../../kernel/dates.ts";
import { choiceFrom, defineForm, optionalText } from "../../../kernel/forms/index.ts";
import { endedWords, nameIn, offeredOn, optionsOf } from "../identity-scheme.ts";
import { optionalDate } from "../optional-date.ts";
import { answered, factForm, line, partsOf } from "./fact-form.ts";
import {
  ifKnown,
  stateQuestion,
  toldChecks,
  toldQuestions,
  type Drawing,
  type Reading,
} from "./told-questions.ts";

const ends = "It must not end before it began";

export const care = factForm({
  kind: "care",
  form: defineForm<Reading, Drawing>()(
    {
      state: stateQuestion(["status", "from", "to", "authority", "wording"]),
      status: ifKnown(
        choiceFrom<Reading, Drawing>({
          label: "Care or legal status",
          options: ({ scheme }) => optionsOf(scheme.careStatuses),
          offered: ({ scheme }) => offeredOn(scheme.careStatuses, scheme.today),
          unchosen: "Choose a status",
          missing: "Choose the care or legal status",
        }),
      ),
      from: ifKnown(
        optionalDate<Reading, Drawing>({
          label: "Since (optional)",
          called: "Since when",
          isPast: true,
        }),
      ),
      to: ifKnown(
        optionalDate<Reading, Drawing>({ label: "Until (optional)", called: "Until when" }),
      ),
      authority: ifKnown(
        optionalText({
          label: "Placing authority (optional)",
          hint: "The council that is responsible, where it is another one",
          called: "Placing authority",
          most: 200,
        }),
      ),
      wording: ifKnown(
        optionalText({
          label: "What else matters (optional)",
          hint: "Do not write where the child lives, nor anything of immigration",
          rows: 2,
          called: "What else matters",
          most: 500,
        }),
      ),
      ...toldQuestions("care"),
    },
    {
      ...toldChecks("care"),
      status: ({ status }, { scheme }) => endedWords(scheme.careStatuses, status, scheme.today),
      to: ({ from, to }) => Boolean(from && to && to < from) && ends,
    },
  ),
  keep: ({ status: value, from, to, authority, wording }) => ({
    value,
    from,
    to,
    wording,
    details: answered({ authority }),
  }),
  typed: ({ value, from, to, wording, details }) => ({
    status: value ?? "",
    from: partsOf(from),
    to: partsOf(to),
    wording: wording ?? "",
    authority: details["authority"] ?? "",
  }),
  lines: ({ value, from, to, wording, details }, { careStatuses }) => [
    line("Status", nameIn(careStatuses, value)),
    line("Since", from && formatDate(from)),
    line("Until", to && formatDate(to)),
    line("Placing authority", details["authority"]),
    line("What else matters", wording),
  ],
});

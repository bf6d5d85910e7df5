import { defineForm, optionalChoice, optionalText } from "../../../kernel/forms/index.ts";
import { answered, factForm, line } from "./fact-form.ts";
import {
  ifKnown,
  stateQuestion,
  toldChecks,
  toldQuestions,
  type Drawing,
  type Reading,
} from "./told-questions.ts";

const disabilities = { yes: "Yes", no: "No" } as const;

export const needs = factForm({
  kind: "needs",
  form: defineForm<Reading, Drawing>()(
    {
      state: stateQuestion(["disability", "wording", "communication", "adjustments"]),
      disability: ifKnown(
        optionalChoice({
          label: "Does the child have a disability or a long-lasting condition?",
          classes: "govuk-radios--small govuk-radios--inline",
          options: disabilities,
          unknown: "Choose yes or no",
        }),
      ),
      wording: ifKnown(
        optionalText({
          label: "Which, and what it means day to day (optional)",
          rows: 3,
          called: "Which, and what it means",
          most: 1000,
        }),
      ),
      communication: ifKnown(
        optionalText({
          label: "How to communicate with the child (optional)",
          hint: "“Short sentences, one question at a time”, “British Sign Language”, “Makaton”",
          rows: 3,
          called: "How to communicate",
          most: 500,
        }),
      ),
      adjustments: ifKnown(
        optionalText({
          label: "What helps at a meeting or an interview (optional)",
          hint: "An intermediary, breaks, a quiet room, pictures",
          called: "What helps",
          most: 500,
        }),
      ),
      ...toldQuestions("needs"),
    },
    {
      ...toldChecks("needs"),
      disability: ({ state, disability }) =>
        state === "known" && disability === null && "Choose yes or no",
      wording: ({ disability, wording }) =>
        disability === "yes" && wording === null && "Enter which, in the child’s words if you can",
    },
  ),
  keep: ({ disability: value, wording, communication, adjustments }) => ({
    value,
    wording,
    details: answered({ communication, adjustments }),
  }),
  typed: ({ value, wording, details }) => ({
    disability: value ?? "",
    wording: wording ?? "",
    communication: details["communication"] ?? "",
    adjustments: details["adjustments"] ?? "",
  }),
  lines: ({ value, wording, details }) => [
    line("Disability", value === "yes" ? "Yes" : "No"),
    line("Which", wording),
    line("How to communicate", details["communication"]),
    line("What helps", details["adjustments"]),
  ],
});

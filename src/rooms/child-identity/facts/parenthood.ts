import { formatDate } from "../../../kernel/dates.ts";
import { defineForm, optionalChoice, optionalText } from "../../../kernel/forms/index.ts";
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

const answers = { yes: "Pregnant", partner: "A partner is pregnant", no: "No pregnancy" } as const;

export const parenthood = factForm({
  kind: "parenthood",
  form: defineForm<Reading, Drawing>()(
    {
      state: stateQuestion(["pregnancy", "due", "unborn", "children"]),
      pregnancy: ifKnown(
        optionalChoice({
          label: "Pregnancy",
          options: answers,
          unknown: "Choose whether there is a pregnancy",
        }),
      ),
      due: ifKnown(optionalDate<Reading, Drawing>({ label: "Due (optional)", called: "Due date" })),
      unborn: ifKnown(
        optionalText({
          label: "What is planned for the unborn baby (optional)",
          hint: "Pre-birth assessment and plan, midwife, reference of the baby’s own record",
          rows: 3,
          called: "What is planned for the unborn baby",
          most: 500,
        }),
      ),
      children: ifKnown(
        optionalText({
          label: "The child’s own children (optional)",
          hint: "Ages, who looks after them, reference of their own records",
          rows: 3,
          called: "Own children",
          most: 500,
        }),
      ),
      ...toldQuestions("parenthood"),
    },
    {
      ...toldChecks("parenthood"),
      pregnancy: ({ state, pregnancy }) =>
        state === "known" && pregnancy === null && "Choose whether there is a pregnancy",
    },
  ),
  keep: ({ pregnancy: value, due: to, unborn, children }) => ({
    value,
    to: value === "no" ? null : to,
    details: value === "no" ? answered({ children }) : answered({ unborn, children }),
  }),
  typed: ({ value, to, details }) => ({
    pregnancy: value ?? "",
    due: partsOf(to),
    unborn: details["unborn"] ?? "",
    children: details["children"] ?? "",
  }),
  lines: ({ value, to, details }) => [
    line("Pregnancy", value === "yes" || value === "partner" ? answers[value] : answers.no),
    line("Due", to && formatDate(to)),
    line("Unborn baby", details["unborn"]),
    line("Own children", details["children"]),
  ],
});

import {
  choiceFrom,
  defineForm,
  optionalChoice,
  optionalChoiceFrom,
  optionalText,
} from "../../../kernel/forms/index.ts";
import { ifKnown, stateQuestion, toldChecks, toldQuestions } from "../facts/told-questions.ts";
import type { Drawing, Reading } from "../facts/told-questions.ts";
import { endedWords, offeredOn, optionsOf } from "../identity-scheme.ts";
import { optionalDate } from "../optional-date.ts";

/** For what somebody opens it: chosen from a list, so that the audit says why and nothing of the child. */
export const purposeForm = defineForm<Reading, Drawing>()({
  purpose: choiceFrom<Reading, Drawing>({
    label: "For what do you need it?",
    options: ({ scheme }) => optionsOf(scheme.purposes),
    missing: "Choose for what you need it",
  }),
});

const { source, sourceName, childAsked, notWith, notedOn } = toldQuestions("care");

export const unaccompaniedWords = {
  yes: "Yes",
  no: "No",
  "not-known": "Not known",
} as const;

/** Nationality and immigration status: it goes nowhere outside its page. */
export const immigrationForm = defineForm<Reading, Drawing>()(
  {
    state: stateQuestion(
      ["nationalities", "status", "from", "to", "unaccompanied", "adviser", "wording"],
      ["source", "sourceName", "childAsked", "notWith"],
    ),
    nationalities: ifKnown(
      optionalText({
        label: "Nationality, or nationalities (optional)",
        hint: "“Stateless” is an answer",
        called: "Nationality",
        most: 200,
      }),
    ),
    status: ifKnown(
      optionalChoiceFrom<Reading, Drawing>({
        label: "Immigration status (optional)",
        options: ({ scheme }) => optionsOf(scheme.immigrationStatuses),
        offered: ({ scheme }) => offeredOn(scheme.immigrationStatuses, scheme.today),
        unchosen: "Choose a status",
        unknown: "Choose a status of the list",
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
    unaccompanied: ifKnown(
      optionalChoice({
        label: "Did the child come without anybody who answers for them? (optional)",
        classes: "govuk-radios--small govuk-radios--inline",
        options: unaccompaniedWords,
        unknown: "Choose yes, no or not known",
      }),
    ),
    adviser: ifKnown(
      optionalText({
        label: "Legal adviser, with a number (optional)",
        called: "Legal adviser",
        most: 300,
      }),
    ),
    wording: ifKnown(
      optionalText({
        label: "What else the child’s lead needs (optional)",
        rows: 3,
        called: "What else is needed",
        most: 1000,
      }),
    ),
    source,
    sourceName,
    childAsked,
    notWith,
    notedOn,
  },
  {
    ...toldChecks("care"),
    nationalities: ({ state, nationalities, status, unaccompanied }) =>
      state === "known" &&
      nationalities === null &&
      status === null &&
      unaccompanied === null &&
      "Enter a nationality, a status, or whether the child came alone",
    status: ({ status }, { scheme }) =>
      endedWords(scheme.immigrationStatuses, status, scheme.today),
    to: ({ from, to }) => Boolean(from && to && to < from) && "It must not end before it began",
  },
);

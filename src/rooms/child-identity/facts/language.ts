import {
  choiceFrom,
  defineForm,
  optionalChoice,
  optionalChoiceFrom,
  optionalText,
} from "../../../kernel/forms/index.ts";
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

export const language = factForm({
  kind: "language",
  form: defineForm<Reading, Drawing>()(
    {
      state: stateQuestion(["language", "others", "reading"]),
      language: ifKnown(
        choiceFrom<Reading, Drawing>({
          label: "First language",
          options: ({ scheme }) => optionsOf(scheme.languages),
          unchosen: "Choose a language",
          missing: "Choose the first language",
        }),
      ),
      others: ifKnown(
        optionalText({ label: "Other languages (optional)", called: "Other languages", most: 200 }),
      ),
      reading: ifKnown(
        optionalText({
          label: "Reading and writing (optional)",
          hint: "“Reads Arabic, no English yet”",
          called: "Reading and writing",
          most: 200,
        }),
      ),
      ...toldQuestions("language"),
    },
    toldChecks("language"),
  ),
  keep: ({ language: value, others, reading }) => ({
    value,
    details: answered({ others, reading }),
  }),
  typed: ({ value, details }) => ({
    language: value ?? "",
    others: details["others"] ?? "",
    reading: details["reading"] ?? "",
  }),
  lines: ({ value, details }, { languages }) => [
    line("First language", nameIn(languages, value)),
    line("Other languages", details["others"]),
    line("Reading and writing", details["reading"]),
  ],
});

const needs = {
  yes: "An interpreter is needed",
  no: "No interpreter is needed",
} as const;
const genders = { any: "Any", female: "A woman", male: "A man" } as const;
const checked = { yes: "Yes", no: "No" } as const;

/** What someone who may interpret has to be, where one is named. */
const named = ({ need, name }: { need?: string | null; name?: string | null }): boolean =>
  need === "yes" && Boolean(name);

export const interpreter = factForm({
  kind: "interpreter",
  form: defineForm<Reading, Drawing>()(
    {
      state: stateQuestion([
        "need",
        "spoken",
        "dialect",
        "gender",
        "name",
        "accredited",
        "related",
        "conflict",
      ]),
      need: ifKnown(
        optionalChoice({
          label: "Does the child need an interpreter?",
          hint: "Also where they get by in English: what happened is said in the first language",
          options: needs,
          unknown: "Choose whether an interpreter is needed",
        }),
      ),
      spoken: ifKnown(
        optionalChoiceFrom<Reading, Drawing>({
          label: "In which language",
          options: ({ scheme }) => optionsOf(scheme.languages),
          unchosen: "Choose a language",
          unknown: "Choose a language of the list",
        }),
      ),
      dialect: ifKnown(
        optionalText({
          label: "Dialect that the child understands (optional)",
          called: "Dialect",
          most: 100,
        }),
      ),
      gender: ifKnown(
        optionalChoice({
          label: "Who the child accepts (optional)",
          classes: "govuk-radios--small govuk-radios--inline",
          options: genders,
          unknown: "Choose who the child accepts",
        }),
      ),
      name: ifKnown(
        optionalText({
          label: "Interpreter, with their agency (optional)",
          hint: "Accredited alone: never family, a friend or someone from the same circle",
          called: "Interpreter",
          most: 200,
        }),
      ),
      accredited: ifKnown(
        optionalText({
          label: "Accreditation of the interpreter",
          hint: "Register and number, where one is named",
          called: "Accreditation",
          most: 200,
        }),
      ),
      related: ifKnown(
        optionalChoice({
          label: "Is the interpreter family, a friend or known to the family?",
          classes: "govuk-radios--small govuk-radios--inline",
          options: checked,
          unknown: "Choose whether they know the family",
        }),
      ),
      conflict: ifKnown(
        optionalChoice({
          label: "Has a conflict of interest been checked?",
          classes: "govuk-radios--small govuk-radios--inline",
          options: checked,
          unknown: "Choose whether it has been checked",
        }),
      ),
      ...toldQuestions("interpreter"),
    },
    {
      ...toldChecks("interpreter"),
      need: ({ state, need }) =>
        state === "known" && need === null && "Choose whether an interpreter is needed",
      spoken: ({ need, spoken }) =>
        need === "yes" && spoken === null && "Choose the language of the interpreter",
      accredited: (values) =>
        named(values) &&
        values.accredited === null &&
        "Enter the accreditation: nobody interprets without one",
      related: (values) =>
        (named(values) && values.related === null && "Choose whether they know the family") ||
        (named(values) &&
          values.related === "yes" &&
          "Choose another interpreter: never family, a friend or someone known to the family"),
      conflict: (values) =>
        named(values) &&
        values.conflict !== "yes" &&
        "Check for a conflict of interest before you name an interpreter",
    },
  ),
  keep: ({ need, spoken, dialect, gender, name, accredited, related, conflict }) => ({
    value: need === "yes" ? spoken : null,
    details:
      need === "yes"
        ? answered({ need, dialect, gender, name, accredited, related, conflict })
        : answered({ need }),
  }),
  typed: ({ value, details }) => ({
    spoken: value ?? "",
    need: details["need"] ?? "",
    dialect: details["dialect"] ?? "",
    gender: details["gender"] ?? "",
    name: details["name"] ?? "",
    accredited: details["accredited"] ?? "",
    related: details["related"] ?? "",
    conflict: details["conflict"] ?? "",
  }),
  lines: ({ value, details }, { languages }) => [
    line("Interpreter", value === null ? "Not needed" : nameIn(languages, value)),
    line("Dialect", details["dialect"]),
    line("The child accepts", acceptedWords(details["gender"])),
    line("Named", details["name"]),
    line("Accreditation", details["accredited"]),
    line("Conflict of interest", details["conflict"] === "yes" ? "Checked" : null),
  ],
});

/** Who the child accepts as an interpreter. */
export const acceptedWords = (gender: string | undefined): string | undefined =>
  gender === "female" || gender === "male" ? `${genders[gender]} only` : undefined;

import { defineForm, optionalChoice, optionalText, text } from "../../../kernel/forms/index.ts";
import { readTelephone } from "../telephone.ts";
import { answered, factForm, line } from "./fact-form.ts";
import {
  ifKnown,
  stateQuestion,
  toldChecks,
  toldQuestions,
  type Asked,
  type Drawing,
  type Reading,
} from "./told-questions.ts";

const mayBe = { yes: "Yes", no: "No, ring off" } as const;

const written = text<Reading, Drawing>({
  label: "Number that is safe to ring",
  called: "Number",
  most: 40,
  missing: "Enter a telephone number",
});

/** However it is typed, it is kept in one way. */
const telephone: Asked<string, string> = {
  asked: written.asked,
  read: (typed, at) => {
    const read = written.read(typed, at);
    if (read.errors) return read;
    const number = readTelephone(read.value);
    return number.ok
      ? { value: number.value }
      : { errors: [{ field: at.name, message: number.error }] };
  },
};

export const safeContact = factForm({
  kind: "safe-contact",
  form: defineForm<Reading, Drawing>()(
    {
      state: stateQuestion(["number", "hours", "voicemail", "messages", "seenBy", "wording"]),
      number: ifKnown(telephone),
      hours: ifKnown(
        text({
          label: "When it is safe",
          hint: "“School days 1pm to 1.30pm”, “any time”",
          called: "When it is safe",
          most: 200,
          missing: "Enter when it is safe to ring",
        }),
      ),
      voicemail: ifKnown(
        optionalChoice({
          label: "May someone leave a voicemail?",
          classes: "govuk-radios--small govuk-radios--inline",
          options: mayBe,
          unknown: "Choose whether a voicemail is safe",
        }),
      ),
      messages: ifKnown(
        optionalChoice({
          label: "May someone send a text message?",
          classes: "govuk-radios--small govuk-radios--inline",
          options: { yes: "Yes", no: "No" },
          unknown: "Choose whether a text message is safe",
        }),
      ),
      seenBy: ifKnown(
        optionalText({
          label: "Who else sees or holds the phone (optional)",
          called: "Who else sees the phone",
          most: 300,
        }),
      ),
      wording: ifKnown(
        optionalText({
          label: "What to say if someone else answers (optional)",
          called: "What to say",
          most: 300,
        }),
      ),
      ...toldQuestions("safe-contact"),
    },
    {
      ...toldChecks("safe-contact"),
      voicemail: ({ state, voicemail }) =>
        state === "known" && voicemail === null && "Choose whether a voicemail is safe",
    },
  ),
  keep: ({ number, hours, voicemail, messages, seenBy, wording }) => ({
    wording,
    details: answered({ number, hours, voicemail, messages, seenBy }),
  }),
  typed: ({ wording, details }) => ({
    wording: wording ?? "",
    number: details["number"] ?? "",
    hours: details["hours"] ?? "",
    voicemail: details["voicemail"] ?? "",
    messages: details["messages"] ?? "",
    seenBy: details["seenBy"] ?? "",
  }),
  lines: ({ wording, details }) => [
    line("Number", details["number"]),
    line("When", details["hours"]),
    line("Voicemail", voicemailWords(details["voicemail"])),
    line("Text messages", details["messages"] && (details["messages"] === "yes" ? "Yes" : "No")),
    line("Who else sees the phone", details["seenBy"]),
    line("If someone else answers", wording),
  ],
});

/** Whether a voicemail may be left; where nobody said so, none is. */
export const voicemailWords = (said: string | undefined): string =>
  said === "yes" ? "Voicemail is safe" : "No voicemail";

import { addDays } from "../../kernel/dates.ts";
import {
  choice,
  choiceFrom,
  date,
  defineForm,
  optionalText,
  severalFrom,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import { writtenWays } from "./request.ts";
import type { RequestScheme } from "./request-scheme.ts";

type Reading = { readonly scheme: RequestScheme; readonly now: Date; readonly today: string };
type Drawing = { readonly scheme: RequestScheme };

/** Ends the name of counselling-type material wherever it is asked about. */
export const counsellingMark = " (counselling-type: refused unless a manager decides otherwise)";

const askersIn = ({ scheme }: Drawing): readonly Option[] =>
  scheme.askers.map(({ key, name, basis }) => ({ value: key, text: name, hint: basis }));
const materialsIn = ({ scheme }: Drawing): readonly Option[] =>
  scheme.materials.map(({ key, name, isCounselling }) => ({
    value: key,
    text: isCounselling ? `${name}${counsellingMark}` : name,
  }));

/** What a request says; what is decided on it comes after. */
export const recordForm = defineForm<Reading, Drawing>()(
  {
    asker: choiceFrom({ label: "Who asks?", options: askersIn, missing: "Choose who asks" }),
    askerName: text({
      label: "Name and role of the person who asks",
      called: "Name and role",
      most: 200,
      missing: "Enter the name and role of the person who asks",
    }),
    forceReference: optionalText({
      label: "Their reference (optional)",
      hint: "Crime, operation or case number",
      called: "Their reference",
      most: 60,
    }),
    written: choice({
      label: "How was it made in writing?",
      options: {
        ...writtenWays,
        spoken: { text: "It was not", hint: "Ask for it in writing: nothing is given without" },
      },
      missing: "Choose how it was made in writing",
    }),
    askedOn: date({ label: "When it was made", called: "When it was made", isPast: true }),
    enquiry: text({
      label: "Line of enquiry",
      hint: "What the investigation or the case wants to find out, as the request says",
      rows: 4,
      called: "Line of enquiry",
      most: 4000,
      missing: "Enter the line of enquiry. Send the request back if it names none",
    }),
    necessity: text({
      label: "Why it is necessary and proportionate",
      hint: "As the request says, and why it cannot be found in another way",
      rows: 4,
      called: "Why it is necessary",
      most: 4000,
      missing:
        "Enter why it is necessary and proportionate. Send the request back if it does not say",
    }),
    materials: severalFrom({ label: "What is asked for", options: materialsIn }),
    dueOn: date({
      label: "Answer by",
      hint: "The day in the request or the order, or the day that is set for all",
      called: "Answer by",
    }),
  },
  {
    written: ({ written }) =>
      written === "spoken" && "Ask for it in writing: a spoken request is not recorded here",
    materials: ({ materials }) =>
      materials?.length === 0 && "Choose what is asked for: a request for everything is sent back",
    dueOn: ({ dueOn, askedOn }, { today }) => {
      if (dueOn === undefined) return false;
      if (askedOn !== undefined && dueOn < askedOn) return "It must be after the request was made";
      return dueOn > addDays(today, 366) && "It must be within a year";
    },
  },
);

import type { FieldError } from "../../../kernel/fields.ts";
import {
  choice,
  defineForm,
  optionalText,
  text,
  type FormTyped,
  type Read,
} from "../../../kernel/forms/index.ts";
import type { Instrument } from "../../../instruments/index.ts";
import { setDomain } from "./edit.ts";

/** The tool with a part changed, or what is wrong by field. */
export type Edited =
  | { readonly ok: true; readonly value: Instrument }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** What a form that was read makes of the tool. */
export const edited = <V>(read: Read<V>, made: (value: V) => Instrument): Edited =>
  read.errors ? { ok: false, errors: read.errors } : { ok: true, value: made(read.value) };

export const linesIn = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export const small = "govuk-radios--small";

export const aboutForm = defineForm()(
  {
    name: text({
      label: "Title",
      called: "Title",
      most: 120,
      missing: "Enter what the tool is called",
    }),
    purpose: choice({
      label: "What is it for?",
      classes: small,
      options: {
        screening: "A screening: says whether to look closer",
        assessment: "An assessment: looks",
        conversation: "A guide for a conversation: has no numbers",
      },
      missing: "Choose what it is for",
    }),
    usedBy: text({
      label: "Who uses it?",
      hint: "For example: schools and colleges, or social workers in an assessment",
      called: "Who uses it",
      most: 200,
      missing: "Enter who uses it",
    }),
    source: text({
      label: "Where does it come from?",
      hint: "Whose structure it follows, how sure that is, and what your partnership has confirmed. It is shown on the page of the tool.",
      rows: 3,
      called: "Where it comes from",
      most: 500,
      missing: "Enter whose structure it follows and what has to be confirmed",
    }),
    occasions: optionalText({
      label: "Times at which it is filled in (optional)",
      hint: "One to a line, in order: Score, Review, Final. Leave it empty where it is repeated freely.",
      rows: 3,
      called: "Times",
      most: 1000,
    }),
    protective: choice({
      label: "Does it ask what protects the child?",
      classes: small,
      options: { yes: "Yes", no: "No" },
      missing: "Choose whether it asks what protects the child",
    }),
  },
  {
    occasions: ({ occasions }) => {
      const times = linesIn(occasions ?? "");
      const isMuch = times.length > 10 || times.some((one) => one.length > 100);
      return isMuch && "Enter 10 times or fewer, each in a few words";
    },
  },
);

export const aboutTyped = (tool: Instrument): FormTyped<typeof aboutForm> => ({
  name: tool.name,
  purpose: tool.purpose,
  usedBy: tool.usedBy ?? "",
  source: tool.source,
  occasions: tool.occasions.join("\n"),
  protective: tool.asksProtectiveFactors ? "yes" : "no",
});

export const readAbout = (tool: Instrument, typed: FormTyped<typeof aboutForm>): Edited =>
  edited(aboutForm.read(typed, {}), ({ protective, occasions, ...about }) => ({
    ...tool,
    ...about,
    occasions: linesIn(occasions ?? ""),
    asksProtectiveFactors: protective === "yes",
  }));

type OfDomain = { readonly tool: Instrument; readonly key: string | undefined };

export const domainForm = defineForm<OfDomain>()(
  {
    title: text({
      label: "Title of the domain",
      hint: "What its questions are about, in neutral words: Education, Life online",
      called: "Title",
      most: 120,
      missing: "Enter a title",
    }),
  },
  {
    title: ({ title = "" }, { tool, key }) =>
      tool.domains.some((one) => one.title === title && one.key !== key) &&
      `“${title}” is there already`,
  },
);

export const readDomain = (of: OfDomain, typed: FormTyped<typeof domainForm>): Edited =>
  edited(domainForm.read(typed, of), ({ title }) => setDomain(of.tool, of.key, title));

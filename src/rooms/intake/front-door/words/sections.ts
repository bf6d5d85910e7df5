import { publicFieldWords } from "../public-fields.ts";
import { publicOptions } from "../public-options.ts";
import { publicSays, saysPlaces } from "../public-says.ts";
import type { PublicWords } from "../door.ts";

/** Something that the form says, where it stands in its configuration, and what a writer reads beside it. */
export type Word = {
  readonly path: readonly string[];
  readonly label: string;
  readonly hint?: string;
  readonly isLong?: boolean;
};

export type Section = {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly words: readonly Word[];
};

/** As a field of a page is called. */
export const fieldOf = (path: readonly (string | number)[]): string => path.join("_");

const instead = (text: string): string => `In place of “${text}”`;

const asked: readonly Word[] = [
  { path: ["name"], label: "What this version is called" },
  { path: ["source"], label: "Whose words these are, and who tested them" },
  { path: ["title"], label: "Heading of the form" },
  { path: ["danger", "question"], label: "The question whether someone is in danger" },
  { path: ["danger", "hint"], label: "Text under that question" },
  { path: ["intro"], label: "What is read before the questions", isLong: true },
  { path: ["about"], label: "Text above child, place or group" },
  { path: ["worry", "question"], label: "The question what worries them" },
  { path: ["worry", "hint"], label: "Text under what worries them" },
  { path: ["whom"], label: "Text above the questions about the child" },
  { path: ["you"], label: "Text above the questions about the writer" },
  { path: ["optional"], label: "Added to what can be left out" },
];

const fields: readonly Word[] = Object.entries(publicFieldWords).flatMap(
  ([name, { label }]): Word[] => [
    { path: ["fields", name, "label"], label: instead(label) },
    {
      path: ["fields", name, "hint"],
      label: `Text under “${label}”`,
      hint: "Leave it empty to show nothing",
    },
  ],
);

const options: Readonly<Record<string, string>> = {
  danger: "whether someone is in danger",
  about: "what it is about",
  sender: "who writes",
};
const choices: readonly Word[] = Object.entries(publicOptions).flatMap(([name, texts]) =>
  Object.entries(texts).map(([key, text]): Word => ({
    path: ["options", name, key],
    label: `${instead(text)}, of ${options[name] ?? name}`,
  })),
);

const ownDanger = {
  label: "Text under 999",
  hint: "Leave it empty to show the first words of “What to do now”. Otherwise keep 999 in it",
  isLong: true,
};
const said = (name: keyof typeof publicSays): readonly Word[] =>
  Object.entries(publicSays[name]).map(([key, text]): Word => {
    if (text === "") return { ...ownDanger, path: ["says", name, key] };
    const places = (saysPlaces as Partial<Record<string, readonly string[]>>)[`${name}.${key}`];
    const hint = places && `Keep ${places.map((place) => `{${place}}`).join(" and ")} in it`;
    return {
      path: ["says", name, key],
      label: instead(text),
      ...(hint === undefined ? {} : { hint }),
      isLong: text.length > 70,
    };
  });

/** All that the form says, on pages that a person fills in in a quarter of an hour. */
export const sections: readonly Section[] = [
  {
    key: "asked",
    title: "Headings and questions",
    words: asked,
    about: "The language, and the text above and next to the questions.",
  },
  {
    key: "fields",
    title: "Labels and hints",
    words: fields,
    about: "Each field that is filled in. Workers read them as shipped.",
  },
  {
    key: "choices",
    title: "Choices",
    words: choices,
    about: "What can be chosen. What is kept and counted stays the same.",
  },
  {
    key: "buttons",
    title: "Buttons and the way out",
    words: said("buttons"),
    about: "The last five are for screen readers.",
  },
  {
    key: "wrong",
    title: "What is wrong",
    words: said("wrong"),
    about: "Messages about what was left out, or is too long.",
  },
  {
    key: "ringing",
    title: "Who to ring",
    words: said("ringing"),
    about: "999 comes first on every page of the form. Lantern puts in the numbers.",
  },
  {
    key: "now",
    title: "What to do now",
    words: said("now"),
    about:
      "The page behind the link of that name. It uses these words once its own text is in the language of the form too: that is configured separately. Until then all of it is in English.",
  },
  {
    key: "sending",
    title: "Before sending",
    words: said("sending"),
    about: "The page where they check their answers.",
  },
  {
    key: "around",
    title: "Around the form",
    words: said("around"),
    about:
      "The link that skips to the form, and those at the foot. The first two are for screen readers. The pages behind these links stay in English, except “What to do now”.",
  },
  {
    key: "failing",
    title: "When a page fails",
    words: said("failing"),
    about:
      "What is shown instead of a page that is not there, was sent too much, or could not be answered. Until one of these is worded, all of them are in English.",
  },
  {
    key: "after",
    title: "After sending",
    words: said("after"),
    about:
      "Another person may pick up the phone and read this. It says that you have a message, not what it is about or who has it.",
  },
];

export const findSection = (key: string): Section | undefined =>
  sections.find((one) => one.key === key);

/** Languages that are much spoken where English is; another one is set in the file of the form. */
const languages = [
  "en",
  "cy",
  "sq",
  "ar",
  "bn",
  "bg",
  "zh",
  "cs",
  "fa",
  "fr",
  "de",
  "el",
  "gu",
  "hi",
  "hu",
  "it",
  "ku",
  "lt",
  "ne",
  "ps",
  "pl",
  "pt",
  "pa",
  "ro",
  "ru",
  "sk",
  "so",
  "es",
  "ta",
  "ti",
  "tr",
  "uk",
  "ur",
  "vi",
  "yo",
];

const inEnglish = new Intl.DisplayNames("en-GB", { type: "language" });
/** "Welsh" */
export const languageName = (lang: string): string => inEnglish.of(lang) ?? lang;

export const languageChoices = (now: string) =>
  [...new Set([...languages, now])]
    .map((lang) => ({ value: lang, text: languageName(lang) }))
    .toSorted((one, other) => one.text.localeCompare(other.text, "en-GB"));

/** What stands at a place of the form. */
export function wordAt(form: PublicWords, path: readonly string[]): string {
  let found: unknown = form;
  for (const step of path) found = (found as Readonly<Record<string, unknown>>)[step];
  return typeof found === "string" ? found : "";
}

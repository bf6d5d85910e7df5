import type { FieldError } from "../../../../kernel/fields.ts";
import {
  givenForm,
  sought,
  type GivenForm,
  type Question,
} from "../../../../kernel/forms/index.ts";
import { directionOf } from "../../../../platform/words/index.ts";
import { publicFormShape } from "../../configuration-kinds.ts";
import type { PublicWords } from "../door.ts";
import {
  fieldOf,
  languageChoices,
  languageName,
  sections,
  wordAt,
  type Section,
} from "./sections.ts";
import { uncapitalised } from "../../../../kernel/words.ts";

export type Typed = Readonly<Record<string, string>>;

type Asked = Question<string, string, object, object>;

const languageAsked = (lang: string): Asked => ({
  asked: {
    kind: "choice",
    label: "Language of the form",
    hint: "How browsers and voices read it. Write every word in it",
    unchosen: "Choose a language",
    options: () => languageChoices(lang),
  },
  // `changeWords` reads it with all the rest of the form.
  read: (typed) => ({ value: typed }),
});

/** What a section asks, in the language that the form is in. */
export function sectionForm(section: Section, { lang }: PublicWords): GivenForm<object, object> {
  const writtenIn = { lang, dir: directionOf(lang) };
  const words = section.words.map(({ path, isLong, ...word }): [string, Asked] => [
    fieldOf(path),
    sought({ ...word, writtenIn, ...(isLong && { rows: 3 }) }),
  ]);
  return givenForm<object, object>({
    ...(hasLanguage(section) && { lang: languageAsked(lang) }),
    ...Object.fromEntries(words),
  });
}

type Changed =
  | { readonly ok: true; readonly form: PublicWords }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** The language is chosen with the headings. */
const hasLanguage = ({ key }: Section): boolean => key === "asked";

/** A section as its page shows it. */
export const sectionTyped = (section: Section, form: PublicWords): Typed => ({
  ...(hasLanguage(section) ? { lang: form.lang } : {}),
  ...Object.fromEntries(section.words.map(({ path }) => [fieldOf(path), wordAt(form, path)])),
});

/** The form with a section in other words, or what is wrong by field; all of it fits, or none is kept. */
export function changeWords(section: Section, form: PublicWords, typed: Typed): Changed {
  const changed = structuredClone(form) as Record<string, unknown>;
  for (const { path } of section.words) {
    const text = typed[fieldOf(path)];
    if (text !== undefined) put(changed, path, text.trim());
  }
  if (hasLanguage(section) && typed["lang"] !== undefined) changed["lang"] = typed["lang"].trim();
  const read = publicFormShape.safeParse(changed);
  if (read.success) return { ok: true, form: read.data };
  const errors = read.error.issues.map((issue) => {
    const path = issue.path.map(String);
    return { field: fieldOf(path), message: messageOf(issue, labelOf(section, path)) };
  });
  // A field has one message: the first that was found.
  return { ok: false, errors: errors.filter(firstOfField) };
}

const firstOfField = ({ field }: FieldError, at: number, all: readonly FieldError[]): boolean =>
  all.findIndex((one) => one.field === field) === at;

const labelOf = (section: Section, path: readonly string[]): string =>
  section.words.find((one) => fieldOf(one.path) === fieldOf(path))?.label ?? "The language";

type Issue = { readonly code: string; readonly message: string; readonly maximum?: unknown };

function messageOf({ code, message, maximum }: Issue, label: string): string {
  if (code === "too_small") return `${label}: enter the words`;
  if (code === "too_big") return `${label}: must be ${String(maximum)} characters or fewer`;
  return `${label}: ${uncapitalised(message)}`;
}

function put(target: Record<string, unknown>, path: readonly string[], text: string): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  if (rest.length === 0) target[first] = text;
  else put(target[first] as Record<string, unknown>, rest, text);
}

type ChangedWord = { readonly label: string; readonly before: string; readonly now: string };

/** Word for word, in the order of the sections. */
export function changedWords(before: PublicWords, now: PublicWords): readonly ChangedWord[] {
  const [was, is] = [languageName(before.lang), languageName(now.lang)];
  const language = was === is ? [] : [{ label: "Language of the form", before: was, now: is }];
  const words = sections.flatMap((section) =>
    section.words.flatMap(({ label, path }): ChangedWord[] => {
      const [old, text] = [wordAt(before, path), wordAt(now, path)];
      return old === text ? [] : [{ label, before: old || "–", now: text || "–" }];
    }),
  );
  return [...language, ...words];
}

import i18next, { type i18n } from "i18next";
import type { IsoDate } from "../../kernel/dates.ts";
import cy from "./messages/cy.json" with { type: "json" };
import en from "./messages/en.json" with { type: "json" };
import pl from "./messages/pl.json" with { type: "json" };
import ur from "./messages/ur.json" with { type: "json" };
import type { Language } from "./languages.ts";

/** A message, whatever its plural forms are in each language. */
export type MessageKey = WithoutPlural<keyof typeof en>;
type WithoutPlural<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

export type Translator = {
  readonly language: Language;
  /** Values are set into the text as they are: the page or the paper escapes them. */
  readonly say: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly date: (date: IsoDate) => string;
};

export const messages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en,
  cy,
  pl,
  ur,
};

const texts: i18n = i18next.createInstance();
void texts.init({
  initAsync: false,
  fallbackLng: "en",
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: Object.fromEntries(
    Object.entries(messages).map(([code, translation]) => [code, { translation }]),
  ),
});

/** Says messages in one language; one that a language lacks is said in English. */
export function translatorFor(language: Language): Translator {
  const fixed = texts.getFixedT(language.code);
  const format = new Intl.DateTimeFormat(language.code === "en" ? "en-GB" : language.code, {
    dateStyle: "long",
    timeZone: "UTC",
  });
  return {
    language,
    say: (key, values = {}) => fixed(key, { ...values }),
    date: (date) => format.format(new Date(`${date}T00:00:00Z`)),
  };
}

import type { Attributes } from "./shared.ts";

/** A message in the plural forms of its language, for example `one` and `other`. */
export type PluralMessages = Readonly<Record<string, string>>;

/** Data attributes through which a page gives govuk-frontend's JavaScript its words. */
export function translationAttributes(
  messages: Readonly<Record<string, string | PluralMessages | undefined>>,
): Attributes {
  const entries = Object.entries(messages).flatMap(([key, message]) => {
    if (message === undefined) return [];
    if (typeof message === "string") return [[`data-i18n.${key}`, message]];
    return Object.entries(message).map(([rule, text]) => [`data-i18n.${key}.${rule}`, text]);
  });
  return Object.fromEntries(entries) as Attributes;
}

import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { Agency } from "../../directory/index.ts";
import { chosenIn } from "./entry-choices.ts";
import { listAt, textAt, type Body, type Field, type Register } from "./register.ts";

/** What a field says, as a reader sees it: each paragraph or item one text. */
export function wordsOf(field: Field, body: Body, agencies: readonly Agency[]): readonly string[] {
  const text = textAt(body, field.key);
  switch (field.kind) {
    case "text":
    case "long":
      return text === "" ? [] : text.split(/\n{2,}/);
    case "day":
      return text === "" ? [] : [formatDate(text)];
    case "moment":
      return text === "" ? [] : [formatDateTime(new Date(text))];
    case "choice":
      return text === "" ? [] : [optionOf(field.options, text)];
    case "several":
      return listAt(body, field.key).map((one) => optionOf(field.options, one));
    case "entries":
      return chosenIn(body, field.key, []);
    case "agencies":
      return listAt(body, field.key).map(
        (id) => agencies.find(({ agencyId }) => agencyId === id)?.name ?? "A former agency",
      );
    default:
      return field satisfies never;
  }
}

const optionOf = (options: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(options, key) ? (options[key] ?? key) : key;

/** The labels of what two versions say otherwise. */
export function changedFields(
  register: Register,
  one: { readonly title: string; readonly state: string; readonly body: Body },
  other: { readonly title: string; readonly state: string; readonly body: Body },
): readonly string[] {
  const same = (key: string): boolean =>
    JSON.stringify(one.body[key] ?? "") === JSON.stringify(other.body[key] ?? "");
  return [
    ...(one.title === other.title ? [] : [register.titleLabel]),
    ...(one.state === other.state ? [] : ["Status"]),
    ...register.fields.filter(({ key }) => !same(key)).map(({ label }) => label),
  ];
}

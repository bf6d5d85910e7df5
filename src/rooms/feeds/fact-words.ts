import { formatDate, formatDateTime } from "../../kernel/dates.ts";
import { factsOf, fieldsOf, type FeedField, type FeedKind, type Said } from "./kinds.ts";
import { instantOf, type Codes } from "./read-row.ts";

/** What a row says besides whom it is about, in the words of its fields and of what they can hold. */
export function factWords(kind: FeedKind, said: Said, codes: Codes): string {
  const facts = factsOf(said);
  return fieldsOf(kind)
    .flatMap((field) => {
      const value = facts[field.name];
      return value === undefined ? [] : [`${field.label}: ${inWords(value, field, codes)}`];
    })
    .join("; ");
}

function inWords(value: string, { name, type }: FeedField, codes: Codes): string {
  if (type === "date") return formatDate(value);
  if (type === "when" && !value.includes(" ")) return formatDate(value);
  if (type === "moment" || type === "when") return formatDateTime(instantOf(value));
  return codes[name]?.find(({ key }) => key === value)?.name ?? value;
}

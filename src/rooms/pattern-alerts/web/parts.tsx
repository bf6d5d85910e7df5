import type { VNode } from "preact";
import { ageOn, formatDate, londonDate } from "../../../kernel/dates.ts";
import { ChildLink } from "../../../ui/layout/index.ts";
import { fullName } from "../../subjects/index.ts";
import { reasonsOf } from "../reasons.ts";
import type { Suggestion } from "../suggestion-reads.ts";

type Of = { readonly suggestion: Suggestion };

/** The age beside the name: it is what people look for. */
export function ageText(bornOn: string | null, today: string): string {
  const age = bornOn === null ? undefined : ageOn(bornOn, today);
  return age === undefined ? "Age not known" : String(age);
}

export const ChildOf = ({ suggestion, href }: Of & { readonly href: string }): VNode => (
  <ChildLink href={href} name={fullName(suggestion)} reference={suggestion.reference} />
);

export const Reasons = ({ suggestion: { asked, dates } }: Of): VNode => (
  <ul class="govuk-list govuk-list--bullet">
    {reasonsOf(asked, dates).map((reason) => (
      <li>{reason}</li>
    ))}
  </ul>
);

export function standsText({ state, takenBy, takenAt, expiresAt }: Suggestion): string {
  const goes = `expires ${formatDate(londonDate(expiresAt))}`;
  if (state === "open" || takenAt === null) return `Nobody is dealing with it yet; ${goes}`;
  return `${takenBy ?? "A colleague"} has been dealing with it since ${formatDate(londonDate(takenAt))}; ${goes}`;
}

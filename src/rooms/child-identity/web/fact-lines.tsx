import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import {
  audiences,
  childAskedWords,
  describedKind,
  states,
  type Fact,
  type FactKind,
  type Told,
} from "../fact.ts";
import { factForms } from "../facts/fact-forms.ts";
import type { Line } from "../facts/fact-form.ts";
import { nameIn, type IdentityScheme } from "../identity-scheme.ts";

type By = Pick<Told, "state" | "source" | "sourceName" | "childAsked" | "notWith" | "notedOn"> & {
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

/** Who said it, when, and who recorded it. */
export function sourceWords(fact: By, { sources }: Pick<IdentityScheme, "sources">): string {
  const { state, source, sourceName, childAsked, notedOn, recordedBy, recordedAt } = fact;
  const name = nameIn(sources, source);
  const who = sourceName === null ? name : `${name} (${sourceName})`;
  const said = state === "known" ? `${who}, ${formatDate(notedOn)}` : formatDate(notedOn);
  const asked =
    childAsked === null ? "" : `. Child asked: ${uncapital(childAskedWords[childAsked])}`;
  return `${said}${asked}. Recorded by ${recordedBy}, ${formatDate(londonDate(recordedAt))}`;
}

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Where it may go outside the record, where that is not everywhere. */
function goesToWords({ goesTo, state }: Fact, isChosen: boolean): string | undefined {
  if (state !== "known") return undefined;
  const names = goesTo.map((one) => audiences[one].toLowerCase());
  if (names.length === Object.keys(audiences).length && !isChosen) return undefined;
  if (names.length === 0)
    return isChosen
      ? "Stays in the record: the child has not chosen that it goes anywhere"
      : "Stays in the record";
  return `May go to: ${names.join(", ")}`;
}

type FactProps = { readonly fact: Fact; readonly scheme: IdentityScheme };

/** What one fact says, with its source. */
export function FactSaid({ fact, scheme }: FactProps): VNode {
  const lines: readonly Line[] =
    fact.state === "known" ? factForms[fact.kind].lines(fact, scheme) : [];
  const goes = goesToWords(fact, describedKind(fact.kind).isChosen === true);
  return (
    <>
      {fact.state !== "known" && <strong>{states[fact.state]}</strong>}
      {lines.map(([label, text]) => (
        <span class="app-line app-verbatim">
          {lines.length > 1 && <span class="app-secondary">{`${label}: `}</span>}
          {text}
        </span>
      ))}
      {fact.notWith !== null && (
        <span class="app-line">
          <strong>{`The child said: do not share with ${fact.notWith}`}</strong>
        </span>
      )}
      {goes !== undefined && <span class="app-line">{goes}</span>}
      <span class="app-line govuk-body-s app-secondary">{sourceWords(fact, scheme)}</span>
    </>
  );
}

type HistoryProps = {
  /** The newest first. */
  readonly facts: readonly Fact[];
  readonly scheme: IdentityScheme;
  readonly title: string;
};

/** What stood before, the newest first. Nothing of it is taken away. */
export function FactHistory({ facts, scheme, title }: HistoryProps): VNode | null {
  if (facts.length < 2) return null;
  return (
    <details class="govuk-details govuk-!-margin-bottom-2">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{`Earlier: ${title.toLowerCase()}`}</span>
      </summary>
      <div class="govuk-details__text">
        <ul class="govuk-list govuk-list--spaced">
          {facts.slice(1).map((fact) => (
            <li>
              <FactSaid fact={fact} scheme={scheme} />
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

export const titleOf = (kind: FactKind): string => describedKind(kind).title;

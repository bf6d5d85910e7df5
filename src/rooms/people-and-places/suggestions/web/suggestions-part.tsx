import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { thingPaths } from "../../web/paths.ts";
import type { Suggestion, SuggestionFact } from "../suggestion-reads.ts";
import { sharedKinds, isSharedKind } from "../suggestion-rules.ts";
import type { SuggestionsPart } from "../suggestions-of.ts";
import { Hops, weakestText } from "./hops.tsx";

type Shown = { readonly thingId: string; readonly suggestions: SuggestionsPart };

/** Links that Lantern suggests: no finding, and none is kept before a person takes it. */
export function Suggestions({ thingId, suggestions }: Shown): VNode | null {
  if (suggestions === undefined) return null;
  const { open, decided, fact } = suggestions;
  if (open.length + decided.length === 0 && fact === undefined) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">Suggested links</h2>
      {open.map((suggestion) => (
        <OneSuggestion thingId={thingId} suggestion={suggestion} />
      ))}
      {open.length === 0 && <p class="govuk-body">No link is suggested.</p>}
      {fact !== undefined && <MaySuggest thingId={thingId} said={fact.said} />}
      {decided.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Decided</h3>
          <ul class="govuk-list govuk-list--bullet">
            {decided.map((one) => (
              <li>
                <a class="govuk-link" href={thingPaths.thing(one.otherId)}>
                  {one.label}
                </a>
                {`: ${one.outcome}, ${evidenceWords(one.evidence)}. ${one.by}, ${formatDate(one.on)}`}
                {one.reason !== null && <span class="app-line app-verbatim">{one.reason}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const evidenceWords = (evidence: readonly string[]): string =>
  evidence.flatMap((kind) => (isSharedKind(kind) ? [sharedKinds[kind]] : [])).join(", ");

type One = { readonly thingId: string; readonly suggestion: Suggestion };

function OneSuggestion({ thingId, suggestion }: One): VNode {
  const { one, other, expiresOn } = suggestion;
  const far = one.thingId === thingId ? other : one;
  return (
    <div>
      <p class="govuk-body govuk-!-margin-bottom-1">
        <a class="govuk-link" href={thingPaths.thing(far.thingId)}>
          {far.label}
        </a>
        {`: weakest hop: ${weakestText(suggestion)}. Expires ${formatDate(expiresOn)}`}
      </p>
      <Hops suggestion={suggestion} />
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={thingPaths.takeSuggested(thingId, far.thingId)}>
          Record the link<span class="govuk-visually-hidden">{` with ${far.label}`}</span>
        </a>
        {" · "}
        <a class="govuk-link" href={thingPaths.declineSuggested(thingId, far.thingId)}>
          Decline<span class="govuk-visually-hidden">{` the link with ${far.label}`}</span>
        </a>
      </p>
    </div>
  );
}

type May = { readonly thingId: string; readonly said: SuggestionFact | undefined };

function MaySuggest({ thingId, said }: May): VNode {
  const text =
    said === undefined
      ? "It suggests nothing: nobody has recorded that adults alone, a business or the public have it."
      : `${said.maySuggest ? "It may suggest links" : "It suggests nothing"}: ${said.source}. ${said.by}, ${formatDate(said.on)}`;
  return (
    <p class="govuk-body">
      {`${text} `}
      <a class="govuk-link app-screen-only" href={thingPaths.maySuggest(thingId)}>
        Say whether it may suggest links
      </a>
    </p>
  );
}

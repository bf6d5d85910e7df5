import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { blankState, DeclaredForm } from "../../../ui/forms/index.ts";
import { verbatimFact, Card } from "../../../ui/layout/index.ts";
import { passedOnKinds, type Suggestion } from "../log-reads.ts";
import { passOnForm, settleForm } from "../pass-on.ts";
import { mayRecord, type EpisodePage } from "./episode-view.ts";
import { missingPaths } from "./paths.ts";

/** Places and people that the child spoke of: for a person to take up, and no record until then. */
export function PassedOn(page: EpisodePage): VNode | null {
  const { facts, episode, suggestions } = page;
  const canAdd = mayRecord(facts) && episode.errorAt === null;
  if (suggestions.length === 0 && !canAdd) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Places and people to pass on</h2>
      <p class="govuk-body app-form">
        What the child spoke of and knows is passed on. Nothing is made of it until a person takes
        it up.
      </p>
      {suggestions.map((one) => (
        <One page={page} suggestion={one} />
      ))}
      {canAdd && <SuggestForm {...page} />}
    </>
  );
}

function One({ page, suggestion }: { page: EpisodePage; suggestion: Suggestion }): VNode {
  const { outcome, reason, settledAt, settledBy } = suggestion;
  return (
    <>
      <Card
        title={passedOnKinds[suggestion.kind]}
        level={3}
        facts={[
          verbatimFact("The child spoke of", suggestion.wording),
          verbatimFact(
            "Passed on",
            `${formatDateTime(suggestion.recordedAt)}, ${suggestion.recordedBy}; the child knows`,
          ),
          ...(outcome === null || settledAt === null
            ? []
            : [
                verbatimFact(outcome === "taken-up" ? "Taken up" : "Set aside", reason ?? ""),
                verbatimFact("By", `${settledBy ?? ""}, ${formatDateTime(settledAt)}`),
              ]),
        ]}
      />
      {outcome === null && mayRecord(page.facts) && (
        <SettleForm page={page} suggestion={suggestion} />
      )}
    </>
  );
}

function SettleForm({ page, suggestion }: { page: EpisodePage; suggestion: Suggestion }): VNode {
  const { facts, episode, csrfToken, settling } = page;
  const { suggestionId, version } = suggestion;
  return (
    <DeclaredForm
      form={settleForm}
      state={settling?.suggestionId === suggestionId ? settling : blankState(settleForm, csrfToken)}
      drawing={{}}
      suffix={`-${suggestionId}`}
      action={missingPaths.settle(facts.person.personId, episode.episodeId, suggestionId)}
      version={version}
      button="Record this decision"
      isSecondary
    />
  );
}

const SuggestForm = ({ facts, episode, csrfToken, passing }: EpisodePage): VNode => (
  <DeclaredForm
    form={passOnForm}
    state={passing ?? blankState(passOnForm, csrfToken)}
    drawing={{}}
    action={missingPaths.episode(facts.person.personId, episode.episodeId, "/suggestions")}
    button="Pass it on"
    isSecondary
  />
);

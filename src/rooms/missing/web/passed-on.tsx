import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Radios, SummaryList, Textarea } from "../../../ui/govuk/index.ts";
import { passedOnKinds, type Suggestion } from "../log-reads.ts";
import { settlings } from "../pass-on.ts";
import { mayRecord, type EpisodePage } from "./episode-view.ts";
import { missingPaths } from "./paths.ts";

const small = { classes: "govuk-fieldset__legend--s" };

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
  const row = (key: string, text: string) => ({
    key: { text: key },
    value: { text: <span class="app-verbatim">{text}</span> },
  });
  return (
    <>
      <SummaryList
        card={{ title: { text: passedOnKinds[suggestion.kind], headingLevel: 3 } }}
        rows={[
          row("The child spoke of", suggestion.wording),
          row(
            "Passed on",
            `${formatDateTime(suggestion.recordedAt)}, ${suggestion.recordedBy}; the child knows`,
          ),
          ...(outcome === null || settledAt === null
            ? []
            : [
                row(outcome === "taken-up" ? "Taken up" : "Set aside", reason ?? ""),
                row("By", `${settledBy ?? ""}, ${formatDateTime(settledAt)}`),
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
  const { facts, episode, csrfToken, settled, errors = [] } = page;
  const { suggestionId } = suggestion;
  const typed = settled?.suggestionId === suggestionId ? settled : undefined;
  return (
    <Form
      action={missingPaths.settle(facts.person.personId, episode.episodeId, suggestionId)}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <input type="hidden" name="version" value={String(suggestion.version)} />
      <Radios
        name="outcome"
        idPrefix={`outcome-${suggestionId}`}
        fieldset={{ legend: { text: "What becomes of it?", ...small } }}
        classes="govuk-radios--small"
        value={typed?.outcome ?? ""}
        items={Object.entries(settlings).map(([value, text]) => ({ value, text }))}
        errorMessage={errorFor(errors, `outcome-${suggestionId}`)}
      />
      <Textarea
        id={`reason-${suggestionId}`}
        name="reason"
        label={{ text: "What is done with it, or why not?" }}
        rows={2}
        value={typed?.reason ?? ""}
        errorMessage={errorFor(errors, `reason-${suggestionId}`)}
      />
      <Button text="Record this decision" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}

function SuggestForm({ facts, episode, csrfToken, suggestion, errors = [] }: EpisodePage): VNode {
  return (
    <Form
      action={missingPaths.episode(facts.person.personId, episode.episodeId, "/suggestions")}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <Radios
        name="kind"
        fieldset={{ legend: { text: "Pass on", ...small } }}
        classes="govuk-radios--small"
        value={suggestion.kind}
        items={Object.entries(passedOnKinds).map(([value, text]) => ({ value, text }))}
        errorMessage={errorFor(errors, "kind")}
      />
      <Textarea
        name="suggestion"
        label={{ text: "What the child spoke of" }}
        rows={2}
        value={suggestion.suggestion}
        errorMessage={errorFor(errors, "suggestion")}
      />
      <Radios
        name="told"
        fieldset={{ legend: { text: "Has the child been told that this is passed on?", ...small } }}
        hint={{ text: "Nothing is kept before they have" }}
        classes="govuk-radios--small"
        value={suggestion.told}
        items={[
          { value: "yes", text: "Yes" },
          { value: "no", text: "Not yet" },
        ]}
        errorMessage={errorFor(errors, "told")}
      />
      <Button text="Pass it on" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}

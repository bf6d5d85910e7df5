import type { VNode } from "preact";
import { counted } from "../../../kernel/words.ts";
import { Details, SummaryList } from "../../../ui/govuk/index.ts";
import { Voice, fact } from "../../../ui/layout/index.ts";
import { readTitles } from "../../intake/index.ts";
import type { Check } from "../checks/check-reads.ts";
import { answeredBy, answerText, stateOf } from "../checks/web/check-words.ts";
import { dangerText } from "../mash-words.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { paths } from "./paths.ts";

/** What the sender wrote, above a form that is answered from it: nobody decides from memory. */
export function SentInBrief({ episode, standing }: EpisodeFacts): VNode {
  const words = standing.filter(({ part }) => part === "words");
  const others = [...new Set(standing.map(({ part }) => part))].filter((part) => part !== "words");
  return (
    <Details summaryText="What was sent" open>
      <p class="govuk-body app-verbatim">{episode.worry}</p>
      {words.map(({ answers, addedByName }) => (
        <Voice
          words={answers["said"] ?? ""}
          source={`Heard by ${answers["heardBy"] || addedByName}`}
        />
      ))}
      <p class="govuk-body-s govuk-!-margin-bottom-0">
        {`${dangerText(episode.dangerNow)}. `}
        {others.length > 0 && `Also added: ${others.map((part) => readTitles[part]).join(", ")}. `}
        <a class="govuk-link" href={paths.concern(episode.concernId)}>
          The whole concern
        </a>
      </p>
    </Details>
  );
}

/** What partners answered, beside the rationale that has to say it; nothing where nobody was asked. */
export function PartnersInBrief({
  checks,
  now,
}: {
  readonly checks: readonly Check[];
  readonly now: Date;
}): VNode | null {
  if (checks.length === 0) return null;
  const answered = checks.filter(({ answeredAt }) => answeredAt !== null).length;
  const said = `${answered} of ${counted(checks.length, "agency", "agencies")} answered`;
  return (
    <Details summaryText={`What partners said: ${said}`}>
      <SummaryList
        rows={checks.map((check) =>
          fact(
            check.agency,
            check.children.some(({ answer }) => answer !== null)
              ? check.children.map(
                  ({ answer, givenName }) =>
                    answer && (
                      <span class="app-line">
                        <span class="app-verbatim">{`${givenName}: ${answerText(answer)}`}</span>
                        <span class="app-line app-secondary">{answeredBy(answer)}</span>
                      </span>
                    ),
                )
              : stateOf(check, now).text,
          ),
        )}
      />
    </Details>
  );
}

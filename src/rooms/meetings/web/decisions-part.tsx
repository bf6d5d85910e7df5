import type { VNode } from "preact";
import { Details, InsetText } from "../../../ui/govuk/index.ts";
import { missingFrom } from "../quorum.ts";
import { blankDecision, blankLevel, DecisionForm, LevelForm } from "./decision-forms.tsx";
import { decisionForm, levelForm, promiseForm } from "./addition-inputs.ts";
import { paths } from "./paths.ts";
import { blankPromise, OpenPromises, PromiseForm } from "./promise-forms.tsx";
import { enquiryContext, type RecordPage } from "./record-context.ts";
import { mayDo } from "../../subjects/index.ts";

type Props = Pick<RecordPage, "facts" | "csrfToken" | "ground" | "owners" | "kept">;

/** The level, the other decisions and the plan: each recorded on its own. */
export function DecisionsPart({ facts, csrfToken, ground, owners, kept }: Props): VNode {
  const level = kept.of("meeting-level", levelForm);
  const decision = kept.of("meeting-decision", decisionForm);
  const promise = kept.of("meeting-promise", promiseForm);
  const { meeting, type, actor, today } = facts;
  const { meetingId } = meeting;
  const { decisions, actions, agreed } = ground.contents;
  const missing = missingFrom(type.quorum, ground.contents);
  const made = actions.filter(({ actionId }) => agreed.has(actionId));
  return (
    <>
      <h2 class="govuk-heading-m">What is decided</h2>
      {decisions.map(({ wording, reason, dissent }) => (
        <>
          <h3 class="govuk-heading-s">{wording}</h3>
          <p class="govuk-body app-verbatim">{reason}</p>
          {dissent !== null && (
            <p class="govuk-body app-verbatim">
              <strong>Disagreement: </strong>
              {dissent}
            </p>
          )}
        </>
      ))}
      {mayDo(actor, "level.set", facts) && (
        <Details summaryText="Record the agreed level" open={level.typed !== undefined}>
          <LevelForm
            facts={facts}
            action={paths.level(meetingId)}
            csrfToken={csrfToken}
            draft={level.draft}
            typed={level.typed ?? blankLevel(facts)}
          />
        </Details>
      )}
      <Details summaryText="Record another decision" open={decision.typed !== undefined}>
        {type.decisions.some(({ concludes }) => concludes) && missing.length > 0 && (
          <InsetText
            text={`Not recorded as there, though the decision is theirs too: ${missing.join(", ")}.`}
          />
        )}
        <DecisionForm
          {...enquiryContext(facts)}
          type={type}
          action={paths.decisions(meetingId)}
          csrfToken={csrfToken}
          draft={decision.draft}
          typed={decision.typed ?? blankDecision}
        />
      </Details>
      <h2 class="govuk-heading-m">Our actions</h2>
      <OpenPromises actions={made} today={today} />
      {mayDo(actor, "action.manage", facts) && (
        <Details summaryText="Add an action" open={promise.typed !== undefined}>
          <PromiseForm
            action={paths.promises(meetingId)}
            isForFamilyToo
            csrfToken={csrfToken}
            draft={promise.draft}
            typed={promise.typed ?? blankPromise}
            {...owners}
          />
        </Details>
      )}
    </>
  );
}

import type { View } from "../../../platform/http/outcome.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { Details, WarningText } from "../../../ui/govuk/index.ts";
import { ReachChoice, type Unopened } from "../../actions/index.ts";
import { attemptForm, sameName, type AttemptDrawing } from "../attempt-form.ts";
import { episodeForm, type OfEpisode } from "./episode-form.tsx";
import { interviewState } from "./episode-summary.tsx";

type State = FormState<typeof attemptForm> & {
  /** An action whose owner cannot open the record. */
  readonly refused?: { readonly unopened?: Unopened };
};

/** An offer, an attempt or the interview itself: what is asked depends on what happened. */
export function interviewPage(about: OfEpisode, state: State, drawing: AttemptDrawing): View {
  const { facts, episode } = about;
  const { typed, errors, refused } = state;
  const { wording, reach } = typed.promise;
  const isLead = facts.circle.some(
    ({ basis, name }) => basis === "allocation" && sameName(name, typed.interviewer),
  );
  return episodeForm(about, {
    form: attemptForm,
    state,
    drawing,
    heading: "Return home interview",
    part: "/interview",
    button: "Record this",
    own: {
      "promise-reach": (
        <ReachChoice
          unopened={refused?.unopened}
          typed={{ reach: reach.reach, reachBasis: reach.basis, reachReason: reach.reason }}
          errors={errors ?? []}
          prefix="promise-"
        />
      ),
    },
    children: (draw) => (
      <>
        <p class="govuk-body">{interviewState(episode, facts.now)}</p>
        {isLead && (
          <WarningText
            iconFallbackText="Warning"
            text={`${typed.interviewer} leads for this child. Statutory guidance asks for an interviewer who does not care for the child and is independent of their placement and plan.`}
          />
        )}
        {draw("outcome", "happened", "instead", "parentAccount", "doneFor")}
        <Details
          summaryText="What this changes in the plan (optional)"
          open={wording !== "" || typed.changes !== ""}
        >
          {draw("changes", "promise")}
        </Details>
      </>
    ),
  });
}

import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import type { Check } from "../checks/check-reads.ts";
import { decisionForm } from "../decision-form.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { declaredPage } from "./episode-form.tsx";
import { paths } from "./paths.ts";
import { PartnersInBrief } from "./sent-in-brief.tsx";

export function decidePage(
  facts: EpisodeFacts,
  state: FormState<typeof decisionForm>,
  checks: readonly Check[],
): View {
  const { episode, choices, isOpen, person } = facts;
  const { about } = episode;
  return declaredPage({
    facts,
    heading: "Decide on this concern",
    form: decisionForm,
    state,
    drawing: { choices, isOpen, about },
    action: paths.decide(episode.concernId),
    version: episode.version,
    button: "Decide",
    before: (
      <>
        <PartnersInBrief checks={checks} now={facts.now} />
        {about === "child" && !person && <NobodyLinked {...facts} />}
      </>
    ),
    children: (draw) => (
      <>
        {draw(...decisionForm.open)}
        <Consequences {...facts} />
      </>
    ),
  });
}

function NobodyLinked({ episode }: EpisodeFacts): VNode {
  return (
    <InsetText>
      No record is linked to this concern.{" "}
      <a class="govuk-link" href={`${paths.concern(episode.concernId)}#records`}>
        Identify the child
      </a>{" "}
      before you choose a step that opens the exploitation pathway.
    </InsetText>
  );
}

/** What a system sent nobody is told of: its team reads it. */
const whoHears = ({ source, sentByName, team, agency }: EpisodeFacts["episode"]): string =>
  source === "feed" ? `${team}, ${agency}, reads` : `${sentByName} (${agency}) is told`;

const told = ({ about }: EpisodeFacts["episode"]): string =>
  about === "child" ? "both texts" : "what is for the sender";

function Consequences({ episode, person }: EpisodeFacts): VNode {
  return (
    <>
      <p class="govuk-body">When you decide:</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>{`${whoHears(episode)} the next step and ${told(episode)} above, and none of the rationale`}</li>
        {person && <li>the child’s chronology says that the concern came and what was decided</li>}
        <li>your decision cannot be changed; it is kept with your name</li>
      </ul>
    </>
  );
}

import { formatDateTime } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Panel } from "../../../../ui/govuk/index.ts";
import { childName } from "../concern-words.ts";
import type { Desk } from "../desks-now.ts";
import type { ConcernFacts } from "./concern-facts.ts";
import { PartTasks } from "./part-tasks.tsx";
import { paths } from "./paths.ts";
import { RingDesks, RingIfNotRung } from "./ring-desks.tsx";
import { WordingNote } from "./wording-note.tsx";

export function sentPage({ concern, standing }: ConcernFacts, desks: readonly Desk[]): View {
  const due = formatDateTime(concern.decideBy);
  return {
    title: "Sent",
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Panel titleText="Sent">
            Your reference for the telephone
            <br />
            <strong>{concern.reference}</strong>
          </Panel>
          {concern.dangerNow === "not-known" && <RingIfNotRung desks={desks} />}
          <h2 class="govuk-heading-m">What happens now</h2>
          <p class="govuk-body">
            {`The multi-agency safeguarding hub (MASH) has your concern about ${childName(concern)} and will decide what to do by `}
            <strong>{due}</strong>
            {`. They will ring ${concern.ringName} on ${concern.ringPhone} if they need to know more.`}
          </p>
          <p class="govuk-body">
            If you have not heard by then, or things get worse, ring{" "}
            <RingDesks desks={desks} isWhole />. If the child is in danger, ring 999.
          </p>
          <WordingNote text={concern.worry} />
          <h2 class="govuk-heading-m">Add what else you know</h2>
          <p class="govuk-body">
            You can stop here. Nothing below is required; you can add it at any time, even after the
            decision.
          </p>
          <PartTasks concern={concern} standing={standing} />
          <p class="govuk-body">
            <a class="govuk-link" href={paths.concern(concern.concernId)}>
              See what you sent
            </a>
          </p>
          <p class="govuk-body">
            <a class="govuk-link" href={paths.list()}>
              Your team’s concerns
            </a>
          </p>
        </div>
      </div>
    ),
  };
}

import type { View } from "../../../../platform/http/outcome.ts";
import {
  describedOf,
  explainTwo,
  fullName,
  type Candidate,
  type MatchingRules,
} from "../../../subjects/index.ts";
import { HowWorkedOut } from "../../same-child/web/how-view.tsx";
import { nhsNumbers, soughtOf } from "../candidates.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { episodePage } from "./episode-frame.tsx";
import { paths } from "./paths.ts";

type Compared = {
  readonly facts: EpisodeFacts;
  readonly candidate: Candidate;
  /** The number by which the record was found, where it was. */
  readonly nhs: string | undefined;
};

/** The numbers behind a candidate: on a page of their own, after the reasons. */
export function matchHowPage(
  { facts, candidate, nhs }: Compared,
  { model }: Pick<MatchingRules, "model">,
): View {
  const { episode } = facts;
  const { person, personId, reference } = candidate;
  const explanation = explainTwo(
    describedOf({ ...soughtOf(episode), numbers: nhsNumbers(nhs ?? null) }),
    describedOf({ ...person, personId, reference }),
    model,
  );
  return episodePage({
    facts,
    heading: "How this was worked out",
    children: (
      <>
        <p class="govuk-body">
          {`The child in the concern, and ${fullName(person)}, ${reference}. `}
          <a class="govuk-link" href={paths.match(episode.concernId, personId, nhs)}>
            Say whether this is the child
          </a>
        </p>
        <HowWorkedOut explanation={explanation} />
      </>
    ),
  });
}

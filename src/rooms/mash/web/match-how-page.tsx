import type { View } from "../../../platform/http/outcome.ts";
import {
  describedOf,
  explainTwo,
  fullName,
  type Candidate,
  type ChildNumber,
  type MatchingRules,
} from "../../subjects/index.ts";
import { HowWorkedOut } from "../../record-matching/index.ts";
import { soughtOf } from "../candidates.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { episodePage } from "./episode-frame.tsx";
import { paths } from "./paths.ts";

type Compared = {
  readonly facts: EpisodeFacts;
  readonly candidate: Candidate;
  /** The number by which the record was found, where it was, and its row. */
  readonly numbers: readonly ChildNumber[];
  readonly by: string | undefined;
};

/** The numbers behind a candidate: on a page of their own, after the reasons. */
export function matchHowPage(
  { facts, candidate, numbers, by }: Compared,
  { model }: Pick<MatchingRules, "model">,
): View {
  const { episode } = facts;
  const { person, personId, reference } = candidate;
  const explanation = explainTwo(
    describedOf({ ...soughtOf(episode), numbers }),
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
          <a class="govuk-link" href={paths.match(episode.concernId, personId, by)}>
            Say whether this is the child
          </a>
        </p>
        <HowWorkedOut explanation={explanation} />
      </>
    ),
  });
}

import type { VNode } from "preact";
import { counted } from "../../../../kernel/words.ts";
import { familyOf, fullName } from "../../../subjects/index.ts";
import { ConcernLink } from "../../web/concern-link.tsx";
import { paths } from "../../web/paths.ts";
import type { Together } from "../../checks/together.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";

type Part = { readonly facts: EpisodeFacts; readonly together: readonly Together[] };

/** On a concern’s page: what waits under the same family name is one piece of work, if a person says so. */
export function HouseholdPart({ facts, together }: Part): VNode {
  const { episode, today } = facts;
  const name = familyOf(episode);
  const family = together.filter((one) => name !== null && familyOf(one) === name);
  const others = together.filter((one) => !family.includes(one));
  return (
    <section id="household">
      <h2 class="govuk-heading-m">The same household or incident</h2>
      {family.length > 0 && (
        <ul class="govuk-list">
          {family.map((concern) => (
            <li>
              <ConcernLink concern={concern} today={today} also={` · ${concern.agency}`} />
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.household(episode.concernId)}>
          {family.length > 0
            ? `Decide for ${fullName(episode)} and the others on one form`
            : "Other concerns of this household or incident"}
        </a>
      </p>
      {others.length > 0 && (
        <p class="govuk-body">
          {`The same team sent ${counted(others.length, "other concern")} within a day: ${others.map(({ reference }) => reference).join(", ")}. The form does not show them by itself: what is of the same incident is added there by its number.`}
        </p>
      )}
    </section>
  );
}

import type { VNode } from "preact";
import { InsetText } from "../../../ui/govuk/index.ts";
import { BeforeContactLines, type ChildFacts } from "../../child-record/index.ts";
import { familyNetworkPaths } from "../../family-network/web/paths.ts";

/** Before anybody is told: who must not be, and how the child is reached safely. */
export function TellSafely({ person, family, known }: ChildFacts): VNode {
  const { doNotTell } = family;
  return (
    <InsetText>
      {doNotTell.length === 0
        ? "No person is marked as one who must not be told. It does not mean that it is safe. "
        : `Must not be told: ${doNotTell.join(", ")}. `}
      <a class="govuk-link" href={familyNetworkPaths.child(person.personId)}>
        Family and network
      </a>
      <BeforeContactLines known={known} />
    </InsetText>
  );
}

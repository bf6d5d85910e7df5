import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import { childPage } from "../../child-record/index.ts";
import { calledOf, currentAround } from "../family.ts";
import { nameIn } from "../family-scheme.ts";
import { marksOn } from "../telling-reads.ts";
import type { FamilyPage } from "./page-facts.ts";
import { Households } from "./household-part.tsx";
import { Orders, Responsibilities } from "./legal-part.tsx";
import { familyNetworkPaths as paths } from "./paths.ts";
import { PeopleDrawn } from "./people-drawn.tsx";
import { PersonCard } from "./person-part.tsx";
import { Siblings } from "./sibling-part.tsx";
import { DoNotTellFirst, Lifted, WhoMayBeTold } from "./telling-part.tsx";

/** Who must not be told, who has parental responsibility, who is around the child, and what courts ordered. */
export function familyPage(page: FamilyPage): View {
  return childPage({
    facts: page.facts,
    tab: "family",
    heading: "Family and network",
    children: (
      <>
        <DoNotTellFirst {...page} />
        <Responsibilities {...page} />
        <WhoMayBeTold {...page} />
        <People {...page} />
        <Siblings {...page} />
        <Households {...page} />
        <Orders {...page} />
        <Former {...page} />
        <Lifted {...page} />
      </>
    ),
  });
}

function People(page: FamilyPage): VNode {
  const { facts, family, mayChange } = page;
  const { personId } = facts.person;
  const now = currentAround(family.people);
  const marked = new Set(marksOn(family.marks, facts.today).map(({ aroundId }) => aroundId));
  return (
    <>
      <h2 class="govuk-heading-m" id="people">
        People around the child
      </h2>
      {now.length === 0 && (
        <p class="govuk-body">
          Nobody is recorded yet. Ask the child first who matters to them, and who is safe.
        </p>
      )}
      <PeopleDrawn {...page} />
      {mayChange && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={paths.addPerson(personId)}>
            Add a person around the child
          </a>
        </p>
      )}
      {now.map((one) => (
        <PersonCard {...page} one={one} personId={personId} isUntold={marked.has(one.aroundId)} />
      ))}
    </>
  );
}

/** Nobody is deleted: whoever is there no more stays to be read. */
function Former({ family, scheme }: FamilyPage): VNode | null {
  const former = family.people.filter(({ change }) => change === "ended");
  if (former.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">No longer around the child</h2>
      <ul class="govuk-list">
        {former.map((one) => (
          <li>
            {`${calledOf(one)}, ${nameIn(scheme.relationships, one.relationship).toLowerCase()}. ${one.changeWords ?? ""}`}
          </li>
        ))}
      </ul>
    </>
  );
}

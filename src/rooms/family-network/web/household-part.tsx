import type { VNode } from "preact";
import { paths as childPaths } from "../../child-record/web/paths.ts";
import { householdKinds, householdsOn, membersOf, type Household } from "../household.ts";
import { nameIn } from "../family-scheme.ts";
import { endWords, isOpen, spanWords } from "./legal-part.tsx";
import type { FamilyPage } from "./page-facts.ts";
import { familyNetworkPaths as paths } from "./paths.ts";
import { sourceWords } from "./person-part.tsx";

/** Who the child lives with today, and households of before. */
export function Households(page: FamilyPage): VNode {
  const { facts, family, mayChange } = page;
  if (family.protection) return <NotShown protection={family.protection} />;
  const now = householdsOn(family.households, facts.today);
  const others = family.households.filter((one) => !now.includes(one));
  return (
    <>
      <h2 class="govuk-heading-m" id="households">
        Who the child lives with
      </h2>
      {now.length === 0 && (
        <p class="govuk-body">
          No household is recorded for today. Carers stand with{" "}
          <a class="govuk-link" href={childPaths.whereabouts(facts.person.personId)}>
            home, school and contacts
          </a>
          .
        </p>
      )}
      <Lines rows={now} page={page} />
      {mayChange && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={paths.addHousehold(facts.person.personId)}>
            Record who the child lives with
          </a>
        </p>
      )}
      {others.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Households not of today</h3>
          <Lines rows={others} page={page} />
        </>
      )}
    </>
  );
}

/** Who a child lives with tells where: it stands there, for the people who are named. */
const NotShown = ({
  protection: { by },
}: {
  readonly protection: NonNullable<FamilyPage["family"]["protection"]>;
}): VNode => (
  <>
    <h2 class="govuk-heading-m" id="households">
      Who the child lives with
    </h2>
    <p class="govuk-body">
      {`Where the child can be found is protected, and who they live with is not shown while it is. Ask ${by.name}, who protected it.`}
    </p>
  </>
);

type LinesProps = { readonly rows: readonly Household[]; readonly page: FamilyPage };

const Lines = ({ rows, page }: LinesProps): VNode => (
  <ul class="govuk-list govuk-list--spaced">
    {rows.map((one) => (
      <li>
        <strong>{householdKinds[one.kind]}</strong>
        {`, ${spanWords(one)}: ${membersOf(one, page.family.people, ({ relationship }) =>
          nameIn(page.scheme.relationships, relationship).toLowerCase(),
        )}.${endWords(one)}`}
        <span class="app-line app-secondary">{sourceWords(one, page.scheme)}</span>
        {page.mayChange && isOpen(one) && (
          <a
            class="govuk-link app-screen-only"
            href={paths.endHousehold(page.facts.person.personId, one.householdId)}
          >
            End this household
            <span class="govuk-visually-hidden">
              {`: ${householdKinds[one.kind].toLowerCase()}, ${spanWords(one)}`}
            </span>
          </a>
        )}
      </li>
    ))}
  </ul>
);

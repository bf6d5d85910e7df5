import type { ComponentChildren, VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import { childPage, type ChildFacts, type PlanInBrief } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { educationPaths } from "../../education/web/paths.ts";
import type { AgeFact, Findable, Whereabouts } from "../../subjects/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { completenessOf, factsOf, standingFact, type Fact, type FactKind } from "../fact.ts";
import type { IdentityScheme } from "../identity-scheme.ts";
import { AgeSaid } from "./age-page.tsx";
import { FactHistory, FactSaid, titleOf } from "./fact-lines.tsx";
import { identityPaths } from "./paths.ts";

export type IdentityPage = {
  readonly facts: ChildFacts;
  readonly scheme: IdentityScheme;
  readonly all: readonly Fact[];
  /** Where no date of birth is known, or one is questioned; the newest first. */
  readonly ages: readonly AgeFact[];
  readonly trusted: PlanInBrief["trusted"];
  readonly findable: Findable;
  /** Whether nationality and immigration status are for this reader: others are not told that there is such a page. */
  readonly mayImmigration: boolean;
};

/** How to reach the child safely, who they are, and their care, each as someone said it on a day. */
export function identityPage(page: IdentityPage): View {
  const { facts, mayImmigration } = page;
  const { personId } = facts.person;
  return childPage({
    facts,
    tab: "identity",
    heading: "Identity and contact",
    children: (
      <>
        <Completeness {...page} />
        <Part {...page} title="Safe contact" kinds={["safe-contact", "interpreter", "needs"]}>
          <Trusted {...page} />
        </Part>
        <Part
          {...page}
          title="Who the child is"
          kinds={["language", "ethnicity", "faith", "gender", "orientation"]}
        >
          <Age {...page} />
          <Row name="Sex as recorded">{sexWords(facts)}</Row>
        </Part>
        <Part {...page} title="Care, and a family of their own" kinds={["care", "parenthood"]} />
        <GpAndSchool {...page} />
        {mayImmigration && (
          <>
            <h2 class="govuk-heading-m">Nationality and immigration status</h2>
            <p class="govuk-body app-screen-only">
              <a class="govuk-link" href={identityPaths.immigration(personId)}>
                Open nationality and immigration status
              </a>
            </p>
            <p class="govuk-body">
              You are asked why you need it. It is not shown to anyone who enforces the law, and is
              in no paper, file or list.
            </p>
          </>
        )}
      </>
    ),
  });
}

const sexWords = ({ person: { sex } }: ChildFacts): string =>
  sex === null ? "Not recorded" : sex === "female" ? "Female" : "Male";

/** How much has been asked. It is shown with the child and counted for nobody. */
function Completeness({ all }: IdentityPage): VNode {
  const { known, notAsked, didNotSay, notSafe } = completenessOf(all);
  const named = (words: string, kinds: readonly FactKind[]) =>
    kinds.length > 0 && (
      <p class="govuk-body">{`${words}: ${kinds.map((kind) => titleOf(kind).toLowerCase()).join(", ")}.`}</p>
    );
  return (
    <>
      <p class="govuk-body">
        {`${known.length} of ${known.length + notAsked.length + didNotSay.length + notSafe.length} are known. If the child did not say, record that. Do not guess.`}
      </p>
      {named("Not yet asked", notAsked)}
      {named("Asked, did not say", didNotSay)}
      {named("Not safe to ask now", notSafe)}
    </>
  );
}

type RowProps = { readonly name: string; readonly children: ComponentChildren };

const Row = ({ name, children }: RowProps): VNode => (
  <SummaryList rows={[fact(name, <>{children}</>)]} />
);

type PartProps = IdentityPage & {
  readonly title: string;
  readonly kinds: readonly FactKind[];
  readonly children?: ComponentChildren;
};

function Part({ title, kinds, children, ...page }: PartProps): VNode {
  const { facts, scheme, all } = page;
  const mayChange = mayDo(facts.actor, "child.edit", facts);
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {children}
      <SummaryList
        rows={kinds.map((kind) => {
          const fact = standingFact(all, kind);
          return {
            key: { text: titleOf(kind) },
            value: { text: fact ? <FactSaid fact={fact} scheme={scheme} /> : "Not yet asked" },
            actions: mayChange
              ? {
                  classes: "app-screen-only",
                  items: [
                    {
                      href: identityPaths.fact(facts.person.personId, kind),
                      text: fact ? "Change" : "Record",
                      visuallyHiddenText: titleOf(kind).toLowerCase(),
                    },
                  ],
                }
              : undefined,
          };
        })}
      />
      {kinds.map((kind) => (
        <FactHistory facts={factsOf(all, kind)} scheme={scheme} title={titleOf(kind)} />
      ))}
    </>
  );
}

/** The date of birth, or how old the child is said to be. */
function Age({ facts, ages, scheme }: IdentityPage): VNode {
  const { bornOn, personId } = facts.person;
  const mayChange = mayDo(facts.actor, "child.edit", facts);
  return (
    <Row name="Date of birth">
      {bornOn === null ? "Not known" : formatDate(bornOn)}
      {ages.map((age) => (
        <span class="app-line">
          <AgeSaid age={age} scheme={scheme} />
        </span>
      ))}
      {mayChange && (
        <span class="app-line app-screen-only">
          <a class="govuk-link" href={identityPaths.age(personId)}>
            {bornOn === null ? "Record an age" : "Record that the age is questioned"}
          </a>
        </span>
      )}
    </Row>
  );
}

/** Adults who the child chose stand in the safety plan, once. */
function Trusted({ trusted, facts }: IdentityPage): VNode {
  return (
    <Row name="Adults the child trusts">
      {trusted.length === 0
        ? "None chosen yet"
        : trusted.map(({ name, relationship, reachedBy }) => (
            <span class="app-line">
              {`${name} (${relationship})${reachedBy === null ? "" : `, ${reachedBy}`}`}
            </span>
          ))}
      <span class="app-line app-screen-only">
        <a class="govuk-link" href={paths.plan(facts.person.personId)}>
          Safety plan: who the child trusts
        </a>
      </span>
    </Row>
  );
}

/** They stand among the places where the child can be found, and are protected with them. */
function GpAndSchool({ findable, facts }: IdentityPage): VNode {
  const { personId } = facts.person;
  return (
    <>
      <h2 class="govuk-heading-m">GP and school</h2>
      {findable.kind === "protected" ? (
        <p class="govuk-body">
          {`Where this child can be found is protected, and so are GP and school. Ask ${findable.protection.by.name}.`}
        </p>
      ) : (
        <SummaryList
          rows={[
            placeRow("GP practice", findable.facts, "practice"),
            placeRow("School", findable.facts, "school"),
          ]}
        />
      )}
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={paths.whereabouts(personId)}>
          Where to find the child
        </a>
        {" · "}
        <a class="govuk-link" href={educationPaths.child(personId)}>
          Education
        </a>
      </p>
    </>
  );
}

function placeRow(name: string, places: readonly Whereabouts[], wanted: Whereabouts["kind"]) {
  const found = places.filter(({ kind }) => kind === wanted);
  return fact(
    name,
    found.length === 0
      ? "Not recorded"
      : found.map(({ wording, from, to, source }) => (
          <span class="app-line">
            {`${wording}${from === null ? "" : `, since ${formatDate(from)}`}${to === null ? "" : ` until ${formatDate(to)}`}`}
            <span class="app-secondary">{` (${source})`}</span>
          </span>
        )),
  );
}

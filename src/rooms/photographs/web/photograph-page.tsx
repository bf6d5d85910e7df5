import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { Button, InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { fact, verbatimFact } from "../../../ui/layout/index.ts";
import { childFormPage, childPage, type ChildFacts } from "../../child-record/index.ts";
import { fullName, mayDo } from "../../subjects/index.ts";
import type { addForm, checkForm, reviewForm } from "../photograph-forms.ts";
import * as forms from "../photograph-forms.ts";
import { mayCheck, mayOpen, origins, standingOf, type Photograph } from "../photograph.ts";
import type { PhotographScheme } from "../photograph-scheme.ts";
import { photographPaths } from "./paths.ts";

/** What a page about a child's photographs is drawn from. */
export type PhotographPage = {
  readonly facts: ChildFacts;
  readonly scheme: PhotographScheme;
  readonly photographs: readonly Photograph[];
  /** Whether the reader is named to know a place that is protected. */
  readonly isNamed: boolean;
};

const heading = "Photograph";

const standingWords = {
  waiting: "Waits for a second person to check it",
  shown: "Shown on Missing, At the door and the trigger plan",
  lapsed: "Its review date has passed: it is shown nowhere, and goes tonight",
  refused: "Refused",
  down: "Taken down",
} as const;

/** The photograph that is held, what waits, and what was held before. */
export function photographPage(page: PhotographPage): View {
  const { facts, scheme, photographs } = page;
  const { personId } = facts.person;
  const held = photographs.filter(isHeld(facts.today));
  const former = photographs.filter((one) => !held.includes(one));
  const isOff = !scheme.isOn;
  return childPage({
    facts,
    tab: "missing",
    heading,
    children: (
      <>
        {isOff ? (
          <p class="govuk-body">
            This partnership does not hold photographs. Who keeps its configuration can turn them
            on.
          </p>
        ) : (
          <>
            {held.length === 0 && (
              <p class="govuk-body">
                No photograph is held. One is shown on Missing, At the door and the trigger plan,
                and nowhere else: it is in no message, paper or file that leaves.
              </p>
            )}
            {held.map((one) => (
              <Held one={one} {...page} />
            ))}
            {mayAdd(facts) && (
              <p class="govuk-body app-screen-only">
                <Button
                  text="Add a photograph"
                  href={photographPaths.add(personId)}
                  classes="govuk-button--secondary"
                />
              </p>
            )}
          </>
        )}
        <Former former={former} />
      </>
    ),
  });
}

export const mayAdd = (facts: ChildFacts): boolean => mayDo(facts.actor, "missing.record", facts);

const isHeld =
  (today: string) =>
  (one: Photograph): boolean =>
    ["waiting", "shown", "lapsed"].includes(standingOf(one, today));

function Held({
  one,
  facts,
  scheme,
  isNamed,
}: PhotographPage & { readonly one: Photograph }): VNode {
  const { person, today, actor } = facts;
  const isOpen = mayOpen(one, { mayAdd: mayAdd(facts), isNamed, today });
  const standing = standingOf(one, today);
  return (
    <section>
      <h2 class="govuk-heading-m">{standingWords[standing]}</h2>
      {isOpen ? (
        <Picture one={one} facts={facts} />
      ) : (
        <p class="govuk-body">
          {one.isProtected
            ? "It tells where the child is, and that is protected: those who are named can open it."
            : "Those who record missing episodes can open it."}
        </p>
      )}
      <About one={one} scheme={scheme} />
      {mayAdd(facts) && isOpen && (
        <p class="govuk-body app-screen-only">
          {mayCheck(one, { staffId: actor.id, today }) && (
            <Button
              text="Check it as the second person"
              href={photographPaths.check(person.personId, one.photographId)}
            />
          )}{" "}
          <a class="govuk-link" href={photographPaths.review(person.personId, one.photographId)}>
            Keep it longer or take it down
          </a>
        </p>
      )}
    </section>
  );
}

const Picture = ({ one, facts: { person } }: { one: Photograph; facts: ChildFacts }): VNode => (
  <img
    class="app-photograph"
    src={photographPaths.picture(person.personId, one.photographId)}
    alt={`Photograph of ${fullName(person)}`}
  />
);

const nameIn = ({ bases }: PhotographScheme, basis: string): string =>
  bases.find(({ key }) => key === basis)?.name ?? basis;

/** On what it rests. */
const About = ({ one, scheme }: { one: Photograph; scheme: PhotographScheme }): VNode => (
  <SummaryList
    rows={[
      verbatimFact("What it does not show", one.description),
      fact("Taken", formatDate(one.takenOn)),
      fact("Given by", origins[one.origin]),
      ...(one.originReason === null
        ? []
        : [verbatimFact("Why no other photograph", one.originReason)]),
      fact("Basis", `${nameIn(scheme, one.basis)}, ${formatDate(one.basisOn)}`),
      verbatimFact("Who agreed or decided", one.basisDetail),
      fact("Tells where the child is", one.givesPlace ? "Yes" : "No"),
      fact("Look at again by", formatDate(one.reviewBy)),
      fact("Added", `${one.addedBy}, ${formatDateTime(one.addedAt)}`),
      ...(one.checkedAt === null
        ? []
        : [
            fact("Checked", `${one.checkedBy ?? ""}, ${formatDateTime(one.checkedAt)}`),
            verbatimFact("What was checked", one.checkedReason ?? ""),
          ]),
    ]}
  />
);

function Former({ former }: { readonly former: readonly Photograph[] }): VNode | null {
  if (former.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">No longer held</h2>
      <ul class="govuk-list govuk-list--bullet">
        {former.map((one) => (
          <li>
            {`Added ${formatDate(londonDate(one.addedAt))}, ${one.addedBy}. ${endWords(one)}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function endWords(one: Photograph): string {
  if (one.downAt === null) {
    return `Refused by ${one.checkedBy ?? "someone"}: ${one.checkedReason ?? ""}`;
  }
  const by = one.downBy === null ? "" : `, ${one.downBy}`;
  return `Taken down ${formatDate(londonDate(one.downAt))}${by}: ${one.downReason ?? ""}`;
}

export const addPage = (
  facts: ChildFacts,
  scheme: PhotographScheme,
  state: FormState<typeof addForm>,
): View =>
  childFormPage({
    facts,
    tab: "missing",
    heading: "Add a photograph",
    intro: (
      <InsetText>
        Never add an intimate image of a child, nor anything taken from a phone or an account. If
        you come upon one, leave the phone as it is, forward nothing and ring the police single
        point of contact.
      </InsetText>
    ),
    form: forms.addForm,
    state,
    drawing: { scheme },
    action: photographPaths.add(facts.person.personId),
    button: "Add the photograph",
  });

type OfPhotograph = {
  readonly facts: ChildFacts;
  readonly scheme: PhotographScheme;
  readonly photograph: Photograph;
};

export const checkPage = (
  { facts, scheme, photograph }: OfPhotograph,
  state: FormState<typeof checkForm>,
): View =>
  childFormPage({
    facts,
    tab: "missing",
    heading: "Check a photograph",
    intro: (
      <>
        <Picture one={photograph} facts={facts} />
        <About one={photograph} scheme={scheme} />
      </>
    ),
    form: forms.checkForm,
    state,
    drawing: {},
    action: photographPaths.check(facts.person.personId, photograph.photographId),
    button: "Record this",
  });

export const reviewPage = (
  { facts, scheme, photograph }: OfPhotograph,
  state: FormState<typeof reviewForm>,
): View =>
  childFormPage({
    facts,
    tab: "missing",
    heading: "Is the photograph still needed?",
    intro: <About one={photograph} scheme={scheme} />,
    form: forms.reviewForm,
    state,
    drawing: { scheme },
    action: photographPaths.review(facts.person.personId, photograph.photographId),
    version: photograph.version,
    button: "Save",
  });

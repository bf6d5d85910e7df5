import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import { InsetText, WarningText } from "../../../ui/govuk/index.ts";
import { calledOf, type DoNotTell, type TellingDecision } from "../family.ts";
import { nameIn } from "../family-scheme.ts";
import { marksOn } from "../telling-reads.ts";
import { tellingAsked } from "../who-may-be-told.ts";
import type { FamilyPage } from "./page-facts.ts";
import { familyNetworkPaths as paths } from "./paths.ts";

const whoIs = ({ family, scheme }: FamilyPage, aroundId: string): string => {
  const one = family.people.find((person) => person.aroundId === aroundId);
  return one
    ? `${calledOf(one)} (${nameIn(scheme.relationships, one.relationship).toLowerCase()})`
    : "Not known";
};

/** Said first, and loudly: who must not be told, why, and by when it is looked at again. */
export function DoNotTellFirst(page: FamilyPage): VNode | null {
  const { facts, family } = page;
  const marks = marksOn(family.marks, facts.today);
  if (marks.length === 0) return null;
  return (
    <section aria-labelledby="do-not-tell">
      <h2 class="govuk-heading-m" id="do-not-tell">
        Who must not be told
      </h2>
      {marks.map((mark) => (
        <>
          <WarningText text={`Do not tell: ${whoIs(page, mark.aroundId)}`} />
          <MarkWords mark={mark} page={page} />
        </>
      ))}
    </section>
  );
}

function MarkWords({ mark, page }: { readonly mark: DoNotTell; readonly page: FamilyPage }): VNode {
  const { person, today } = page.facts;
  const { personId } = person;
  return (
    <p class="govuk-body">
      {mark.reason}
      <span class="app-line app-secondary">
        {`Marked by ${mark.markedBy}, from ${formatDate(mark.fromOn)}. Review: ${dueInWords(mark.reviewBy, today).text}`}
      </span>
      {page.mayChange && (
        <span class="app-line app-screen-only">
          <a class="govuk-link" href={paths.mark(personId, mark.doNotTellId, "review")}>
            It is still so: set the next review
          </a>{" "}
          <a class="govuk-link" href={paths.mark(personId, mark.doNotTellId, "lift")}>
            Lift this mark
          </a>
        </span>
      )}
    </p>
  );
}

const outcomeWords: Readonly<Record<TellingDecision["outcome"], string>> = {
  named: "They named who may be told",
  nobody: "Nobody in the family",
  "did-not-say": "Asked, did not say",
};

/** What the young person decided at 16 and at 18, and what is still to be asked. */
export function WhoMayBeTold(page: FamilyPage): VNode | null {
  const { facts, family, mayChange } = page;
  const { person, today } = facts;
  const asked = tellingAsked(person.bornOn, family.decisions, today);
  if (!asked && family.decisions.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m" id="telling">
        Who may be told
      </h2>
      {asked && !asked.answer && (
        <InsetText>
          {`The young person turned ${asked.age} on ${formatDate(asked.since)}. Ask them again who may be told.`}
          {asked.age === 18 && " Until they decide, no paper goes to the family."}
        </InsetText>
      )}
      {asked && mayChange && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={paths.telling(person.personId)}>
            Record what they decide
          </a>
        </p>
      )}
      <ul class="govuk-list govuk-list--spaced">
        {family.decisions.map((one) => (
          <li>
            {`At ${one.atAge}, ${formatDate(one.decidedOn)}: ${outcomeWords[one.outcome]}`}
            {one.aroundIds.length > 0 &&
              `: ${one.aroundIds.map((id) => whoIs(page, id)).join(", ")}`}
            <span class="app-line app-verbatim">{one.wording}</span>
            <span class="app-line app-secondary">{`Recorded by ${one.recordedBy}, ${formatDate(londonDate(one.recordedAt))}`}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Marks that were lifted: by whose decision, and why. */
export function Lifted(page: FamilyPage): VNode | null {
  const lifted = page.family.marks.filter(({ liftedOn }) => liftedOn !== null);
  if (lifted.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Marks that were lifted</h2>
      <ul class="govuk-list">
        {lifted.map((mark) => (
          <li>
            {`${whoIs(page, mark.aroundId)}: lifted on ${formatDate(mark.liftedOn ?? mark.fromOn)}, decided by ${mark.liftDecidedBy ?? ""}. ${mark.liftReason ?? ""}`}
          </li>
        ))}
      </ul>
    </>
  );
}

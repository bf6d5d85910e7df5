import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import { InsetText, SummaryList, WarningText } from "../../../ui/govuk/index.ts";
import { PhoneLink, Promises, verbatimFact } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import type { Action } from "../../work/index.ts";
import { stateOf } from "../compare-plans.ts";
import { soughtOf, type Outcome, type WholePlan } from "../plan.ts";
import { currencyOf, type StandingPlan } from "../standing-plan.ts";
import { paths } from "./paths.ts";
import { RatingTag } from "./rating-tag.tsx";

type Props = { readonly facts: ChildFacts; readonly standing: StandingPlan };

/** The plan as it is now, the same wherever a child's plan is read: on its page and at each meeting. */
export function SafetyPlan({ facts, standing }: Props): VNode {
  const { whole } = standing;
  const writes = mayDo(facts.actor, "plan.manage", facts);
  const currency = currencyOf(standing, facts.today);
  return (
    <section aria-label="Safety plan">
      <h2 class="govuk-heading-m">Safety plan</h2>
      {currency.isLate ? (
        <WarningText text={currency.text} />
      ) : (
        <p class="govuk-body">{currency.text}</p>
      )}
      {whole && <Parts facts={facts} standing={standing} whole={whole} writes={writes} />}
      {!whole && writes && <Begin {...facts} />}
    </section>
  );
}

const Begin = ({ person: { personId } }: ChildFacts): VNode => (
  <>
    <p class="govuk-body">
      A plan begins with one thing that should be different for the child, or with what the child
      wants.
    </p>
    <p class="app-actions">
      <a class="govuk-link" href={paths.outcomes(personId)}>
        Add the first outcome
      </a>
      <a class="govuk-link" href={paths.wants(personId)}>
        Begin with what the child wants
      </a>
    </p>
  </>
);

type PartsProps = Props & { readonly whole: WholePlan; readonly writes: boolean };

function Parts({ facts, standing, whole, writes }: PartsProps): VNode {
  const { personId } = facts.person;
  const sought = soughtOf(whole);
  return (
    <>
      <PlanLinks facts={facts} standing={standing} writes={writes} />
      {sought.length === 0 && <InsetText text="There is no outcome in the plan yet." />}
      {sought.map((outcome) => (
        <OneOutcome facts={facts} standing={standing} outcome={outcome} writes={writes} />
      ))}
      {writes && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={paths.outcomes(personId)}>
            Add an outcome
          </a>
        </p>
      )}
      <Contingencies personId={personId} whole={whole} writes={writes} />
      <Wants personId={personId} whole={whole} writes={writes} />
      <TrustedAdults personId={personId} whole={whole} writes={writes} />
    </>
  );
}

function PlanLinks({ facts, standing, writes }: Props & { readonly writes: boolean }): VNode {
  const { personId } = facts.person;
  return (
    <p class="app-actions app-screen-only">
      {writes && (
        <a class="govuk-link" href={paths.agree(personId)}>
          Agree this plan
        </a>
      )}
      {standing.agreed && (
        <a class="govuk-link" href={paths.versions(personId)}>
          Versions
        </a>
      )}
      <a class="govuk-link" href={paths.family(personId)}>
        For the family
      </a>
      <a class="govuk-link" href={paths.carer(personId)}>
        Carer’s sheet
      </a>
    </p>
  );
}

type OutcomeProps = Props & { readonly outcome: Outcome; readonly writes: boolean };

function OneOutcome({ facts, standing, outcome, writes }: OutcomeProps): VNode {
  const { personId } = facts.person;
  const { outcomeId, wording, why, ratings, promises } = outcome;
  const [newest] = ratings;
  return (
    <>
      <h3 class="govuk-heading-s">
        {wording} <RatingTag scheme={standing.scheme} rating={newest?.rating ?? null} />
      </h3>
      {why !== null && <p class="govuk-body app-verbatim">{why}</p>}
      {newest && (
        <p class="govuk-body app-verbatim">
          {newest.reason}
          <span class="app-secondary app-line">
            {`Rated by ${newest.ratedBy}, ${formatDate(newest.ratedOn)}`}
          </span>
        </p>
      )}
      {promises.length === 0 ? (
        <p class="govuk-body">No actions towards this yet.</p>
      ) : (
        <Promises items={promises.map((one) => promiseOf(one, facts.today))} />
      )}
      <p class="app-actions app-screen-only">
        <a class="govuk-link" href={paths.outcome(personId, outcomeId)}>
          {writes ? "Rate, link actions or change" : "Its ratings"}
          <span class="govuk-visually-hidden">{`: ${wording}`}</span>
        </a>
        {mayDo(facts.actor, "action.manage", facts) && (
          <a class="govuk-link" href={paths.promise(personId, outcomeId)}>
            Add an action
            <span class="govuk-visually-hidden">{`: ${wording}`}</span>
          </a>
        )}
      </p>
    </>
  );
}

/** A promise as the plan shows it: when it is due, or what became of it. */
function promiseOf(action: Action, today: string) {
  const { wording, owner, agency, dueOn, state, outcome, closedOn } = action;
  const who = owner === null ? agency : `${owner}, ${agency}`;
  if (state === "open") {
    const due = dueInWords(dueOn, today);
    return {
      when: due.text,
      isLate: due.isOverdue,
      what: wording,
      who: `${who}, by ${formatDate(dueOn)}`,
    };
  }
  return {
    when: `${stateOf(state)}, ${formatDate(closedOn ?? dueOn)}`,
    what: (
      <>
        {wording}
        <span class="app-secondary app-line app-verbatim">{outcome}</span>
      </>
    ),
    who,
  };
}

type RowsProps = {
  readonly personId: string;
  readonly whole: WholePlan;
  readonly writes: boolean;
};

function Contingencies({ personId, whole, writes }: RowsProps): VNode {
  return (
    <>
      <SortableTable
        caption="If it goes wrong"
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "if", text: "If" },
          { key: "then", text: "Then" },
          { key: "who", text: "Who" },
          ...(writes ? [{ key: "change", text: "Change", isScreenOnly: true }] : []),
        ]}
        groups={[
          {
            rows: whole.contingencies.map(({ rowId, happens, response, who }) => ({
              if: happens,
              then: response,
              who,
              change: <ChangeRow href={paths.row(personId, "contingencies", rowId)} of={happens} />,
            })),
          },
        ]}
        empty="Nothing is agreed yet for when it goes wrong."
      />
      {writes && (
        <AddRow
          href={paths.part(personId, "contingencies")}
          text="Add what is done if it goes wrong"
        />
      )}
    </>
  );
}

/** A number is to be pressed on a telephone; anything else is to be read. */
const reachOf = (reachedBy: string | null): VNode | string =>
  reachedBy !== null && /^\+?[\d ()-]{9,}$/.test(reachedBy.trim()) ? (
    <PhoneLink phone={reachedBy} />
  ) : (
    (reachedBy ?? "Not recorded")
  );

function TrustedAdults({ personId, whole, writes }: RowsProps): VNode {
  return (
    <>
      <SortableTable
        caption="Adults the child trusts"
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "name", text: "Name" },
          { key: "who", text: "Who they are" },
          { key: "reach", text: "How to contact them" },
          ...(writes ? [{ key: "change", text: "Change", isScreenOnly: true }] : []),
        ]}
        groups={[
          {
            rows: whole.trusted.map(({ rowId, name, relationship, reachedBy }) => ({
              name,
              who: relationship,
              reach: reachOf(reachedBy),
              change: <ChangeRow href={paths.row(personId, "trusted", rowId)} of={name} />,
            })),
          },
        ]}
        empty="Nobody has been named yet. Ask the child who they trust."
      />
      {writes && <AddRow href={paths.part(personId, "trusted")} text="Add an adult" />}
    </>
  );
}

const ChangeRow = ({ href, of }: { readonly href: string; readonly of: string }): VNode => (
  <a class="govuk-link app-screen-only" href={href}>
    Change<span class="govuk-visually-hidden">{`: ${of}`}</span>
  </a>
);

const AddRow = ({ href, text }: { readonly href: string; readonly text: string }): VNode => (
  <p class="govuk-body app-screen-only">
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </p>
);

function Wants({ personId, whole, writes }: RowsProps): VNode {
  const { childWants, parentsWant, childView, parentsView } = whole.plan;
  const row = (key: string, value: string | null) => verbatimFact(key, value ?? "Not recorded yet");
  return (
    <>
      <h3 class="govuk-heading-s">What they want, and what they think of the plan</h3>
      <SummaryList
        rows={[
          row("The child wants", childWants),
          row("Parents and carers want", parentsWant),
          row("The child thinks of the plan", childView),
          row("Parents and carers think of it", parentsView),
        ]}
      />
      {writes && <AddRow href={paths.wants(personId)} text="Record what they want and think" />}
    </>
  );
}

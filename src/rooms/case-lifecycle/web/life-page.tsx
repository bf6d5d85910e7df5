import type { VNode } from "preact";
import { addMonths, formatDate } from "../../../kernel/dates.ts";
import { capitalised, counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, InsetText } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { mayDo } from "../../subjects/index.ts";
import {
  levelSaid,
  childPage,
  type ChildFacts,
  closedAgo,
  isWithin,
} from "../../child-record/index.ts";
import type { Closure } from "../closure-reads.ts";
import type { Reopening } from "../reopening-reads.ts";
import type { ClosureScheme, TransitionScheme } from "../schemes.ts";
import { eighteenWords, isTurning } from "../transition.ts";
import type { TransitionPlan } from "../transition-reads.ts";
import type { Transfer } from "../transfer-reads.ts";
import { decidedWords } from "./closure-page.tsx";
import { lifePaths } from "./paths.ts";

export type LifePage = {
  readonly facts: ChildFacts;
  readonly scheme: ClosureScheme;
  readonly transitionScheme: TransitionScheme;
  readonly closures: readonly Closure[];
  readonly reopenings: readonly Reopening[];
  readonly plan: TransitionPlan | undefined;
  readonly transfers: readonly Transfer[];
};

/** Closing, opening again, turning 18 and other areas: what stands of each, and the way to it. */
export function lifePage(page: LifePage): View {
  return childPage({
    facts: page.facts,
    tab: "pathway",
    heading: "Closing, moving, turning 18",
    children: (
      <>
        <Often {...page} />
        <h2 class="govuk-heading-m">Closing</h2>
        <Closing {...page} />
        <h2 class="govuk-heading-m">Turning 18</h2>
        <Turning {...page} />
        <h2 class="govuk-heading-m">Other areas</h2>
        <Transfers {...page} />
      </>
    ),
  });
}

/** A record that was closed a short while before it was opened again says so. */
function Often({ facts, scheme, reopenings }: LifePage): VNode | null {
  const months = scheme.reopenedWithinMonths;
  const since = addMonths(facts.today, -months);
  const recent = reopenings.filter(
    ({ closedOn, reopenedOn }) =>
      reopenedOn >= since && closedOn !== null && isWithin(closedOn, reopenedOn, months),
  );
  if (recent.length === 0) return null;
  return (
    <InsetText>
      <strong>{`Opened again ${counted(recent.length, "time")} within ${months} months of closing`}</strong>
      {recent.map(({ closedOn, reopenedOn, closedBecause }) => (
        <span class="app-line app-verbatim">
          {`${formatDate(reopenedOn)}: ${closedOn === null ? "closed before" : closedAgo(closedOn, reopenedOn)}${closedBecause === null ? "" : `, because: ${closedBecause}`}`}
        </span>
      ))}
    </InsetText>
  );
}

function Closing({ facts, closures, reopenings }: LifePage): VNode {
  const { personId } = facts.person;
  const { isOpen, closedOn } = facts.standing;
  const waiting = closures.find(({ outcome }) => outcome === null);
  const may = mayDo(facts.actor, "case.close", facts);
  return (
    <>
      <p class="govuk-body">
        {isOpen
          ? "The record is open. Only two people close it, with evidence; no date does."
          : `The record is closed${closedOn === null ? ", according to a spreadsheet" : ` since ${formatDate(closedOn)}`}.`}
      </p>
      <p class="app-actions app-screen-only govuk-body">
        {isOpen && may && waiting === undefined && (
          <Button href={lifePaths.propose(personId)} text="Propose to close" />
        )}
        {waiting && (
          <a class="govuk-link" href={lifePaths.closing(personId, waiting.closureId)}>
            Closing is proposed: read it and decide
          </a>
        )}
        {!isOpen && may && <Button href={lifePaths.reopen(personId)} text="Open again" />}
      </p>
      {closures.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {closures.map((one) => (
            <li>
              <a class="govuk-link" href={lifePaths.closing(personId, one.closureId)}>
                {`Proposal of ${formatDate(one.proposedOn)}`}
              </a>
              <span class="app-line app-verbatim">{decidedWords(one)}</span>
            </li>
          ))}
        </ul>
      )}
      {reopenings.map((one) => (
        <p class="govuk-body">
          <strong>{`Opened again on ${formatDate(one.reopenedOn)} by ${one.reopenedBy}`}</strong>
          <span class="app-line">
            {`${one.way === "concern" ? "On a concern. " : ""}Level when it was closed: ${levelSaid(facts.scheme, { level: one.level, said: one.levelSaid })}`}
          </span>
          {one.whatIsNew !== null && <span class="app-line app-verbatim">{one.whatIsNew}</span>}
          <span class="app-line app-verbatim">{one.reason}</span>
        </p>
      ))}
    </>
  );
}

function Turning({ facts, plan, transitionScheme }: LifePage): VNode {
  const { bornOn, personId } = facts.person;
  const state =
    plan === undefined
      ? "no plan yet"
      : plan.agreedOn === null
        ? "written, not agreed"
        : `agreed on ${formatDate(plan.agreedOn)}`;
  const isDue = bornOn !== null && isTurning(bornOn, facts.today, transitionScheme);
  const due = isDue ? "The plan is due: " : "The plan is not due yet: ";
  return (
    <p class="govuk-body">
      {bornOn === null
        ? "The date of birth is not known. "
        : `${capitalised(eighteenWords(bornOn, facts.today))}. `}
      {`${due}${state}. A birthday ends nothing. `}
      <a class="govuk-link" href={lifePaths.transition(personId)}>
        {plan === undefined ? "Plan for turning 18" : "Read the plan for turning 18"}
      </a>
    </p>
  );
}

function Transfers({ facts, transfers }: LifePage): VNode {
  const { personId } = facts.person;
  return (
    <>
      <SortableTable
        caption="Areas that have to do with the child"
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "what", text: "What" },
          { key: "from", text: "From" },
          { key: "duties", text: "Duties" },
        ]}
        groups={[
          {
            rows: transfers.map((one) => ({
              what: (
                <a class="govuk-link" href={lifePaths.transfer(personId, one.transferId)}>
                  {`${one.kind.name}: ${one.area}`}
                </a>
              ),
              from: formatDate(one.beganOn),
              duties: dutiesWords(one),
            })),
          },
        ]}
        empty="No other area is recorded."
      />
      {mayDo(facts.actor, "transfer.record", facts) && (
        <p class="govuk-body app-screen-only">
          <Button
            href={lifePaths.newTransfer(personId)}
            text="Record another area"
            classes="govuk-button--secondary"
          />
        </p>
      )}
    </>
  );
}

export function dutiesWords({ kind, done, endedOn }: Transfer): string {
  if (endedOn !== null) return `Ended ${formatDate(endedOn)}`;
  const open = kind.duties.length - done.length;
  return open === 0 ? "All done" : `${open} of ${kind.duties.length} open`;
}

import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { WorkingCalendar } from "../../../../kernel/working-days.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { mayDo } from "../../../subjects/index.ts";
import type { ChildFacts } from "../../../child-record/index.ts";
import { listReferrals, type Referral } from "../nrm-reads.ts";
import { listViews45, verdicts, type View45 } from "../section45.ts";
import { referralWords, Standing } from "./parts.tsx";
import { nrmPaths } from "./paths.ts";

type ReadContext = {
  readonly calendar: WorkingCalendar;
  /** A forum that the child is known to asks for section 45. */
  readonly asksSection45: boolean;
};

/** What a child's page says of the National Referral Mechanism, and of section 45 where it matters. */
export async function nrmBeside(tx: Tx, facts: ChildFacts, asking: ReadContext): Promise<VNode> {
  const { personId } = facts.person;
  const referrals = await listReferrals(tx, personId);
  const views = await listViews45(tx, personId);
  const mayRecord = mayDo(facts.actor, "nrm.record", facts);
  const isShown = asking.asksSection45 || views.length > 0 || referrals.length > 0;
  return (
    <>
      <h2 class="govuk-heading-m">National Referral Mechanism</h2>
      {referrals.length === 0 ? (
        <p class="govuk-body">No referral has been considered yet.</p>
      ) : (
        <ul class="govuk-list">
          {referrals.map((one) => (
            <Line one={one} facts={facts} calendar={asking.calendar} />
          ))}
        </ul>
      )}
      {mayRecord && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={nrmPaths.consider(personId)}>
            Consider a referral
          </a>
        </p>
      )}
      {isShown && (
        <Section45 {...asking} view={views[0]} personId={personId} mayRecord={mayRecord} />
      )}
    </>
  );
}

type LineProps = {
  readonly one: Referral;
  readonly facts: ChildFacts;
  readonly calendar: WorkingCalendar;
};

function Line({ one, facts, calendar }: LineProps): VNode {
  const { today, person } = facts;
  const sent = one.submittedOn === null ? "" : `, sent ${formatDate(one.submittedOn)}`;
  return (
    <li>
      <a class="govuk-link" href={nrmPaths.referral(person.personId, one.referralId)}>
        {`Considered ${formatDate(one.consideredOn)}${sent}`}
      </a>
      <span class="app-line">
        <Standing {...referralWords(one, { today, calendar })} />
      </span>
      {one.clocks !== null && (
        <span class="app-line app-secondary">{`${one.clocks.name} · ${one.reference ?? ""}`}</span>
      )}
    </li>
  );
}

type Section45Props = ReadContext & {
  readonly view: View45 | undefined;
  readonly personId: string;
  readonly mayRecord: boolean;
};

function Section45({ view, asksSection45, personId, mayRecord }: Section45Props): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Section 45, Modern Slavery Act 2015</h2>
      <p class="govuk-body">
        {view
          ? `${verdicts[view.verdict]}, ${formatDate(view.consideredOn)}, by ${view.consideredBy}.`
          : "Nobody has recorded yet whether it was considered."}
        {view === undefined && asksSection45 && (
          <strong> The child is known to youth justice: ask.</strong>
        )}{" "}
        <a class="govuk-link app-screen-only" href={nrmPaths.section45(personId)}>
          {mayRecord ? "Section 45: read and record" : "Section 45: read"}
        </a>
      </p>
    </>
  );
}

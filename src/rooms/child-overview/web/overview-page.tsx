import type { VNode } from "preact";
import { compareDates, formatDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Promises, Voice, type PromiseItem } from "../../../ui/layout/index.ts";
import type { KeptNumber, Merge } from "../../subjects/index.ts";
import { type Action, type Chase, chaseWords, latestByAction } from "../../work/index.ts";
import type { Changes, ChronologyLine, LevelDecision } from "../../child-record/index.ts";
import { standingFlags } from "../../child-record/index.ts";
import { flagName } from "../../child-record/index.ts";
import { FlagLimits } from "../../child-record/index.ts";
import type { HarmDecision } from "../../child-record/index.ts";
import { harmSaid, harmStatusOf } from "../../child-record/index.ts";
import { levelSaid, usesLevels } from "../../child-record/index.ts";
import type { Assessment } from "../../assessments/index.ts";
import { stateWords } from "../../assessments/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { Disputed } from "../../child-record/index.ts";
import { WaysToVisit } from "../../visits/index.ts";
import { lifePaths } from "../../case-lifecycle/web/paths.ts";
import { FamilyLink } from "../../families/index.ts";
import { escalationPaths } from "../../escalation/web/paths.ts";
import { exploitationPaths } from "../../child-record/exploitation/web/paths.ts";
import { OffersLink, type Offers } from "../../offered-facts/index.ts";
import type { Moment } from "../../reachable-moments/index.ts";
import { MomentsLink, OpenMoments } from "../../reachable-moments/index.ts";
import { NumbersLine } from "../../child-record/index.ts";
import { teamPaths } from "../../my-work/team/web/paths.ts";
import { standingOf, type TellingLine } from "../../child-record/index.ts";
import { tellingWords } from "../../child-record/index.ts";
import { upcomingReviews, type Upcoming } from "../../child-record/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { AddNote, ChronologyList } from "./chronology-page.tsx";
import { BeforeContactLines } from "../../child-record/index.ts";
import { Involved, Joined, Why } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { SinceYouLooked } from "./since-you-looked.tsx";
import { Advice } from "./worry-page.tsx";

type Overview = {
  readonly facts: ChildFacts;
  readonly harm: HarmDecision | undefined;
  readonly level: LevelDecision | undefined;
  readonly recent: readonly ChronologyLine[];
  /** Since the reader's last day here, if there was one. */
  readonly changes: Changes | undefined;
  readonly promised: readonly Action[];
  readonly chases: readonly Chase[];
  readonly told: readonly TellingLine[];
  /** What the child said last. */
  readonly voice: { readonly words: string; readonly source: string } | undefined;
  /** That run, with the calendar of their clocks; undefined where none does. */
  readonly running:
    { readonly assessments: readonly Assessment[]; readonly calendar: WorkingCalendar } | undefined;
  /** At which somebody is to be there for the child. */
  readonly moments: readonly Moment[];
  /** Records that this one stands or stood for. */
  readonly merges: readonly Merge[];
  readonly numbers: readonly KeptNumber[];
  /** How many concerns are linked to the child. */
  readonly concerns: number;
  readonly offers: Offers;
};

/** What is happening, how worried we are and why, who is involved, what is next: in ten seconds. */
export function overviewPage(page: Overview): View {
  const { facts, recent, changes, concerns } = page;
  const id = facts.person.personId;
  return childPage({
    facts,
    tab: "overview",
    children: (
      <>
        <Joined merges={page.merges} />
        <OpenMoments moments={page.moments} now={facts.now} />
        <SinceYouLooked changes={changes} personId={id} />
        <BeforeContactLines known={facts.known} />
        <WaysToVisit personId={id} />
        <div class="app-columns">
          <div>
            <Worry {...page} />
          </div>
          <div>
            <h2 class="govuk-heading-m">What the child says</h2>
            <Said {...page} />
            <h2 class="govuk-heading-m">Actions and what is next</h2>
            <Next {...page} />
            <h2 class="govuk-heading-m">Privacy notices</h2>
            <Told {...page} />
            <h2 class="govuk-heading-m">Who is involved</h2>
            <Involved {...facts} />
            <NumbersLine personId={id} numbers={page.numbers} />
          </div>
        </div>
        <h2 class="govuk-heading-m">What happened last</h2>
        <AddNote {...facts} />
        <ChronologyList
          lines={recent.map(withoutReason)}
          disputes={facts.disputes}
          headingLevel={3}
          empty="Nothing has been recorded yet. A note says what happened, when, and what was done."
        />
        {recent.length > 0 && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={paths.chronology(id)}>
              The whole chronology
            </a>
          </p>
        )}
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={paths.concerns(id)}>
            {`Concerns about this child (${concerns})`}
          </a>
        </p>
        <OffersLink personId={id} count={page.offers.open.length} />
        <MomentsLink personId={id} />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={lifePaths.child(id)}>
            Closing, moving, turning 18
          </a>
        </p>
      </>
    ),
  });
}

/** The newest reasons stand at the top; older ones are in the chronology. */
function withoutReason(line: ChronologyLine): ChronologyLine {
  return ["level", "harm", "flag"].includes(line.kind) ? { ...line, detail: null } : line;
}

function Worry({ facts, harm, level }: Pick<Overview, "facts" | "harm" | "level">): VNode {
  const { harmScheme, scheme, flagScheme, flags, standing, person, disputes } = facts;
  return (
    <>
      <h2 class="govuk-heading-m">How worried we are, and why</h2>
      <Advice {...facts} />
      <h3 class="govuk-heading-s">
        {`Harm status: ${harmSaid(harmScheme, { status: standing.harmStatus, said: standing.harmSaid })}`}
      </h3>
      <Disputed disputes={disputes} about="record" aboutId={null} />
      {harm ? <Why decision={harm} /> : <p class="govuk-body">Nobody has decided it yet.</p>}
      {harm && <Disputed disputes={disputes} about="harm" aboutId={harm.id} />}
      <h3 class="govuk-heading-s">{`Level: ${levelSaid(scheme, { level: standing.level, said: standing.levelSaid })}`}</h3>
      {level ? (
        <Why decision={level} />
      ) : (
        <p class="govuk-body">
          {usesLevels(scheme) ? "No level has been recorded." : "Levels are not used here."}
        </p>
      )}
      {level && <Disputed disputes={disputes} about="level" aboutId={level.id} />}
      {standingFlags(flags).map((flag) => (
        <>
          <h3 class="govuk-heading-s">{`Flag: ${flagName(flagScheme, flag.type)}`}</h3>
          <p class="govuk-body app-verbatim">{flag.reason}</p>
          <p class="govuk-body-s app-secondary">
            {`Raised by ${flag.raisedBy}, ${formatDate(flag.raisedOn)}`}
            <FlagLimits flag={flag} today={facts.today} />
          </p>
          <Disputed disputes={disputes} about="flag" aboutId={flag.flagId} />
        </>
      ))}
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={paths.worry(person.personId)}>
          How worried we are: every decision
        </a>
      </p>
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={exploitationPaths.known(person.personId)}>
          What is known of the exploitation, and who says so
        </a>
      </p>
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={escalationPaths.ofChild(person.personId)}>
          Disagreements between agencies
        </a>
      </p>
    </>
  );
}

/** What people have promised, decide or look at again, the first one first. */
function Next({ facts, promised, chases, running }: Overview): VNode {
  const assessments = running?.assessments ?? [];
  const { standing, harmScheme, today, circle, person } = facts;
  const isUndecided = harmStatusOf(harmScheme, standing.harmStatus).isUndecided ?? false;
  const lead = circle.find(({ basis }) => basis === "allocation");
  const who = lead?.name ?? person.owningTeam;
  const reviews = upcomingReviews(standing, isUndecided).map((one) => ({
    ...one,
    who,
    chase: chases.find(({ review, lateSince }) => review === one.review && lateSince === one.on),
  }));
  const asked = latestByAction(chases);
  const actions = promised.map(({ actionId, wording, dueOn, owner, agency }) => ({
    what: wording,
    on: dueOn,
    who: owner === null ? agency : `${owner}, ${agency}`,
    chase: asked.get(actionId),
  }));
  const clocks = assessments.flatMap(({ body, dueOn, lead: by }) =>
    dueOn === null ? [] : [{ what: body.name, on: dueOn, who: by, chase: undefined }],
  );
  const upcoming = [...actions, ...reviews, ...clocks].sort((one, other) =>
    compareDates(one.on, other.on),
  );
  return (
    <>
      {upcoming.length === 0 ? (
        <p class="govuk-body">No actions and no dates yet.</p>
      ) : (
        <Promises items={upcoming.map((one) => promiseOf(one, today))} />
      )}
      {running && <Paused {...running} today={today} />}
      {assessments.length > 0 && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={pathwayPaths.assessments(person.personId)}>
            Assessments and their clocks
          </a>
        </p>
      )}
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={paths.plan(person.personId)}>
          Plan and meetings: every action
        </a>
      </p>
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={teamPaths.supervision(person.personId)}>
          Supervision: what was considered and decided
        </a>
      </p>
    </>
  );
}

type Running = NonNullable<Overview["running"]> & { readonly today: string };

/** Assessments whose clock stands still, and why. */
function Paused({ assessments, calendar, today }: Running): VNode {
  return (
    <>
      {assessments
        .filter(({ dueOn }) => dueOn === null)
        .map((one) => (
          <p class="govuk-body">
            {`${one.body.name}: ${stateWords(one, { today, calendar }).text}`}
          </p>
        ))}
    </>
  );
}

type Dated = Pick<Upcoming, "what" | "on"> & {
  readonly who: string;
  /** What was asked about it the last time. */
  readonly chase: Chase | undefined;
};

function promiseOf({ what, on, who, chase }: Dated, today: string): PromiseItem {
  const due = dueInWords(on, today);
  const date = formatDate(on);
  const dated = (
    <>
      {what}
      {!due.text.endsWith(date) && <span class="app-secondary app-line">{date}</span>}
      {chase && <span class="app-secondary app-line">{chaseWords(chase)}</span>}
    </>
  );
  return { when: due.text, isLate: due.isOverdue, what: dated, who };
}

function Said({ facts, voice }: Pick<Overview, "facts" | "voice">): VNode {
  return (
    <>
      {voice ? <Voice {...voice} /> : <p class="govuk-body">No words of the child recorded yet.</p>}
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={`/children/${facts.person.personId}/voice`}>
          What the child says: all of it, and add to it
        </a>
      </p>
      <FamilyLink personId={facts.person.personId} />
    </>
  );
}

function Told({ facts, told }: Pick<Overview, "facts" | "told">): VNode {
  return (
    <p class="govuk-body">
      <span class="app-verbatim">{tellingWords(standingOf(told, "child"), facts.today)}</span>{" "}
      <a class="govuk-link app-screen-only" href={`/children/${facts.person.personId}/told`}>
        Privacy notices
      </a>
    </p>
  );
}

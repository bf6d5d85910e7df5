import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { counted } from "../../../../kernel/words.ts";
import type { WorkingCalendar } from "../../../../kernel/working-days.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { FormErrorSummary, Overtaken } from "../../../../ui/forms/index.ts";
import { InsetText } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { type Assessment, AssessmentLines } from "../../../assessments/index.ts";
import { clockOn, clockWords } from "../../../../kernel/day-clock.ts";
import {
  stageName,
  type Pathway,
  childPage,
  type ChildFacts,
  type OnPathway,
  daysByStage,
  placeOf,
  visitsOf,
  type KeptMove,
  type Visit,
} from "../../../child-record/index.ts";
import { seenFor, type OnFile, type Stage } from "../conditions.ts";
import { doorsOf } from "./doors.ts";
import { MoveFields, type MoveTyped } from "./move-form.tsx";
import { PathwayDrawing, type DrawnPlace } from "./pathway-drawing.tsx";
import { lifePaths } from "../../web/paths.ts";
import { pathwayPaths } from "./paths.ts";
import { StageList } from "./stage-list.tsx";
import { Due } from "../../../../ui/layout/index.ts";

export type ChildPathwayPage = {
  readonly facts: ChildFacts;
  readonly pathway: Pathway;
  readonly now: OnPathway;
  readonly moves: readonly KeptMove[];
  readonly onFile: OnFile;
  readonly running: readonly Assessment[];
  readonly calendar: WorkingCalendar;
  readonly csrfToken: string;
  readonly mayMove: boolean;
  readonly typed: MoveTyped;
  readonly errors?: readonly FieldError[];
  /** Somebody else moved the child while the form was open. */
  readonly isStale?: boolean;
};

/** Where a child stands on the pathway, for how long, what it takes to go on, and every stay before. */
export function childPathwayPage(page: ChildPathwayPage): View {
  const { facts, pathway, now, errors = [], isStale = false } = page;
  const visits = visitsOf(page.moves, facts.today);
  const stage = pathway.stages.find(({ key }) => key === now.stage);
  return childPage({
    facts,
    tab: "pathway",
    heading: "Pathway",
    summary: summaryOf(errors, isStale),
    children: (
      <>
        <Now {...page} stage={stage} />
        <div class="app-pathway">
          <PathwayDrawing
            pathway={pathway}
            title={`${pathway.name}: ${hereWords(page)}`}
            placeOf={(one) => drawn(one, page, visits)}
          />
          <div>
            {stage && <Conditions {...page} stage={stage} />}
            {page.mayMove && now.isOpen && <MoveFields {...page} errors={errors} />}
            <Running {...page} />
          </div>
        </div>
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={lifePaths.child(facts.person.personId)}>
            Closing, moving, turning 18
          </a>
        </p>
        <Visits visits={visits} page={page} />
        <h2 class="govuk-heading-m">What each stage asks</h2>
        <StageList
          pathway={pathway}
          headingLevel={3}
          before={(one) => <Doors stage={one} personId={facts.person.personId} />}
        />
      </>
    ),
  });
}

function summaryOf(errors: readonly FieldError[], isStale: boolean): VNode | undefined {
  if (errors.length > 0) return <FormErrorSummary errors={errors} ids={{ to: "to" }} />;
  if (!isStale) return undefined;
  return (
    <Overtaken
      title="A colleague moved the child while you were writing"
      read="Read where the child is now, then move them if that is still right"
      href="#to"
    />
  );
}

function hereWords({ now, pathway }: ChildPathwayPage): string {
  if (!now.isOpen) return "the record is closed";
  if (now.stage === null) return "the stage is not known";
  const since = now.since === null ? "" : ` since ${formatDate(now.since)}`;
  return `at ${stageName(pathway, now.stage)}${since}`;
}

/** The stage's clock, in words; nothing where it has none. */
function clockOf(
  { within }: Stage,
  { now, calendar, facts }: ChildPathwayPage,
): { readonly text: string; readonly isLate: boolean } | undefined {
  if (within === undefined || now.since === null) return undefined;
  const state = clockOn({ runsFrom: now.since, within, pauses: [] }, facts.today, calendar);
  return state.ok ? clockWords(state.value, within) : undefined;
}

function Now(page: ChildPathwayPage & { readonly stage: Stage | undefined }): VNode {
  const { stage, now, facts } = page;
  const clock = stage && now.isOpen ? clockOf(stage, page) : undefined;
  if (!now.isOpen) {
    return (
      <InsetText>The record is closed: the child is at no stage of the pathway now.</InsetText>
    );
  }
  if (now.stage === null) {
    return <p class="govuk-body">Nobody has recorded at which stage the child is.</p>;
  }
  const days = now.since === null ? undefined : daysSince(now.since, facts.today);
  return (
    <p class="govuk-body">
      <strong>{stageName(page.pathway, now.stage)}</strong>
      {now.since !== null && ` since ${formatDate(now.since)}, ${days ?? ""}. `}
      {clock && <Due isOverdue={clock.isLate} text={clock.text} />}
    </p>
  );
}

const daysSince = (since: string, today: string): string =>
  counted(visitsOf([{ ...nothing, movedOn: since, to: "x" }], today)[0]?.days ?? 0, "day");
const nothing = { moveId: "", from: null, basis: "before", reason: null, movedBy: null } as const;

function drawn(stage: Stage, page: ChildPathwayPage, visits: readonly Visit[]): DrawnPlace {
  const days = daysByStage(visits).get(stage.key);
  const spent = days === undefined ? undefined : counted(days, "day");
  const place = page.now.isOpen ? placeOf(page.pathway, page.now.stage, stage.key) : "ahead";
  if (place === "here") return { place, words: `Here now${spent ? `: ${spent} in all` : ""}` };
  return { place, words: spent ? `Was here for ${spent}` : "Not at this stage so far" };
}

function Conditions({
  stage,
  onFile,
  now,
}: ChildPathwayPage & { readonly stage: Stage }): VNode | null {
  if (stage.exit === undefined) return null;
  return (
    <>
      <h2 class="govuk-heading-s">{`${stage.name} ends when`}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {stage.exit.map((condition) => {
          const seen = seenFor(condition, onFile, now.since);
          return (
            <li>
              {`${seen.text}: `}
              {seen.isOnFile ? <strong>{seen.words}</strong> : <span>{seen.words}</span>}
            </li>
          );
        })}
      </ul>
      <p class="govuk-body-s app-secondary">
        Lantern shows what is on file and decides nothing by it: a person moves the child.
      </p>
    </>
  );
}

function Running({ running, facts, calendar }: ChildPathwayPage): VNode {
  const { personId } = facts.person;
  return (
    <>
      <h2 class="govuk-heading-s">Assessments that run</h2>
      {running.length === 0 ? (
        <p class="govuk-body">None.</p>
      ) : (
        <AssessmentLines
          assessments={running}
          personId={personId}
          today={facts.today}
          calendar={calendar}
        />
      )}
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={pathwayPaths.assessments(personId)}>
          Assessments: all of them, and begin one
        </a>
      </p>
    </>
  );
}

function Doors({
  stage,
  personId,
}: {
  readonly stage: Stage;
  readonly personId: string;
}): VNode | null {
  const doors = doorsOf(stage, personId);
  if (doors.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--spaced app-screen-only">
      {doors.map(({ text, href }) => (
        <li>
          <a class="govuk-link" href={href}>
            {text}
            <span class="govuk-visually-hidden">{`, for the stage ${stage.name}`}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

const basisWords: Readonly<Record<KeptMove["basis"], string>> = {
  opened: "Opened to the pathway",
  moved: "Moved",
  tracker: "Changed in the tracker; no reason was asked",
  imported: "Came with a workbook",
  undone: "A change in the tracker was undone",
  before: "Known from before moves were kept",
};

function Visits({ visits, page }: { visits: readonly Visit[]; page: ChildPathwayPage }): VNode {
  return (
    <SortableTable
      caption="Every stay at a stage"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "stage", text: "Stage" },
        { key: "from", text: "From" },
        { key: "to", text: "To" },
        { key: "days", text: "Days", numeric: true },
        { key: "why", text: "How and why" },
      ]}
      groups={[
        {
          rows: visits.toReversed().map(({ stage, cameBy, leftOn, days }) => ({
            stage: stageName(page.pathway, stage),
            from: formatDate(cameBy.movedOn),
            to: leftOn === null ? "Here now" : formatDate(leftOn),
            days: String(days),
            why: <Why move={cameBy} />,
          })),
        },
      ]}
      empty="No stay at a stage is known yet."
    />
  );
}

function Why({ move }: { readonly move: KeptMove }): VNode {
  return (
    <>
      {move.reason !== null && <span class="app-verbatim app-line">{move.reason}</span>}
      <span class="app-secondary app-line">
        {`${basisWords[move.basis]}${move.movedBy === null ? "" : `, ${move.movedBy}`}`}
      </span>
    </>
  );
}

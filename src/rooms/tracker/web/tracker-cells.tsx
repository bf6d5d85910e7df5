import type { VNode } from "preact";
import { daysBetween, londonDate, shortDate } from "../../../kernel/dates.ts";
import { capitalised, counted } from "../../../kernel/words.ts";
import { type Content, Tag } from "../../../ui/govuk/index.ts";
import { Reference } from "../../../ui/layout/index.ts";
import type { CellsOf } from "../../../ui/lists/index.ts";
import { fullName } from "../../subjects/index.ts";
import {
  stageName,
  direction,
  flagName,
  notForEnforcement,
  notReviewed,
  ageText,
  HarmCell,
  LevelCell,
  NextReviewCell,
} from "../../child-record/index.ts";
import { cellText, waitingText } from "../cell-text.ts";
import { columnKeys, type FixedColumn } from "../columns.ts";
import { groupText } from "../groups.ts";
import { missingShown, type MissingShown } from "../../missing/index.ts";
import type { TrackerRow } from "../tracker-row.ts";
import type { TrackerSetting } from "../tracker-setting.ts";
import { lifePaths } from "../../case-lifecycle/web/paths.ts";
import { paths } from "../../child-record/web/paths.ts";
import { groupFilter } from "./group-filter.ts";
import type { TrackerShown } from "./tracker-shown.ts";

type Cell = (row: TrackerRow, setting: TrackerSetting) => Content;

const notKnown = <span class="app-secondary">Not known</span>;

/** Cells that say more than their plain text. */
const cells: Readonly<Partial<Record<FixedColumn, Cell>>> = {
  flag: ({ flags, flagReviewBy }, setting) => (
    <FlagsInLine types={flags} reviewBy={flagReviewBy} setting={setting} />
  ),
  harm: (row, { harmScheme }) => <HarmCell row={row} scheme={harmScheme} />,
  level: (row, setting) => <WaitingLevel row={row} setting={setting} />,
  lead: ({ leads }) => <>{leads.join(", ") || "Nobody recorded yet"}</>,
  stage: (row, setting) => <StageCell row={row} setting={setting} />,
  review: (row, { harmScheme, today }) => (
    <NextReviewCell row={row} harmScheme={harmScheme} today={today} />
  ),
  panel: ({ lastPanelOn }, { today }) => day(lastPanelOn, today),
  contact: ({ lastContactOn }, { today }) => day(lastContactOn, today),
  opened: ({ openedOn }, { today }) => day(openedOn, today),
  recorded: ({ lastEntryAt }, { today }) => day(lastEntryAt && londonDate(lastEntryAt), today),
  missing: (row, { today }) => <MissingCell {...missingShown(row, today)} />,
  actions: ({ actionsOverdue }) =>
    actionsOverdue === 0 ? (
      <span class="app-nothing">None</span>
    ) : (
      <Tag text={`${String(actionsOverdue)} overdue`} classes="govuk-tag--red" />
    ),
};

const day = (date: string | null, today: string): Content =>
  date === null ? notKnown : shortDate(date, today);

/** What a mark in the list means is said once, in its legend; whoever has a page read to them hears it in the row. */
const Mark = ({ sign, says }: { readonly sign: string; readonly says: string }): VNode => (
  <>
    {" "}
    <span aria-hidden="true">{sign}</span>
    <span class="govuk-visually-hidden">{says}</span>
  </>
);

type FlagsInLineProps = {
  readonly types: readonly string[];
  readonly reviewBy: string | null;
  readonly setting: TrackerSetting;
};

/** The flags that stand in one line; what else is to be known of them below it. */
function FlagsInLine({ types, reviewBy, setting: { flagScheme, today } }: FlagsInLineProps): VNode {
  if (types.length === 0) return <>None</>;
  const overdue = notReviewed(reviewBy, today);
  return (
    <>
      <span class="app-line app-line--first">
        {types.map((type) => flagName(flagScheme, type)).join(", ")}
      </span>
      {overdue !== "" && <span class="app-line">{capitalised(overdue)}</span>}
      <span class="app-line app-secondary">{notForEnforcement}</span>
    </>
  );
}

/** Which way the level went when it was last decided. */
function WayOfLevel({ level, previousLevel }: TrackerRow): VNode | null {
  const way = direction(level, previousLevel);
  if (way === "up") return <Mark sign="▲" says=", up" />;
  return way === "down" ? <Mark sign="▼" says=", down" /> : null;
}

/** What is recorded here, with where it comes from; what somebody entered stands beside it where it says otherwise. */
function MissingCell({ count, source, entered }: MissingShown): VNode {
  if (count === null) return notKnown;
  return (
    <>
      {count}
      {source !== undefined && <span class="app-secondary app-line">{source}</span>}
      {entered !== undefined && <span class="app-line">{entered}</span>}
      {(entered !== undefined || source?.startsWith("entered")) && <Mark sign="*" says="entered" />}
    </>
  );
}

type Found = HandlerInput & { readonly why: string | undefined };

/** Who it is, and why the list shows them where the name that was typed is another. */
function ChildCell({ row, setting, why }: Found): VNode {
  return (
    <>
      <a class="govuk-link" href={paths.child(row.personId)}>
        {fullName(row)}
      </a>
      <span class="app-secondary app-line">
        {ageText(row.bornOn, setting.today)} · <Reference of={row.reference} />
      </span>
      {why !== undefined && <span class="app-secondary app-line">Found: {why}</span>}
    </>
  );
}

type HandlerInput = { readonly row: TrackerRow; readonly setting: TrackerSetting };

function WaitingLevel({ row, setting }: HandlerInput): VNode {
  const waiting = waitingText(row, setting);
  return (
    <>
      <LevelCell row={row} scheme={setting.scheme} mark={<WayOfLevel {...row} />} />
      {waiting !== undefined && (
        <span class="app-line">
          {waiting} <WaysToDecide {...row} />
        </span>
      )}
    </>
  );
}

/** To whoever may decide on this record, and to nobody else: others would meet a closed door. */
function WaysToDecide(row: TrackerRow): VNode {
  const { personId, may, saidClosed, isOpen } = row;
  const mayLevel = may?.has("level.set") ?? false;
  const mayClose = saidClosed && isOpen && (may?.has("case.close") ?? false);
  return (
    <>
      {mayLevel && (
        <a class="govuk-link" href={paths.level(personId)}>
          Decide<span class="govuk-visually-hidden"> the level of {fullName(row)}</span>
        </a>
      )}
      {mayLevel && mayClose && " or "}
      {mayClose && (
        <a class="govuk-link" href={lifePaths.propose(personId)}>
          {mayLevel ? "propose to close" : "Propose to close"}
          <span class="govuk-visually-hidden"> the record of {fullName(row)}</span>
        </a>
      )}
    </>
  );
}

function StageCell({
  row: { stage, stageSince },
  setting: { pathway, today },
}: HandlerInput): VNode {
  if (stage === null) return notKnown;
  const days = stageSince === null ? undefined : daysBetween(stageSince, today);
  return (
    <>
      {stageName(pathway, stage)}
      {days !== undefined && (
        <span class="app-secondary app-line">
          {days <= 0 ? "since today" : counted(days, "day")}
        </span>
      )}
    </>
  );
}

/** A cell of the list. What is not known says so, and never reads as nothing. */
function trackerCell(row: TrackerRow, column: FixedColumn, setting: TrackerSetting): Content {
  return cells[column]?.(row, setting) ?? textCell(cellText(row, column, setting));
}

const textCell = (text: string): Content => (text === "" ? notKnown : text);

/** How the list is drawn, on the page and on paper. */
export function drawnOf(shown: TrackerShown) {
  const { setting, why } = shown.around;
  const drawn = columnKeys.map((key) => [
    key,
    (row: TrackerRow): Content =>
      key === "child" ? (
        <ChildCell row={row} setting={setting} why={why.get(row.personId)} />
      ) : (
        trackerCell(row, key, setting)
      ),
  ]);
  return {
    cells: Object.fromEntries(drawn) as CellsOf<TrackerShown>,
    aboutOf: fullName,
    headingOf: (value: string | null) => <GroupHeading shown={shown} value={value} />,
    ownCell: textCell,
  };
}

function GroupHeading({
  shown,
  value,
}: {
  readonly shown: TrackerShown;
  readonly value: string | null;
}): VNode {
  const { group } = shown.asked;
  if (group === undefined) return <></>;
  const { groups, setting } = shown.around;
  const counts = groups.find((one) => one.value === value);
  const name = groupText(group, { value, name: counts?.name ?? null }, setting);
  return (
    <>
      <a class="govuk-link" href={shown.at({ ...groupFilter(group, value), group: undefined })}>
        {name}
      </a>
      {counts !== undefined && ` · ${counted(counts.children, "child", "children")}`}
      {counts !== undefined && counts.overdue > 0 && `, ${counts.overdue} with a review overdue`}
    </>
  );
}

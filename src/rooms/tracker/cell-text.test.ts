import { expect, test } from "vitest";
import {
  flagTypeKind,
  harmStatusKind,
  levelSchemeKind,
  pathwayKind,
} from "../child-record/configuration-kinds.ts";
import { shippedLevels } from "../child-record/shipped-levels.ts";
import { shippedPathway } from "../case-lifecycle/shipped-pathway.ts";
import type { FlagScheme } from "../child-record/flag-scheme.ts";
import type { HarmScheme } from "../child-record/harm-scheme.ts";
import type { LevelScheme } from "../child-record/level-scheme.ts";
import type { Pathway } from "../child-record/pathway.ts";
import { cellText, waitingText } from "./cell-text.ts";
import { columnsOf } from "./columns.ts";
import type { TrackerRow } from "./tracker-row.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

type Scheme =
  typeof harmStatusKind | typeof levelSchemeKind | typeof flagTypeKind | typeof pathwayKind;

const shipped = (kind: Scheme) => {
  const found = [...shippedLevels, ...shippedPathway].findLast((one) => one.kind === kind.name);
  return { id: "1", ...kind.body.parse(found?.body) };
};

const setting: TrackerSetting = {
  scheme: shipped(levelSchemeKind) as LevelScheme,
  harmScheme: shipped(harmStatusKind) as HarmScheme,
  flagScheme: shipped(flagTypeKind) as FlagScheme,
  pathway: shipped(pathwayKind) as Pathway,
  ownColumns: [
    { columnId: "1", key: "pod", name: "Pod", kind: "text", choices: [], version: 1 },
    { columnId: "2", key: "letter", name: "Letter", kind: "date", choices: [], version: 1 },
  ],
  today: "2026-11-24",
  at: new Date("2026-11-24T10:00:00Z"),
};

const nobody: TrackerRow = {
  personId: "1",
  reference: "C-2041-1",
  familyName: "Jones",
  givenName: "Bea",
  bornOn: null,
  isOpen: true,
  harmStatus: "undecided",
  previousHarmStatus: null,
  harmDecidedOn: null,
  harmReviewBy: null,
  level: null,
  previousLevel: null,
  levelDecidedOn: null,
  reviewBy: null,
  levelSaid: null,
  previousLevelSaid: null,
  harmSaid: null,
  previousHarmSaid: null,
  flags: [],
  flagReviewBy: null,
  leads: [],
  leadIds: [],
  agencies: [],
  stage: null,
  stageSince: null,
  openedOn: null,
  lastPanelOn: null,
  lastContactOn: null,
  missingCount: null,
  missingCountedOn: null,
  missingRecorded: null,
  actionsOverdue: 0,
  ward: null,
  school: null,
  lastEntryAt: null,
  own: {},
  saidLevel: null,
  saidClosed: false,
  saidOn: null,
  version: 1,
};

const textsOf = (row: TrackerRow): Readonly<Record<string, string>> =>
  Object.fromEntries(
    columnsOf(setting.ownColumns).map(({ key }) => [key, cellText(row, key, setting)]),
  );

test("what is not known is empty in a value and said in a decision, and never a low level", () => {
  const { child, level, harm, flag, actions, reference, ...values } = textsOf(nobody);
  expect([child, level, harm, flag, actions, reference]).toEqual([
    "Bea Jones",
    "Not known",
    "Undecided",
    "None",
    "0",
    "C-2041-1",
  ]);
  expect(Object.values(values).every((text) => text === "")).toBe(true);
});

test("what was decided under an older scheme is named as it was then", () => {
  const { level, harm } = textsOf({
    ...nobody,
    level: 3,
    levelSaid: "Category 3",
    previousLevel: 2,
    previousLevelSaid: "Category 2",
    harmStatus: "current",
    harmSaid: "Experiencing harm",
  });
  expect([level, harm]).toEqual(["Category 3, up from Category 2", "Experiencing harm"]);
});

test("each cell reads in plain words", () => {
  const texts = textsOf({
    ...nobody,
    bornOn: "2011-05-04",
    level: 3,
    previousLevel: 2,
    reviewBy: "2026-11-21",
    leads: ["Ann", "Ben"],
    stage: "plan",
    missingCount: 0,
    ward: "Harbour",
    lastContactOn: "2026-11-20",
    own: { pod: "=1+1", letter: "2026-11-01" },
  });
  expect(texts).toMatchObject({
    child: "Bea Jones, 15",
    born: "4 May 2011",
    level: "High, up from Medium",
    review: "21 November 2026, 3 days overdue",
    lead: "Ann; Ben",
    stage: "Plan in progress",
    missing: "0",
    ward: "Harbour",
    contact: "20 November 2026",
    "own.pod": "=1+1",
    "own.letter": "1 November 2026",
  });
});

test("what a workbook says waits for a person, in words", () => {
  expect(waitingText(nobody, setting)).toBeUndefined();
  expect(waitingText({ ...nobody, saidOn: "2026-11-20", saidLevel: 1 }, setting)).toBe(
    "The workbook of 20 November 2026 says Low. A person has to decide.",
  );
  expect(waitingText({ ...nobody, saidOn: "2026-11-20", saidClosed: true }, setting)).toContain(
    "says closed",
  );
});

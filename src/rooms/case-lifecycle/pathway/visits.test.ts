import { expect, test } from "vitest";
import { englandAndWales } from "../../../kernel/bank-holidays.ts";
import { addDays } from "../../../kernel/dates.ts";
import { clockOn } from "../../../kernel/day-clock.ts";
import { limitOf } from "./drift-reads.ts";
import {
  daysByStage,
  directionOf,
  placeOf,
  visitsOf,
  type KeptMove,
} from "../../child-record/pathway/visits.ts";

const move = (movedOn: string, to: string | null): KeptMove => ({
  moveId: movedOn,
  from: null,
  to,
  basis: "moved",
  reason: null,
  movedOn,
  movedBy: null,
});
const stage = (key: string) => ({ key, name: key, meaning: key });
const pathway = { name: "A pathway", stages: ["opened", "assessment", "plan"].map(stage) };

test("every stay is kept with its days, also one that came back, and what is not known ends one", () => {
  const moves = [
    move("2026-09-01", "opened"),
    move("2026-09-03", "assessment"),
    move("2026-10-01", "plan"),
    move("2026-10-11", "assessment"),
    move("2026-10-20", null),
    move("2026-11-01", "plan"),
  ];
  const visits = visitsOf(moves, "2026-11-24");
  expect(visits.map(({ stage: at, days, leftOn }) => [at, days, leftOn])).toEqual([
    ["opened", 2, "2026-09-03"],
    ["assessment", 28, "2026-10-01"],
    ["plan", 10, "2026-10-11"],
    ["assessment", 9, "2026-10-20"],
    ["plan", 23, null],
  ]);
  expect([...daysByStage(visits)]).toEqual([
    ["opened", 2],
    ["assessment", 37],
    ["plan", 33],
  ]);
});

test.each([
  [null, "opened", "on"],
  ["opened", "plan", "on"],
  ["plan", "assessment", "back"],
  ["plan", "plan", "again"],
  ["gone", "plan", "elsewhere"],
  ["plan", null, "elsewhere"],
] as const)("from %s to %s is a move %s", (from, to, direction) => {
  expect(directionOf(pathway, from, to)).toBe(direction);
});

test("stages before the child's own are past, the others ahead; where none is known all are ahead", () => {
  const places = (at: string | null) => pathway.stages.map(({ key }) => placeOf(pathway, at, key));
  expect(places("assessment")).toEqual(["past", "here", "ahead"]);
  expect(places(null)).toEqual(["ahead", "ahead", "ahead"]);
});

test("the list and the page agree who is beyond a stage's clock, on every day of a year", () => {
  const today = "2026-11-24";
  for (const unit of ["working-days", "days"] as const) {
    const within = { unit, amount: 10 };
    const limit = limitOf({ ...stage("plan"), within }, { today, calendar: englandAndWales });
    for (let ago = 0; ago < 365; ago += 1) {
      const runsFrom = addDays(today, -ago);
      const state = clockOn({ runsFrom, within, pauses: [] }, today, englandAndWales);
      expect([unit, ago, state.ok && state.value.isLate]).toEqual([
        unit,
        ago,
        runsFrom < (limit?.before ?? ""),
      ]);
    }
  }
});

import { describe, expect, test } from "vitest";
import { hoursOf, lastDay, remindsAt, spanOf } from "./span.ts";
import {
  isClosed,
  isRunning,
  mustEnd,
  saysSpan,
  stateText,
  stepsFrom,
  stateWords,
  type MeasureForm,
  type State,
} from "./steps.ts";

const states = Object.keys(stateWords) as readonly State[];
const forms: readonly MeasureForm[] = ["order", "notice", "warning", "tactic"];

/** Every state that a measure of this kind can come to. */
function reachedBy(form: MeasureForm): ReadonlySet<State> {
  const reached = new Set<State>(["considered"]);
  for (const state of reached) for (const next of stepsFrom(form, state)) reached.add(next);
  return reached;
}

describe("the kind of a measure decides its states", () => {
  test("an order is applied for before it is granted, and granted before it is served", () => {
    expect(stepsFrom("order", "considered")).toEqual(["applied", "not-pursued"]);
    expect(stepsFrom("order", "applied")).toEqual(["granted", "refused", "not-pursued"]);
    expect(stepsFrom("order", "granted")).toContain("served");
    expect(reachedBy("order").has("issued")).toBe(false);
  });

  test("a notice has no application", () => {
    const reached = reachedBy("notice");
    for (const state of ["applied", "granted", "refused"] as const)
      expect(reached.has(state)).toBe(false);
    expect(stepsFrom("notice", "considered")).toEqual(["issued", "served", "not-pursued"]);
  });

  test("a warning has no end of its own: it is reviewed, or withdrawn", () => {
    const reached = reachedBy("warning");
    for (const state of ["ended", "extended", "applied", "appealed"] as const)
      expect(reached.has(state)).toBe(false);
    expect(reached.has("discharged")).toBe(true);
    expect([...reached].some((state) => state !== "considered" && saysSpan("warning", state))).toBe(
      false,
    );
    expect(stateText("warning", "discharged")).toBe("Withdrawn");
    expect(stateText("warning", "breached")).toBe("Not kept");
  });

  test("nothing follows what is closed, and everything else can be closed", () => {
    for (const form of forms) {
      for (const state of reachedBy(form)) {
        if (isClosed(state)) expect(stepsFrom(form, state)).toEqual([]);
        else expect(closable(form, state), `${form} ${state}`).toBe(true);
      }
    }
  });

  test("an appeal is decided before another, and only an appeal can be upheld", () => {
    expect(stepsFrom("notice", "appealed")).toContain("upheld");
    expect(stepsFrom("notice", "appealed")).not.toContain("appealed");
    for (const form of forms)
      for (const state of states)
        if (stepsFrom(form, state).includes("upheld")) expect(state).toBe("appealed");
  });

  test("what is considered, applied for or granted does not run", () => {
    for (const state of ["considered", "applied", "granted", "ended"] as const)
      expect(isRunning("order", state)).toBe(false);
    for (const state of ["served", "breached", "appealed"] as const)
      expect(isRunning("order", state)).toBe(true);
    expect(isRunning("warning", "issued")).toBe(true);
  });
});

/** Whether an end can be come to from here. */
function closable(form: MeasureForm, from: State): boolean {
  const reached = new Set<State>([from]);
  for (const state of reached) for (const next of stepsFrom(form, state)) reached.add(next);
  return [...reached].some(isClosed);
}

describe("how long it is in force", () => {
  const day = { startsOn: "2026-12-01", startsTime: null, endsOn: "2026-12-02", endsTime: null };

  test("a reminder comes at a share of its own length, of hours as of years", () => {
    const short = spanOf(
      { ...day, startsTime: "12:00", endsOn: "2026-12-03", endsTime: "noon" },
      "",
    );
    const twoDays = spanOf(
      { ...day, startsTime: "12:00", endsOn: "2026-12-03", endsTime: "12:00" },
      "",
    );
    expect(short.endsAt?.toISOString()).toBe("2026-12-04T00:00:00.000Z");
    expect(hoursOf(twoDays)).toBe(48);
    expect(remindsAt(twoDays, 0.75)?.toISOString()).toBe("2026-12-03T00:00:00.000Z");
    const years = spanOf({ ...day, endsOn: "2030-11-30" }, "");
    expect(remindsAt(years, 0.75)?.toISOString()).toBe("2029-11-30T18:00:00.000Z");
    expect(remindsAt({ ...years, endsAt: null }, 0.75)).toBeNull();
  });

  test("the last day is in it, and without a first day it is the day of the step", () => {
    const span = spanOf({ ...day, startsOn: null }, "2026-11-30");
    expect(span.startsAt.toISOString()).toBe("2026-11-30T00:00:00.000Z");
    expect(lastDay(span.endsAt ?? new Date(0))).toBe("2026-12-02");
  });

  test("an extension needs an end, and so does what the catalogue bounds", () => {
    expect(mustEnd("extended", null)).toBe(true);
    expect(mustEnd("granted", null)).toBe(false);
    expect(mustEnd("served", 48)).toBe(true);
    expect(saysSpan("order", "served")).toBe(false);
  });
});

import { describe, expect, test } from "vitest";
import { deedOf, looksOf, type Counted } from "./looks.ts";

const at = (time: string): Date => new Date(`2026-11-24T${time}:00Z`);
const one = (given: Partial<Counted>): Counted => ({
  actorKind: "staff",
  actorId: "a",
  name: "Ann Ware",
  posts: "Lead practitioner, Council",
  action: "child.read",
  method: "GET",
  outcome: "done",
  way: "post",
  joined: false,
  firstAt: at("09:00"),
  lastAt: at("10:00"),
  times: 2,
  ...given,
});

describe("what an event was", () => {
  test.each([
    ["child.read", "GET", "done", "read"],
    ["child.looked.read", "GET", "done", "read"],
    ["audit.record.read", "GET", "done", "asked"],
    ["note.add", "GET", "done", "read"],
    ["note.add", "POST", "done", "changed"],
    ["note.add", "POST", "invalid", "read"],
    ["level.set", "POST", "stale", "read"],
    ["tracker.list", "GET", "done", "listed"],
    ["tracker.save", "POST", "done", "changed"],
    ["chasing.list", "GET", "done", "listed"],
    ["papers.read", "GET", "done", "listed"],
    ["child.papers.read", "GET", "done", "read"],
    ["paper.print", "GET", "done", "taken"],
    ["import.preview", "GET", "done", "listed"],
    ["tracker.print", "GET", "done", "taken"],
    ["tracker.export", "POST", "done", "taken"],
    ["meeting.minutes.export", "GET", "done", "taken"],
    ["mash.match", "POST", "done", "read"],
    ["find.ask", "POST", "done", "found"],
    ["pair.ask", "POST", "done", "found"],
    ["door.show", "POST", "done", "read"],
    ["child.read", "GET", "not_found", "tried"],
    ["tracker.export", "POST", "refused", "tried"],
  ] as const)("%s by %s, %s: %s", (action, method, outcome, deed) => {
    expect(deedOf({ action, method, outcome })).toBe(deed);
  });
});

test("what was done in a sensitive service stands beside its words, and what came after beside the name", () => {
  const looks = looksOf([
    one({ lastAt: at("12:00") }),
    one({ action: "note.add", method: "POST", name: "A service (0a1b2c)", posts: "", times: 1 }),
  ]);
  expect(looks.map(({ name, posts, times }) => [name, posts, times])).toEqual([
    ["Ann Ware", "Lead practitioner, Council", 2],
    ["A service (0a1b2c)", "", 1],
  ]);
});

test("one row for each person, with first and last and everything they did, the latest first", () => {
  const looks = looksOf([
    one({}),
    one({
      action: "note.add",
      method: "POST",
      firstAt: at("08:00"),
      lastAt: at("08:00"),
      times: 1,
    }),
    one({ action: "level.set", method: "POST", way: "circle", joined: true, times: 3 }),
    one({ actorId: "b", name: "Bo Penn", firstAt: at("11:00"), lastAt: at("11:00"), times: 1 }),
    one({ actorId: "b", name: "Bo Penn", outcome: "not_found", way: "emergency", times: 4 }),
  ]);
  expect(looks).toEqual([
    {
      actorId: "b",
      name: "Bo Penn",
      posts: "Lead practitioner, Council",
      times: 5,
      joinedTimes: 0,
      firstAt: at("09:00"),
      lastAt: at("11:00"),
      ways: ["post"],
      deeds: [
        { deed: "read", times: 1 },
        { deed: "tried", times: 4 },
      ],
    },
    {
      actorId: "a",
      name: "Ann Ware",
      posts: "Lead practitioner, Council",
      times: 6,
      joinedTimes: 3,
      firstAt: at("08:00"),
      lastAt: at("10:00"),
      ways: ["post", "circle"],
      deeds: [
        { deed: "changed", times: 4 },
        { deed: "read", times: 2 },
      ],
    },
  ]);
});

test("nobody viewed it", () => expect(looksOf([])).toEqual([]));

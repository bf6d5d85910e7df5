import { expect, test } from "vitest";
import { isDeclared } from "../../src/platform/http/form-input.ts";
import { routesIn, type Watched } from "../../src/platform/rooms/routes-slot.ts";
import type { Room } from "../../src/platform/rooms/slot.ts";
import { allRooms } from "../../src/rooms.ts";

/**
 * Forms that are still written three times, by room. A number only goes down: a form that is added is declared
 * (docs/forms.md), and a room without a number here has none but declared ones.
 */
const byHand: Readonly<Record<string, number>> = {
  accounts: 18,
  actions: 1,
  "agency-leads": 7,
  assessments: 2,
  "audit-review": 1,
  "case-lifecycle": 10,
  "child-record": 15,
  directory: 1,
  education: 3,
  feeds: 7,
  imports: 5,
  intake: 6,
  leavers: 4,
  mash: 16,
  meetings: 18,
  "my-work": 2,
  "outgoing-papers": 3,
  overdue: 3,
  panels: 28,
  "pattern-alerts": 2,
  "people-and-places": 9,
  "reachable-moments": 2,
  "record-access": 19,
  "record-matching": 8,
  "safety-plans": 15,
  // One box each, whose words are asked and kept nowhere.
  // One is the POST of suggestions, which has no page of its own.
  search: 3,
  statutory: 12,
  support: 11,
  tracker: 12,
  visits: 6,
  webhooks: 2,
  work: 4,
};

const parts = {
  sealKey: Buffer.alloc(32),
  isEvaluation: true,
  watched: {} as Watched,
  inside: [],
  securityContact: undefined,
  guides: [],
};

/** A form with nothing but a button asks nothing. */
const asks = (input: object): boolean =>
  Object.keys((input as { shape?: object }).shape ?? { unknown: true }).some(
    (name) => name !== "version",
  );

const formsOf = (room: Room) =>
  routesIn([room], parts).flatMap(({ method, input: { form } }) =>
    method === "POST" && form && asks(form) ? [form] : [],
  );

test("forms are declared, and those written by hand grow fewer", () => {
  const found = allRooms.map((room) => [
    room.name,
    formsOf(room).filter((form) => !isDeclared(form)).length,
  ]);
  expect(Object.fromEntries(found.filter(([, count]) => count !== 0))).toEqual(byHand);
});

test("declared forms are found", () => {
  expect(allRooms.flatMap(formsOf).filter(isDeclared).length).toBeGreaterThanOrEqual(9);
});

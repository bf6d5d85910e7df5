import { expect, test } from "vitest";
import { housekeepingJobs, housekeepingSchedule } from "../../src/housekeeping.ts";
import { readConfig } from "../../src/platform/config/config.ts";
import { housekeeping } from "../../src/platform/jobs/housekeeping-slot.ts";
import { jobsIn, roomJobs, scheduleIn, type JobParts } from "../../src/platform/jobs/room-jobs.ts";
import { roomChecks } from "../../src/platform/readiness/room-checks.ts";
import { readinessChecks } from "../../src/readiness.ts";
import { allRooms } from "../../src/rooms.ts";

// Nothing is run: what a job would need is not looked at before.
const parts = {
  config: readConfig({}),
  address: "https://lantern.example",
  apart: { workbook: new URL("file:///workbook"), feed: new URL("file:///feed") },
} as unknown as JobParts;

const names = [...housekeepingJobs(parts, allRooms), ...jobsIn(allRooms, parts)].map(
  ({ name }) => name,
);
const planned = [...housekeepingSchedule(allRooms), ...scheduleIn(allRooms)];

/** When each is done by itself, as whoever runs Lantern knows it; written by hand. */
const hours = {
  beat: "* * * * *",
  sweep: "17 * * * *",
  "sweep-drafts": "29 3 * * *",
  "sweep-answers": "37 * * * *",
  "warn-of-tokens": "11 6 * * *",
  "sweep-workbooks": "37 3 * * *",
  "sweep-feeds": "39 3 * * *",
  "sweep-webhooks": "41 3 * * *",
  "end-leavers": "7 * * * *",
  "sweep-refused": "43 * * * *",
  "alert-of-releases": "21 6 * * *",
  "compare-access-stamps": "41 2 * * *",
  "remind-of-exports": "11 7 * * *",
  backup: "7 1 * * *",
  "prove-restore": "23 2 * * 0",
  "duty-sheet": "3 * * * *",
  "tell-outside": "*/5 * * * *",
  "send-webhooks": "* * * * *",
  "sweep-voice": "43 3 * * *",
  "sweep-photographs": "17 3 * * *",
  "find-pairs": "*/5 * * * *",
  "sample-pairs": "40 3 * * *",
  "look-for-places": "11 2 * * *",
  "standing-queries": "23 4 * * *",
  "chase-alarms": "*/5 * * * *",
  "unusual-use": "53 3 * * *",
};

test("what is done by itself is planned for its hour, once", () => {
  expect(planned.map(({ job, cron }) => `${job} ${cron}`).toSorted()).toEqual(
    Object.entries(hours)
      .map(([job, cron]) => `${job} ${cron}`)
      .toSorted(),
  );
});

test("every job has a name of its own, and what is planned is there", () => {
  expect(names.toSorted()).toEqual(
    [...Object.keys(hours), "read-workbook", "read-feed", "read-training", "take-feed"].toSorted(),
  );
});

test("two jobs of one name fail by it", () => {
  const job = { name: "twice", run: () => Promise.resolve() };
  const give = roomJobs.give({ make: () => [job] });
  const rooms = ["hall", "attic"].map((name) => ({ name, gives: [give] }));
  expect(() => jobsIn(rooms, parts)).toThrow('the job "twice" is given twice');
});

test("a room of a test has its own things put in order", () => {
  const own = housekeeping.give({
    name: "dust",
    cron: "1 1 * * *",
    work: () => Promise.resolve(0),
  });
  const rooms = [{ name: "hall", gives: [own] }];
  expect(housekeepingJobs(parts, rooms).map(({ name }) => name)).toContain("dust");
  expect(housekeepingJobs(parts, rooms).map(({ name }) => name)).not.toContain("sweep-feeds");
  expect(housekeepingSchedule(rooms)).toContainEqual({ job: "dust", cron: "1 1 * * *" });
});

test("what must be in place is asked once each, rooms in an order of their own", () => {
  const keys = readinessChecks.map(({ key }) => key);
  expect(keys.filter((key, n) => keys.indexOf(key) !== n)).toEqual([]);
  const given = roomChecks.allIn(allRooms);
  const orders = given.map(({ order }) => order);
  expect(orders).toEqual([...new Set(orders)]);
  expect(given.length).toBeGreaterThan(4);
  const last = given.flatMap(({ checks }) => checks).map(({ key }) => key);
  expect(keys.slice(-last.length)).toEqual(last);
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "../house/tree.ts";

/** Reads that name who did something as it is, with why they may. All others ask `shownName` (ADR 73). */
const named: Readonly<Record<string, string>> = {
  "cohorts/cohort-list.ts": "of a cohort, no child",
  "cohorts/cohort-reads.ts": "of a cohort, no child",
  "education/school-reads.ts": "of a school, no child",
  "escalation/escalation-reads.ts": "agencies say openly that they disagree, and decide",
  "tracker/exports/register-reads.ts": "a file to answer for",
  "tracker/exports/waiting-reads.ts": "a file to answer for",
  "statutory/forums/members.ts": "of a list, no child",
  "agency-leads/lead-reads.ts": "of agencies, no child",
  "agency-leads/message-reads.ts": "of agencies, no child",
  "support/services/service-list.ts": "of a list, no child",
  "support/services/service-reads.ts": "of a service, no child",
  "support/commissioning/return-reads.ts": "of a service’s month, no child",
  "support/commissioning/term-reads.ts": "of a service’s contract, no child",
  "my-work/team/supervision-reads.ts": "of a team and its manager",
  "people-and-places/adult-reads.ts": "of an adult or a place, no child",
  "people-and-places/flags-to-look-at.ts": "of a place or group, no child",
  "people-and-places/join-reads.ts": "of a place or group, no child",
  "people-and-places/suggestions/suggestion-reads.ts": "of adults, places and things, no child",
  "people-and-places/thing-flag-reads.ts": "of a place or group, no child",
  "people-and-places/thing-reads.ts": "of a place or group, no child",
  "assessments/tool-editor/draft-reads.ts": "of a tool, no child",
  "subjects/access-reads.ts": "whom a conflict shuts out has to be known to who manages it",
  "subjects/circle-members.ts": "masked by its one pure function",
  "subjects/found-conflicts/findings.ts":
    "whom a conflict shuts out has to be known to who manages it",
  "subjects/places/held-reads.ts": "read by the named people of a protected whereabouts",
};

/** Rooms whose reads are about children, and of the lists that go with them. */
const aboutChildren = [
  "actions",
  "agency-leads",
  "assessments",
  "case-lifecycle",
  "child-overview",
  "child-record",
  "cohorts",
  "duties",
  "education",
  "escalation",
  "families",
  "investigations",
  "missing",
  "my-work",
  "overdue",
  "people-and-places",
  "reachable-moments",
  "record-access",
  "safety-plans",
  "statutory",
  "subjects",
  "support",
  "tracker",
  "victim-requests",
  "visits",
  "work",
];

/** "s.name as recordedBy" or "recordedByName", in either way of writing a statement. */
const plain = /\b\w+\.name as "?(?:\w+By(?:Name)?|by)\b/;

test("who did something about a child is read as the reader may read it", () => {
  const rooms = path.join(root, "src/rooms");
  const found = aboutChildren.flatMap((room) =>
    readdirSync(path.join(rooms, room), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => `${room}/${file}`)
      .filter((file) => plain.test(readFileSync(path.join(rooms, file), "utf8"))),
  );
  expect(found.toSorted()).toEqual(Object.keys(named).toSorted());
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "../house/tree.ts";

/** Reads that name who did something as it is, with why they may. All others ask `shownName` (ADR 73). */
const named: Readonly<Record<string, string>> = {
  "protect/cohorts/cohort-list.ts": "of a cohort, no child",
  "protect/cohorts/cohort-reads.ts": "of a cohort, no child",
  "protect/education/school-reads.ts": "of a school, no child",
  "protect/escalation/escalation-reads.ts": "agencies say openly that they disagree, and decide",
  "protect/exports/register-reads.ts": "a file to answer for",
  "protect/exports/waiting-reads.ts": "a file to answer for",
  "protect/forums/members.ts": "of a list, no child",
  "protect/leads/lead-reads.ts": "of agencies, no child",
  "protect/leads/message-reads.ts": "of agencies, no child",
  "protect/services/service-list.ts": "of a list, no child",
  "protect/services/service-reads.ts": "of a service, no child",
  "protect/team/supervision-reads.ts": "of a team and its manager",
  "protect/things/flags-to-look-at.ts": "of a place or group, no child",
  "protect/things/join-reads.ts": "of a place or group, no child",
  "protect/things/thing-flag-reads.ts": "of a place or group, no child",
  "protect/things/thing-reads.ts": "of a place or group, no child",
  "protect/tool-editor/draft-reads.ts": "of a tool, no child",
  "subjects/access-reads.ts": "whom a conflict shuts out has to be known to who manages it",
  "subjects/circle-members.ts": "masked by its one pure function",
  "subjects/found-conflicts/findings.ts":
    "whom a conflict shuts out has to be known to who manages it",
  "subjects/places/held-reads.ts": "read by the named people of a protected whereabouts",
};

/** "s.name as recordedBy" or "recordedByName", in either way of writing a statement. */
const plain = /\b\w+\.name as "?(?:\w+By(?:Name)?|by)\b/;

test("who did something about a child is read as the reader may read it", () => {
  const modules = path.join(root, "src/modules");
  const found = ["protect", "plans", "subjects", "work"].flatMap((room) =>
    readdirSync(path.join(modules, room), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => `${room}/${file}`)
      .filter((file) => plain.test(readFileSync(path.join(modules, file), "utf8"))),
  );
  expect(found.toSorted()).toEqual(Object.keys(named));
});

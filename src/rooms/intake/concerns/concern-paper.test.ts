import { expect, test } from "vitest";
import { concernPaper } from "./concern-paper.ts";
import type { Concern } from "./concern-reads.ts";

const concern = {
  reference: "K-4165-9",
  about: "child",
  aboutName: null,
  givenName: "Jo",
  familyName: "Example",
  bornOn: null,
  ageAbout: 14,
  danger: "no",
  worry: "Out late",
  ringName: "Claire Hale",
  ringPhone: "020 7946 0131",
  sentByName: "Claire Hale",
  decidedAt: null,
  sentAt: new Date("2026-11-30T11:17:00Z"),
  decideBy: new Date("2026-12-01T11:17:00Z"),
} as unknown as Concern;

const firstLine = (now: string): unknown =>
  concernPaper({
    concern,
    outcome: undefined,
    standing: [],
    madeBy: "Claire Hale",
    madeFor: "A school",
    toolOn: () => undefined as never,
    now: new Date(now),
  }).blocks[0];

test("a file says by which day a decision is due, and not how many days are left", () => {
  expect(firstLine("2026-11-30T12:00:00Z")).toEqual({
    kind: "paragraph",
    text: "Nobody has decided yet: the decision is due by 1 December 2026, 11:17.",
  });
  expect(firstLine("2026-12-02T12:00:00Z")).toEqual({
    kind: "paragraph",
    text: "Nobody has decided yet: the decision was due by 1 December 2026, 11:17.",
  });
});

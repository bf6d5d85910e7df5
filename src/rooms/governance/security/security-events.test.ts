import { describe, expect, test } from "vitest";
import { securityEventOf, type Ended } from "./security-events.ts";

const staff = { kind: "staff", id: "s", partnershipId: 1 } as const;
const nobodyYet = { kind: "system", id: "sign-in", partnershipId: undefined } as const;
const ended: Ended = {
  at: new Date(0),
  action: "child.read",
  outcome: "done",
  actor: staff,
  subjectIds: ["p"],
  detail: {},
  isChange: false,
  requestId: "r",
  route: "GET /children/:personId",
  ip: "192.0.2.7",
  method: "GET",
  status: 200,
};

describe("what is worth a line, and beside it what is not", () => {
  test.each<[string, Partial<Ended>, string | undefined]>([
    ["a record opened", {}, undefined],
    [
      "the first step",
      { action: "sign-in.password", actor: nobodyYet, isChange: true },
      "sign-in-first-step",
    ],
    ["signed in", { action: "sign-in.code", actor: nobodyYet, isChange: true }, "sign-in"],
    ["back from an agency's sign-in", { action: "sign-in.provider", actor: nobodyYet }, "sign-in"],
    [
      "a wrong password",
      { action: "sign-in.password", outcome: "refused", actor: nobodyYet, status: 401 },
      "sign-in-failed",
    ],
    [
      "a wrong code",
      { action: "sign-in.code", outcome: "refused", actor: nobodyYet, status: 401 },
      "sign-in-failed",
    ],
    [
      "too many",
      { action: "sign-in.password", outcome: "refused", actor: nobodyYet, status: 429 },
      "sign-in-locked-out",
    ],
    [
      "a form sent with a field empty",
      { action: "sign-in.password", outcome: "invalid", actor: nobodyYet },
      undefined,
    ],
    ["the sign-in page", { action: "sign-in.open", actor: nobodyYet }, undefined],
    [
      "asked to confirm",
      { action: "tracker.export", outcome: "refused", detail: { stepUp: true } },
      "step-up-asked",
    ],
    [
      "asked for a second factor",
      { outcome: "refused", detail: { lacksFactor: true } },
      "second-factor-asked",
    ],
    ["confirmed", { action: "confirm.code", isChange: true }, "step-up"],
    ["signed out", { action: "sign-out", isChange: true }, "session-ended"],
    [
      "someone's sessions ended",
      { action: "person.sessions.end", isChange: true },
      "session-ended",
    ],
    ["a new password", { action: "account.password.change", isChange: true }, "way-in-changed"],
    ["its form", { action: "account.password.look" }, undefined],
    ["a post given", { action: "person.post.give", isChange: true }, "posts-changed"],
    ["staff added by command", { action: "staff.add", isChange: true }, "posts-changed"],
    [
      "a bad token",
      { outcome: "refused", detail: { token: "revoked" }, actor: undefined },
      "token-refused",
    ],
    [
      "not permitted",
      { action: "audit.read", outcome: "refused", status: 403 },
      "permission-refused",
    ],
    ["a session that is over", { outcome: "refused", actor: undefined }, undefined],
    ["a record out of reach", { outcome: "not_found" }, "record-not-found"],
    ["a page that is not there", { outcome: "not_found", subjectIds: [] }, undefined],
    ["an emergency", { action: "emergency.open", isChange: true }, "emergency-opening"],
    ["its form", { action: "emergency.ask" }, undefined],
    ["a restriction", { action: "record.restrict", isChange: true }, "restriction"],
    ["its form", { action: "record.restrict" }, undefined],
    ["a file of the tracker", { action: "tracker.export", isChange: true }, "export"],
    ["the tracker printed", { action: "tracker.print" }, "export"],
    ["a paper released", { action: "paper.release", isChange: true }, "export"],
    ["a paper printed", { action: "paper.print" }, "export"],
    [
      "the tracker's own columns",
      { action: "tracker.columns.change", isChange: true },
      "configuration-changed",
    ],
    ["configuration read by command", { action: "configuration.read", isChange: false }, undefined],
    ["a note", { action: "note.add", isChange: true }, undefined],
  ])("%s", (_what, how, name) => {
    expect(securityEventOf({ ...ended, ...how })?.name).toBe(name);
  });
});

test("whoever has just signed in is named by their id, and nobody before", () => {
  const done = { ...ended, action: "sign-in.code", actor: nobodyYet, isChange: true };
  expect(securityEventOf({ ...done, subjectIds: ["s"] })?.actor).toEqual({
    kind: "staff",
    id: "s",
  });
  const failed = { ...done, outcome: "refused", subjectIds: [] } as const;
  expect(securityEventOf(failed)).toMatchObject({
    outcome: "failure",
    actor: { kind: "system", id: "sign-in" },
  });
});

test("where from, by what address and with what answer", () => {
  expect(securityEventOf({ ...ended, outcome: "not_found", status: 404 })).toMatchObject({
    ip: "192.0.2.7",
    route: "GET /children/:personId",
    status: 404,
    partnershipId: 1,
    records: ["p"],
    outcome: "failure",
    type: "denied",
  });
});

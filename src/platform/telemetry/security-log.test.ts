import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  appendSecurityEvent,
  openSecurityLog,
  securityLine,
  type SecurityEvent,
} from "./security-log.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lantern-security-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const refused: SecurityEvent = {
  at: new Date("2026-11-24T10:00:00Z"),
  name: "permission-refused",
  category: "iam",
  type: "denied",
  outcome: "failure",
  action: "audit.read",
  actor: { kind: "staff", id: "s" },
  partnershipId: 1,
  ip: "192.0.2.7",
  method: "GET",
  route: "GET /audit",
  status: 403,
  requestId: "r",
  records: Array.from({ length: 12 }, (_, n) => `p${n}`),
};
/** A second is the usual, and short on a busy machine. */
const soon = (claim: () => void) => vi.waitFor(claim, { timeout: 8_000 });
const linesOf = (path: string): readonly string[] => readFileSync(path, "utf8").trim().split("\n");
const opened = (to: string, onLost: (code: string) => void = () => undefined, now = () => 0) =>
  openSecurityLog({ to, onLost, now });

test("a line says it in the fields of the Elastic Common Schema, and nothing else", () => {
  const careless = { ...refused, name: "permission-refused", title: "Bea Doyle", url: "/?q=Bea" };
  expect(JSON.parse(securityLine(careless))).toEqual({
    "@timestamp": "2026-11-24T10:00:00.000Z",
    "ecs.version": "8.11.0",
    "service.name": "lantern",
    "event.dataset": "lantern.security",
    "event.kind": "event",
    "event.category": ["iam"],
    "event.type": ["denied"],
    "event.action": "permission-refused",
    "event.outcome": "failure",
    "user.id": "s",
    "organization.id": "1",
    "source.ip": "192.0.2.7",
    "http.request.method": "GET",
    "http.request.id": "r",
    "http.response.status_code": 403,
    "lantern.audit_action": "audit.read",
    "lantern.route": "GET /audit",
    "lantern.record_ids": refused.records?.slice(0, 10),
    "lantern.record_count": 12,
  });
});

test("what wants looking at is an alert, and a part of Lantern is no user", () => {
  const line = securityLine({
    ...refused,
    isAlert: true,
    actor: { kind: "system", id: "imports" },
  });
  expect(JSON.parse(line)).toMatchObject({ "event.kind": "alert", "lantern.part": "imports" });
  expect(line).not.toContain("user.id");
});

test("a text with line ends stays one line", () => {
  expect(securityLine({ ...refused, rule: "a\nb" })).not.toContain("\n");
});

test("goes on in a new file after the old one was moved away", async () => {
  const path = join(folder, "security.jsonl");
  const log = opened(path);
  log.write(refused);
  await soon(() => expect(linesOf(path)).toHaveLength(1));
  renameSync(path, `${path}.1`);
  log.reopen();
  await soon(() => {
    log.write(refused);
    expect(linesOf(path).length).toBeGreaterThan(0);
  });
  expect(linesOf(`${path}.1`).length).toBeGreaterThan(0);
});

test("goes on after the file was emptied where it is", async () => {
  const path = join(folder, "emptied.jsonl");
  const log = opened(path);
  log.write(refused);
  await soon(() => expect(linesOf(path)).toHaveLength(1));
  writeFileSync(path, "");
  log.write({ ...refused, name: "sign-in" });
  await soon(() => expect(readFileSync(path, "utf8")).toMatch(/^\{.*"sign-in".*\}\n$/));
});

test("a disk that is full loses lines, counts them, and neither throws nor waits", async () => {
  const lost: string[] = [];
  const log = opened("/dev/full", (code) => lost.push(code));
  for (let n = 0; n < 20_000; n++) log.write(refused);
  await soon(() => expect(lost).toContain("ENOSPC"));
  expect(lost).toContain("full");
});

test("a place that cannot be opened is tried again a minute later", async () => {
  const lost: string[] = [];
  const path = join(folder, "taken", "security.jsonl");
  writeFileSync(join(folder, "taken"), "a file where a folder should be");
  let now = 0;
  const log = opened(
    path,
    (code) => lost.push(code),
    () => now,
  );
  await soon(() => expect(lost.length).toBeGreaterThan(0));
  log.write(refused);
  expect(lost).toContain("closed");
  rmSync(join(folder, "taken"));
  mkdirSync(join(folder, "taken"));
  now = 60_000;
  log.write(refused);
  await soon(() => expect(linesOf(path)).toHaveLength(1));
});

test("nowhere configured is nowhere written; a command appends at once", () => {
  openSecurityLog({ to: undefined, onLost: () => expect.fail(), now: () => 0 }).write(refused);
  const path = join(folder, "command.jsonl");
  appendSecurityEvent(path, refused);
  appendSecurityEvent(path, refused);
  expect(linesOf(path)).toHaveLength(2);
  appendSecurityEvent(undefined, refused);
});

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import {
  clockFaults,
  lossySettings,
  serverFaults,
  tellingSettings,
  unprovenServer,
} from "./database-checks.ts";
import { lowDisk, nodeFaults, openToOthers } from "./machine-checks.ts";

test.each([
  [170_011, 1],
  [170_012, 0],
  [180_005, 1],
  [180_006, 0],
  [160_020, 1],
  [190_000, 0],
])("a server %i has %i faults", (number, count) => {
  expect(serverFaults(number)).toHaveLength(count);
});

test.each([
  ["24.21.0", "2026-11-25", 0],
  ["24.21.0", "2028-05-01", 1],
  ["26.1.0", "2028-05-01", 0],
  ["25.3.0", "2026-11-25", 1],
  ["20.19.0", "2026-11-25", 1],
])("Node %s on %s has %i faults", (version, today, count) => {
  expect(nodeFaults(version, today)).toHaveLength(count);
});

test.each([
  [undefined, 0],
  ["postgres://a@localhost/db", 0],
  ["postgres://a@127.0.0.1:5432/db", 0],
  ["postgres://a@localhost/db?host=/run/postgresql", 0],
  ["postgres://a@db.example/db?sslmode=verify-full", 0],
  ["postgres://a@db.example/db?sslmode=require", 1],
  ["postgres://a@db.example/db", 1],
  // Which server a connection really goes to is what `host` says.
  ["postgres://a@localhost/db?host=db.example", 1],
])("the way to %s has %i faults", (url, count) => {
  expect(unprovenServer("DATABASE_URL", url)).toHaveLength(count);
});

test("a fault of the way names the server and no password", () => {
  const [fault] = unprovenServer("DATABASE_URL", "postgres://a:hidden@db.example/db");
  expect(fault?.why).toContain("db.example");
  expect(JSON.stringify(fault)).not.toContain("hidden");
});

test.each([
  ["2026-11-24T10:00:04Z", 0],
  ["2026-11-24T10:00:06Z", 1],
  ["2026-11-24T09:00:00Z", 1],
])("a database at %s, ten o’clock here, has %i faults", (there, count) => {
  expect(clockFaults(new Date("2026-11-24T10:00:00Z"), new Date(there))).toHaveLength(count);
});

describe("the server's settings", () => {
  test("with which commits are lost are each named", () => {
    const settings = [
      { name: "fsync", setting: "off" },
      { name: "synchronous_commit", setting: "off" },
      { name: "full_page_writes", setting: "on" },
    ];
    expect(lossySettings(settings).map(({ mend }) => mend)).toEqual([
      "set fsync = on",
      "set synchronous_commit = on",
    ]);
    expect(lossySettings([{ name: "synchronous_commit", setting: "remote_apply" }])).toEqual([]);
  });

  test.each([
    [{}, 0],
    [{ log_statement: "mod" }, 1],
    [{ log_min_duration_statement: "500" }, 1],
    [{ log_statement: "all", log_parameter_max_length: "0" }, 0],
    [{ log_parameter_max_length_on_error: "64" }, 1],
  ])("with which the log tells: %j has %i faults", (more, count) => {
    const settings = {
      log_statement: "none",
      log_min_duration_statement: "-1",
      log_parameter_max_length: "-1",
      log_parameter_max_length_on_error: "0",
      ...more,
    };
    const rows = Object.entries(settings).map(([name, setting]) => ({ name, setting }));
    expect(tellingSettings(rows)).toHaveLength(count);
  });
});

describe("files", () => {
  const folder = mkdtempSync(join(tmpdir(), "lantern-ready-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    [0o600, 0],
    [0o640, 0],
    [0o644, 1],
    [0o602, 1],
  ])("with rights %i", (mode, count) => {
    const path = join(folder, String(mode));
    writeFileSync(path, "LANTERN_SECRET=x");
    chmodSync(path, mode);
    expect(openToOthers([path, join(folder, "not-there")])).toHaveLength(count);
  });

  test("on a disk that fills up", () => {
    const gigabyte = 1024 ** 3;
    expect(lowDisk("/data", 2 * gigabyte, 100 * gigabyte)).toHaveLength(1);
    expect(lowDisk("/data", 6 * gigabyte, 100 * gigabyte)).toEqual([]);
    expect(lowDisk("/data", 2 * gigabyte, 10 * gigabyte)).toEqual([]);
  });
});

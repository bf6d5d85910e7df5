import { expect, test } from "vitest";
import { createLog, type LogLine } from "./log.ts";

function aLog(level = "info") {
  const lines: Record<string, unknown>[] = [];
  const log = createLog(level, {
    write: (text) => void lines.push(JSON.parse(text) as Record<string, unknown>),
  });
  return { log, lines };
}

test("a line holds what it may hold", () => {
  const { log, lines } = aLog();
  const line: Required<LogLine> = {
    event: "request",
    method: "GET",
    route: "/children/:personId",
    status: 200,
    ms: 12,
    requestId: "r",
    error: "TypeError",
    code: "42501",
    at: "answer.ts:1",
    task: "sweep",
    count: 3,
  };
  log.info(line);
  const [{ time, ...logged } = {}] = lines;
  expect(logged).toEqual({ level: 30, ...line });
  expect(time).toEqual(expect.any(Number));
});

test("anything else is dropped, whatever hands it over", () => {
  const { log, lines } = aLog();
  const careless = {
    event: "request",
    name: "Bea Doyle",
    body: { reason: "seen" },
    url: "/children?q=Bea",
    headers: { cookie: "x" },
    err: new Error("Bea"),
  };
  log.info(careless);
  log.warn(careless);
  log.error(careless);
  expect(lines.map((line) => Object.keys(line).sort())).toEqual(
    Array.from({ length: 3 }, () => ["event", "level", "time"]),
  );
  expect(JSON.stringify(lines)).not.toContain("Bea");
});

test("neither host nor process is told, and nothing below the level", () => {
  const { log, lines } = aLog("error");
  log.info({ event: "quiet" });
  log.warn({ event: "quiet" });
  log.error({ event: "loud" });
  expect(lines.map((line) => line["event"])).toEqual(["loud"]);
  expect(lines[0]).not.toHaveProperty("pid");
  expect(lines[0]).not.toHaveProperty("hostname");
});

export type Count = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What the numbers alone do not say. */
  readonly remark?: string;
};

export type Outcome = Count & {
  readonly name: string;
  readonly what: string;
  readonly seconds: number;
};

/** A step that is right or wrong as a whole. */
export function oneCheck(exitCode: number): Count {
  return exitCode === 0
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * Counts what vitest's JSON report says, and never lets a broken run look like a good one: a file
 * that could not be loaded has no tests to fail, an error outside any test fails no test, and a
 * run that finds no test passes them all.
 */
export function vitestCount(exitCode: number, report: string | undefined): Count {
  const read = readReport(report);
  if (!read) return { passed: 0, failed: 1, skipped: 0, remark: "vitest left no report: crashed" };
  const failed = read.failed + read.unloadable;
  if (read.passed + failed === 0) {
    return { passed: 0, failed: 1, skipped: read.skipped, remark: "no test ran" };
  }
  if (exitCode !== 0 && failed === 0) {
    return { ...pick(read), failed: 1, remark: "vitest failed outside its tests" };
  }
  const remark =
    read.unloadable > 0 ? { remark: `${read.unloadable} test files did not load` } : {};
  return { ...pick(read), failed, ...remark };
}

/** The last line of `npm test`. */
export function closingLine(outcomes: readonly Count[]): string {
  const sum = (kind: "passed" | "failed" | "skipped") =>
    outcomes.reduce((total, outcome) => total + outcome[kind], 0);
  const skipped = sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : "";
  return `${sum("passed")} passed, ${sum("failed")} failed${skipped}`;
}

export function table(outcomes: readonly Outcome[]): string {
  const names = outcomes.map(({ name }) => name.length);
  const width = Math.max(...names, 0) + 2;
  const rows = outcomes.map((outcome) => {
    const { name, what, passed, failed, skipped, seconds, remark } = outcome;
    const cells = [
      name.padEnd(width),
      `${passed}`.padStart(7),
      `${failed}`.padStart(7),
      `${skipped}`.padStart(8),
      `${seconds.toFixed(1)} s`.padStart(9),
    ];
    return `${cells.join("")}   ${remark ?? what}`;
  });
  const head = `${"step".padEnd(width)} passed failed skipped     time`;
  return [head, ...rows].join("\n");
}

type Report = { passed: number; failed: number; skipped: number; unloadable: number };

function readReport(report: string | undefined): Report | undefined {
  try {
    const parsed: unknown = JSON.parse(report ?? "");
    return isVitestReport(parsed) ? countsOf(parsed) : undefined;
  } catch {
    return undefined;
  }
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

function isVitestReport(parsed: unknown): parsed is VitestReport {
  if (typeof parsed !== "object" || parsed === null) return false;
  const report = parsed as Record<string, unknown>;
  const counts = ["numPassedTests", "numFailedTests", "numPendingTests", "numTodoTests"];
  return (
    counts.every((key) => typeof report[key] === "number") && Array.isArray(report["testResults"])
  );
}

function countsOf(report: VitestReport): Report {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((each) => each.status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    unloadable: broken.length,
  };
}

function pick({ passed, failed, skipped }: Report): Count {
  return { passed, failed, skipped };
}

/**
 * The tests that failed, a line each with the first line of why, from vitest's JSON report: the end
 * of a log is what is kept and read, and the failures themselves stand pages above it.
 * An unreadable report has none: `vitestCount` says so.
 */
export function failedTests(report: string | undefined, root: string): string[] {
  return filesOf(report).flatMap(({ name, message, status, assertionResults }) => {
    const file = name.startsWith(`${root}/`) ? name.slice(root.length + 1) : name;
    const failed = assertionResults.filter((each) => each.status === "failed");
    if (failed.length === 0) return status === "failed" ? [line(file, [message ?? ""])] : [];
    return failed.map((each) => line(`${file} › ${each.fullName}`, each.failureMessages));
  });
}

const MOST_LETTERS = 300;

function line(where: string, messages: readonly string[]): string {
  const why = (messages[0] ?? "").split("\n", 1)[0] ?? "";
  return `${where}: ${why}`.slice(0, MOST_LETTERS);
}

type FileResult = {
  name: string;
  status: string;
  message?: string;
  assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
};

function filesOf(report: string | undefined): FileResult[] {
  try {
    const parsed = JSON.parse(report ?? "") as { testResults?: FileResult[] } | null;
    return parsed?.testResults ?? [];
  } catch {
    return [];
  }
}

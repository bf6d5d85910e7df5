/** Where one test file spent its time, in milliseconds. */
export type FileTime = {
  /** The path from the project's root. */
  readonly file: string;
  /** What the worker needs before it can load the file. */
  readonly prepareMs: number;
  /** Loading the file and all that it imports. */
  readonly importMs: number;
  /** `beforeAll`, `afterAll` and the like: what is left of the run when the tests are taken away. */
  readonly hooksMs: number;
  readonly testsMs: number;
  /** Processor time of the worker itself; PostgreSQL and the browser are not in it. */
  readonly processorMs: number;
};

/** How long the file kept its worker, in milliseconds. */
export function wholeMs({ prepareMs, importMs, hooksMs, testsMs }: FileTime): number {
  return prepareMs + importMs + hooksMs + testsMs;
}

const SHOWN = 20;
const columns = ["whole", "prepare", "import", "hooks", "tests", "processor"] as const;

/** The twenty files that kept a worker longest, and the sum of all, in seconds. */
export function slowestFiles(times: readonly FileTime[]): string {
  const slowest = times.toSorted((a, b) => wholeMs(b) - wholeMs(a)).slice(0, SHOWN);
  const rows = slowest.map((time) => `${secondsOf(time)}   ${time.file}`);
  const head = columns.map((name) => name.padStart(10)).join("");
  return [head, ...rows, `${secondsOf(sumOf(times))}   all ${times.length} files`].join("\n");
}

/** All files as one. */
export function sumOf(times: readonly FileTime[]): FileTime {
  const sum = (read: (time: FileTime) => number): number =>
    times.reduce((total, time) => total + read(time), 0);
  return {
    file: "",
    prepareMs: sum(({ prepareMs }) => prepareMs),
    importMs: sum(({ importMs }) => importMs),
    hooksMs: sum(({ hooksMs }) => hooksMs),
    testsMs: sum(({ testsMs }) => testsMs),
    processorMs: sum(({ processorMs }) => processorMs),
  };
}

/** Reads what the reporter left; nothing where there is no readable report. */
export function readFileTimes(text: string | undefined): readonly FileTime[] {
  try {
    const parsed: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(parsed) ? (parsed as FileTime[]) : [];
  } catch {
    return [];
  }
}

function secondsOf(time: FileTime): string {
  const { prepareMs, importMs, hooksMs, testsMs, processorMs } = time;
  return [wholeMs(time), prepareMs, importMs, hooksMs, testsMs, processorMs]
    .map((ms) => (ms / 1000).toFixed(1).padStart(10))
    .join("");
}

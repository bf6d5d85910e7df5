import { pino } from "pino";

/** The only fields a log line can have. None of them can hold a name, a query or a record's words. */
export type LogLine = {
  readonly event: string;
  readonly method?: string | undefined;
  readonly route?: string | undefined;
  readonly status?: number | undefined;
  readonly ms?: number | undefined;
  readonly requestId?: string | undefined;
  readonly error?: string | undefined;
  readonly code?: string | undefined;
  readonly at?: string | undefined;
  readonly task?: string | undefined;
  readonly count?: number | undefined;
};

export type Log = {
  info(line: LogLine): void;
  warn(line: LogLine): void;
  error(line: LogLine): void;
};

const allowed: readonly (keyof LogLine)[] = [
  "event",
  "method",
  "route",
  "status",
  "ms",
  "requestId",
  "error",
  "code",
  "at",
  "task",
  "count",
];

/** Types stop at the compiler; this list also holds for what arrives at run time. */
export function createLog(level: string, destination?: { write(text: string): void }): Log {
  const logger = pino(
    { level, base: null },
    destination ?? pino.destination({ dest: 2, sync: false }),
  );
  const only = (line: LogLine): Record<string, unknown> =>
    Object.fromEntries(
      allowed.flatMap((key) => (line[key] === undefined ? [] : [[key, line[key]]])),
    );
  return {
    info: (line) => {
      logger.info(only(line));
    },
    warn: (line) => {
      logger.warn(only(line));
    },
    error: (line) => {
      logger.error(only(line));
    },
  };
}

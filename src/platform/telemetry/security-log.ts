import { appendFileSync } from "node:fs";
import { pino } from "pino";

/**
 * One thing that whoever watches over security wants to know. Fields are a fixed list, as in the log;
 * none can hold a name, a query or a record's words. Staff and records are ids.
 */
export type SecurityEvent = {
  readonly at: Date;
  /** What happened, in one word: `sign-in`, `permission-refused`. */
  readonly name: string;
  readonly category: "authentication" | "session" | "iam" | "configuration" | "database" | "file";
  readonly type: "start" | "end" | "change" | "access" | "denied" | "info";
  readonly outcome: "success" | "failure";
  /** Something to look at, and not only to keep. */
  readonly isAlert?: boolean | undefined;
  /** What the audit calls it. */
  readonly action?: string | undefined;
  readonly actor?: { readonly kind: string; readonly id: string } | undefined;
  readonly partnershipId?: number | undefined;
  readonly ip?: string | undefined;
  readonly method?: string | undefined;
  /** The pattern of the address, never the address. */
  readonly route?: string | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly records?: readonly string[] | undefined;
  readonly rule?: string | undefined;
};

export type SecurityLog = {
  write(event: SecurityEvent): void;
  /** After the file was moved away: the next line goes to a new one. */
  reopen(): void;
};

/** A line that lists a whole page of children says how many; their ids are in the audit. */
const mostRecords = 10;

/** A line in the words of the Elastic Common Schema, which most collectors read. */
export function securityLine(event: SecurityEvent): string {
  const { at, name, category, type, outcome, action, actor, partnershipId, records = [] } = event;
  const isStaff = actor?.kind === "staff";
  return JSON.stringify({
    "@timestamp": at.toISOString(),
    "ecs.version": "8.11.0",
    "service.name": "lantern",
    "event.dataset": "lantern.security",
    "event.kind": event.isAlert === true ? "alert" : "event",
    "event.category": [category],
    "event.type": [type],
    "event.action": name,
    "event.outcome": outcome,
    "user.id": isStaff ? actor.id : undefined,
    "organization.id": partnershipId === undefined ? undefined : String(partnershipId),
    "source.ip": event.ip,
    "http.request.method": event.method,
    "http.request.id": event.requestId,
    "http.response.status_code": event.status,
    "lantern.part": actor && !isStaff ? actor.id : undefined,
    "lantern.audit_action": action,
    "lantern.route": event.route,
    "lantern.record_ids": records.length > 0 ? records.slice(0, mostRecords) : undefined,
    "lantern.record_count": records.length > 0 ? records.length : undefined,
    "lantern.rule": event.rule,
  });
}

/** Whether lines go to a file, which can be moved away and begun anew. */
export const logsToFile = (to: string | undefined): to is string =>
  to !== undefined && to !== "stdout" && to !== "stderr";

const silent: SecurityLog = { write: () => undefined, reopen: () => undefined };

/** Held while the disk is slow; what comes after is dropped and counted, never waited for. */
const mostWaiting = 4 * 1024 * 1024;
const tryAgainAfter = 60_000;

type Parts = {
  /** `stdout`, `stderr` or a file; nowhere where it is not configured. */
  readonly to: string | undefined;
  readonly now: () => number;
  /** A line was lost, by a code of the operating system or `full`. */
  readonly onLost: (code: string) => void;
};

/** Never makes a request wait or fail: a line that cannot be written is counted and left. */
export function openSecurityLog({ to, now, onLost }: Parts): SecurityLog {
  if (to === undefined) return silent;
  const dest = to === "stdout" ? 1 : to === "stderr" ? 2 : to;
  let file: ReturnType<typeof pino.destination> | undefined;
  let isOpen = false;
  let nextTry = 0;
  const open = (): void => {
    isOpen = false;
    const opened = pino.destination({
      dest,
      append: true,
      mkdir: true,
      sync: false,
      mode: 0o640,
      maxLength: mostWaiting,
    });
    opened.on("ready", () => (isOpen = true));
    opened.on("drop", () => onLost("full"));
    opened.on("error", (error: NodeJS.ErrnoException) => {
      onLost(error.code ?? "error");
      if (isOpen) return; // the disk is full, say: what waits is tried again with the next line
      file = undefined;
      nextTry = now() + tryAgainAfter;
    });
    file = opened;
  };
  const write = (event: SecurityEvent): void => {
    if (file === undefined && now() >= nextTry) open();
    if (file === undefined) onLost("closed");
    else file.write(`${securityLine(event)}\n`);
  };
  open();
  return {
    write: (event) => {
      try {
        write(event);
      } catch {
        onLost("error");
      }
    },
    reopen: () => {
      if (logsToFile(to) && isOpen) file?.reopen();
    },
  };
}

/** For a command, which ends before a file that is written beside it would be. */
export function appendSecurityEvent(to: string | undefined, event: SecurityEvent): void {
  if (to === undefined || to === "stdout") return; // a command's own answer stands there
  const line = `${securityLine(event)}\n`;
  if (logsToFile(to)) appendFileSync(to, line, { mode: 0o640 });
  else process.stderr.write(line);
}

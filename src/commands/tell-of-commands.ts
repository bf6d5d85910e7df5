import { systemClock } from "../kernel/clock.ts";
import { securityEventOf } from "../rooms/governance/index.ts";
import type { Actor } from "../platform/access/actor.ts";
import type { AuditEntry } from "../platform/audit/audit.ts";
import type { Database } from "../platform/database/database.ts";
import type { Config } from "../platform/config/config.ts";
import { appendSecurityEvent } from "../platform/telemetry/security-log.ts";

export type OnAudited = (actor: Actor, entry: AuditEntry) => void;

/** A database that tells of each event once it stands. */
export function telling(database: Database, onAudited: OnAudited): Database {
  return {
    ...database,
    as: async (actor, work) => {
      let entry: AuditEntry | undefined;
      const value = await database.as(actor, async (tx) => {
        const done = await work(tx);
        entry = done.audit;
        return done;
      });
      if (entry) onAudited(actor, entry);
      return value;
    },
  };
}

/** What a command did, into the security log; a log that cannot be written stops no command. */
export function tellOfCommands({ securityLog }: Pick<Config, "securityLog">): OnAudited {
  return (actor, { action, outcome, subjectIds = [], detail = {}, requestId, route }) => {
    const ended = { action, outcome, actor, subjectIds, detail, requestId, route };
    const event = securityEventOf({ ...ended, at: systemClock.now(), isChange: true });
    if (!event) return;
    try {
      appendSecurityEvent(securityLog, event);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? "error";
      process.stderr.write(`The security log could not be written (${code})\n`);
    }
  };
}

import type pg from "pg";
import { systemClock, type Clock } from "../kernel/clock.ts";
import { newId } from "../kernel/ids.ts";
import { systemActor, type SystemActor } from "../platform/access/actor.ts";
import { writeAudit, type AuditEntry } from "../platform/audit/audit.ts";
import { readConfig } from "../platform/config/config.ts";
import { environment } from "../platform/config/environment.ts";
import { openDatabase, type Database } from "../platform/database/database.ts";
import { locateDatabase } from "../platform/database/locate.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import { grantOwn } from "../platform/database/own-database.ts";
import { prepareToRun } from "../platform/database/prepare-to-run.ts";
import type { Tx } from "../platform/database/tx.ts";
import { type Secrets, secretsFor } from "../platform/secrets/secrets.ts";
import { UsageProblem } from "./command.ts";
import { telling, tellOfCommands, type OnAudited } from "./tell-of-commands.ts";

export type Session = {
  readonly admin: pg.PoolConfig;
  readonly database: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Puts what a command changed into the security log. */
  readonly onAudited: OnAudited;
};

/** Runs a command's work on the configured database, started if need be and left as it was found. */
export async function withDatabase<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const config = readConfig(environment());
  const secrets = secretsFor(config);
  const located = await locateDatabase(config, { mayJoin: true });
  try {
    await prepareToRun(config, { admin: located.admin, contextKey: secrets.contextKey });
    if (config.databaseUrl === undefined) await grantOwn(located);
    const onAudited = tellOfCommands(config);
    const opened = openDatabase({
      pool: { ...located.app, max: 2 },
      signIn: located.signIn,
      contextKey: secrets.contextKey,
      clock: systemClock,
      ring: secrets.ring,
    });
    const database = telling(opened, onAudited);
    try {
      return await work({ admin: located.admin, database, secrets, clock: systemClock, onAudited });
    } finally {
      await database.close();
    }
  } finally {
    await located.stop();
  }
}

/** What the pages do not do before everything is in place, no command does either. */
export function refuseWhileSettingUp(): void {
  if (readConfig(environment()).mode !== "setting-up") return;
  throw new UsageProblem(
    "Lantern is being set up: no child can be recorded yet. See lantern doctor, then LANTERN_MODE=production",
  );
}

/** The partnership a command works for: the only one, or the one that is named. */
export async function partnershipNamed(
  admin: pg.PoolConfig,
  name: string | undefined,
): Promise<number> {
  const all = await asMaintenance(admin, (tx) =>
    tx.selectFrom("directory.partnerships").select(["partnership_id", "name"]).execute(),
  );
  const [first, ...others] = name === undefined ? all : all.filter((one) => one.name === name);
  if (!first) {
    throw new UsageProblem(
      name === undefined
        ? "There is no partnership yet: lantern partnership add NAME"
        : `There is no partnership called ${name}`,
    );
  }
  if (others.length > 0)
    throw new UsageProblem("There are several partnerships: say which with --partnership NAME");
  return first.partnership_id;
}

/** The command line acts under its own name, and the audit says so. */
export function commandLineActor(
  partnershipId: number,
): SystemActor & { readonly partnershipId: number } {
  const actor = systemActor("command-line", {
    partnershipId,
    isWide: true,
    permissions: ["import.tracker", "child.view"],
  });
  return { ...actor, partnershipId };
}

type Change<T> = {
  /** `staff.add`: what the audit will say was done. */
  readonly action: string;
  readonly detail?: AuditEntry["detail"];
  readonly work: (tx: Tx) => Promise<{
    readonly value: T;
    readonly partnershipId: number;
    readonly subjectIds?: readonly string[];
  }>;
};

/** A change to the directory, under the maintenance role and audited in the same transaction. */
export async function changeDirectory<T>(
  { admin, clock, onAudited }: Session,
  { action, detail, work }: Change<T>,
): Promise<T> {
  const { value, actor, entry } = await asMaintenance(admin, async (tx) => {
    const { value, partnershipId, subjectIds = [] } = await work(tx);
    const entry = {
      action,
      outcome: "done",
      route: "lantern",
      requestId: newId(),
      subjectIds,
      ...(detail && { detail }),
    } as const;
    const actor = commandLineActor(partnershipId);
    await writeAudit(tx, actor, { entry, at: clock.now() });
    return { value, actor, entry };
  });
  onAudited(actor, entry);
  return value;
}

import { sql } from "kysely";
import { BackupProblem, backupSettings } from "../../../platform/backup/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Missing, ReadinessCheck } from "../../../platform/readiness/readiness.ts";
import { dutySettings } from "../duty/duty-settings.ts";
import { ago, isOverdue, type Watched } from "./how-fresh.ts";

/**
 * What must stand before a real child is entered: that the record would outlive the machine. That a
 * backup is recent is advised only: a system that was down for a night must start in the morning, and
 * it is its own worker that makes the next one.
 */
export const continuityReadiness: readonly ReadinessCheck[] = [
  {
    key: "backup-settings",
    title: "Backups have a folder, and a key that is kept elsewhere",
    isRequired: true,
    look: ({ config }) => missingIn(() => backupSettings(config)),
  },
  {
    key: "restore-once",
    title: "A backup was made, and a restore of one was proved",
    isRequired: true,
    look: async ({ tx }) => [
      ...never("backup", await newest(tx, "backup")),
      ...never("proof", await newest(tx, "proof")),
    ],
  },
  {
    key: "backup-fresh",
    title: "A backup was made in the last 26 hours",
    isRequired: false,
    look: async ({ tx, now }) => overdue("backup", { last: await newest(tx, "backup"), now }),
  },
  {
    key: "restore-proved",
    title: "A restore was proved in the last 8 days",
    isRequired: false,
    look: async ({ tx, now }) => overdue("proof", { last: await newest(tx, "proof"), now }),
  },
  {
    key: "duty-settings",
    title: "The duty team’s sheet has a folder and a passphrase",
    isRequired: true,
    look: ({ config }) => missingIn(() => void dutySettings(config)),
  },
  {
    key: "duty-fresh",
    title: "The duty team’s sheet was written in the last 2 hours",
    isRequired: false,
    look: async ({ tx, now }) => overdue("sheet", { last: await newest(tx, "sheet"), now }),
  },
];

async function missingIn(settings: () => unknown): Promise<readonly Missing[]> {
  try {
    await settings();
    return [];
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error;
    return [{ why: error.message, mend: "set it, as docs/running.md says under Backup" }];
  }
}

const words: Readonly<Record<Watched, string>> = {
  backup: "backup",
  proof: "proved restore",
  sheet: "duty sheet",
};

const commands: Readonly<Record<Watched, string>> = {
  backup: "lantern backup",
  proof: "lantern restore FILE --verify --key FILE, where the private key is",
  sheet: "lantern duty sheet",
};

const run = (what: Watched): string => `run ${commands[what]}; the worker keeps it up`;

/** A first start has none yet: running the command mends it, with Lantern started or not. */
function never(what: Watched, last: Date | undefined): readonly Missing[] {
  return last === undefined ? [{ why: `there is no ${words[what]} yet`, mend: run(what) }] : [];
}

function overdue(
  what: Watched,
  { last, now }: { readonly last: Date | undefined; readonly now: Date },
): readonly Missing[] {
  if (!isOverdue(what, last, now)) return [];
  if (last === undefined) return never(what, last);
  return [{ why: `the last ${words[what]} was ${ago(last, now)}`, mend: run(what) }];
}

const newestSql = {
  backup: sql<{ at: Date | null }>`select max(made_at) as at from continuity.backups`,
  proof: sql<{ at: Date | null }>`
    select max(proved_at) as at from continuity.proofs where cardinality(differences) = 0`,
  sheet: sql<{ at: Date | null }>`select max(written_at) as at from continuity.duty_sheets`,
} as const;

async function newest(tx: Tx, what: Watched): Promise<Date | undefined> {
  return (await newestSql[what].execute(tx)).rows[0]?.at ?? undefined;
}

import { sql } from "kysely";
import { BackupProblem, backupSettings } from "../../../platform/backup/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Missing, ReadinessCheck } from "../../../platform/readiness/readiness.ts";
import { dutySettings } from "../duty/index.ts";
import { ago, isOverdue, type Watched } from "./how-fresh.ts";

/** What must stand before a real child is entered: that the record would outlive the machine. */
export const continuityReadiness: readonly ReadinessCheck[] = [
  {
    key: "backup-settings",
    title: "Backups have a folder, and a key that is kept elsewhere",
    isRequired: true,
    look: ({ config }) => missingIn(() => backupSettings(config)),
  },
  {
    key: "backup-fresh",
    title: "A backup was made in the last 26 hours",
    isRequired: true,
    look: async ({ tx, now }) =>
      overdue("backup", { last: await newest(tx, "backup"), now }, "lantern backup"),
  },
  {
    key: "restore-proved",
    title: "A restore was proved in the last 8 days",
    isRequired: true,
    look: async ({ tx, now }) =>
      overdue(
        "proof",
        { last: await newest(tx, "proof"), now },
        "lantern restore FILE --verify --key FILE, where the private key is",
      ),
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
    isRequired: true,
    look: async ({ tx, now }) =>
      overdue("sheet", { last: await newest(tx, "sheet"), now }, "lantern duty sheet"),
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

/** A first start has none yet: running the command mends it, with Lantern started or not. */
function overdue(
  what: Watched,
  { last, now }: { readonly last: Date | undefined; readonly now: Date },
  command: string,
): readonly Missing[] {
  if (!isOverdue(what, last, now)) return [];
  const why =
    last === undefined
      ? `there is no ${words[what]} yet`
      : `the last ${words[what]} was ${ago(last, now)}`;
  return [{ why, mend: `run ${command}; the worker keeps it up` }];
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

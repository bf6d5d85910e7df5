import { sql } from "kysely";
import { BackupProblem, backupSettings, provingIdentity } from "../../../platform/backup/index.ts";
import { asMaintenance } from "../../../platform/database/maintenance.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Job, Scheduled } from "../../../platform/jobs/jobs.ts";
import type { KeyRing } from "../../../platform/sealing/index.ts";
import type { Log } from "../../../platform/telemetry/log.ts";
import { dutyScript, writeSheets } from "../duty/write-sheet.ts";
import { dutySettings } from "../duty/duty-settings.ts";
import { newestBackupIn, proveRestore, runBackup, type Continuing } from "./run-backup.ts";

export type ContinuityParts = Omit<Continuing, "name"> & {
  readonly log: Log;
  /** Opens what is sealed and stands on the duty team’s sheet. */
  readonly ring: KeyRing;
};

export const continuitySchedule: readonly Scheduled[] = [
  { job: "backup", cron: "7 1 * * *" },
  { job: "prove-restore", cron: "23 2 * * 0" },
  { job: "duty-sheet", cron: "3 * * * *" },
];

/** Work for the night the system is lost. What fails is counted, logged, and told to administrators. */
export function continuityJobs(given: ContinuityParts): readonly Job[] {
  const parts = { ...given, name: "continuity" } as const;
  return [
    telling(given, {
      name: "backup",
      headline: "Last night’s backup failed: open Backups",
      run: () => backUp(parts),
    }),
    telling(given, {
      name: "prove-restore",
      headline: "A backup could not be test-restored: open Backups",
      run: () => prove(parts),
    }),
    telling(given, {
      name: "duty-sheet",
      headline: "The duty sheet was not written: open Backups",
      run: () => writeDuty(parts),
    }),
  ];
}

/** In an evaluation the data are invented and the folder is a laptop's: by command only. */
async function backUp(parts: Continuing): Promise<void> {
  if (parts.config.backupFolder === undefined && parts.config.mode === "evaluation") return;
  await runBackup(parts);
}

async function prove(parts: Continuing): Promise<void> {
  const identity = await provingIdentity(parts.config);
  if (identity === undefined) return; // proved by hand, with the key that is kept elsewhere
  const { folder } = await backupSettings(parts.config);
  const path = newestBackupIn(folder);
  if (path === undefined) {
    if (parts.config.mode === "evaluation") return;
    throw new BackupProblem("there is no backup to prove");
  }
  const { comparison } = await proveRestore(parts, { path, identity });
  if (comparison.differences.length > 0) throw new BackupProblem("the restored rows differ");
}

async function writeDuty({
  admin,
  clock,
  config,
  name,
  ring,
}: Continuing & Pick<ContinuityParts, "ring">): Promise<void> {
  if (config.dutyFolder === undefined && config.mode === "evaluation") return;
  await writeSheets({ admin, clock, name, ring, ...dutySettings(config), script: dutyScript() });
}

type Telling = {
  readonly name: string;
  /** What administrators read when it fails. */
  readonly headline: string;
  readonly run: () => Promise<void>;
};

function telling({ admin, clock, log }: ContinuityParts, job: Telling): Job {
  return {
    name: job.name,
    run: async () => {
      try {
        await job.run();
      } catch (error) {
        log.error({ event: `${job.name} failed` });
        await asMaintenance(admin, (tx) => tellAdministrators(tx, job.headline, clock.now()));
        throw error;
      }
    },
  };
}

/** Everybody who watches the installation's health, once a day for the same trouble. */
async function tellAdministrators(tx: Tx, headline: string, at: Date): Promise<void> {
  await sql`
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select distinct on (s.staff_id) gen_random_uuid(), s.partnership_id, s.staff_id, 'system', ${headline},
      '/admin/backups', ${at}::timestamptz
    from directory.staff s join directory.posts p on p.staff_id = s.staff_id
    join directory.roles r on r.role_id = p.role_id
    where not s.is_service and 'health.view' = any (r.permissions)
      and p.starts_on <= ${at}::date and (p.ends_on is null or p.ends_on >= ${at}::date)
      and not exists (select from work.notifications n where n.staff_id = s.staff_id
        and n.headline = ${headline} and n.made_at > ${at}::timestamptz - interval '20 hours')`.execute(
    tx,
  );
}

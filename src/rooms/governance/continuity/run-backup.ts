import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { performance } from "node:perf_hooks";
import type pg from "pg";
import type { Clock } from "../../../kernel/clock.ts";
import { systemActor, type SystemName } from "../../../platform/access/actor.ts";
import {
  backupSettings,
  restoreToScratch,
  writeBackup,
  type BackupMade,
  type Restored,
} from "../../../platform/backup/index.ts";
import type { Config } from "../../../platform/config/config.ts";
import { asMaintenance } from "../../../platform/database/maintenance.ts";
import { keepBackup, keepProof, type Kept } from "./continuity-writes.ts";

export type Continuing = {
  readonly admin: pg.PoolConfig;
  readonly config: Config;
  readonly clock: Clock;
  readonly name: SystemName;
};

/** Writes a backup where the configuration says, and keeps that it was written. */
export async function runBackup(
  parts: Continuing,
  folder?: string,
): Promise<BackupMade & { readonly tookMs: number }> {
  const settings = await backupSettings(parts.config, folder);
  const began = performance.now();
  const made = await writeBackup({ admin: parts.admin, ...settings });
  const kept = keptBy(parts, began);
  await asMaintenance(parts.admin, (tx) => keepBackup(tx, made, kept));
  return { ...made, tookMs: kept.tookMs };
}

export type Proof = Restored & { readonly tookMs: number; readonly fileName: string };

/**
 * Restores a backup into a scratch database, compares everything, and keeps what came of it. One
 * that does not open is no proof and leaves no row.
 */
export async function proveRestore(
  parts: Continuing,
  { path, identity }: { readonly path: string; readonly identity: string },
): Promise<Proof> {
  const began = performance.now();
  const scratch = parts.config.databaseScratchUrl;
  const root = scratch === undefined ? parts.admin : { connectionString: scratch };
  const restored = await restoreToScratch(root, { path, identity });
  const kept = keptBy(parts, began);
  const fileName = basename(path);
  await asMaintenance(parts.admin, (tx) => keepProof(tx, { restored, fileName }, kept));
  return { ...restored, tookMs: kept.tookMs, fileName };
}

function keptBy({ clock, name }: Continuing, began: number): Kept {
  return {
    at: clock.now(),
    tookMs: Math.round(performance.now() - began),
    by: (partnershipId) => systemActor(name, { partnershipId }),
  };
}

/** The newest backup in a folder. Names carry the moment, so that the last name is the newest. */
export function newestBackupIn(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder)
    .filter((file) => /^lantern-.*\.backup\.age$/.test(file))
    .sort()
    .at(-1);
  return name === undefined ? undefined : join(folder, name);
}

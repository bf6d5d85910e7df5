import { join } from "node:path";
import type { Config } from "../config/config.ts";
import type { KeyConfig } from "./audit-key.ts";
import { lastNoteFile } from "./last-note.ts";

/** What is kept of the checkpoints outside the database: a folder, and a file beside the key. */
export type Outside = { readonly folder: string; readonly lastFile: string };

type Placed = KeyConfig & Pick<Config, "auditCheckpoints">;

export const outsideOf = (config: Placed): Outside => ({
  folder: checkpointFolder(config),
  lastFile: lastNoteFile(config),
});

/** Where copies go: outside the database, and in production where the configuration says. */
function checkpointFolder({ auditCheckpoints, dataDir }: Placed): string {
  return auditCheckpoints ?? join(dataDir, "checkpoints");
}

import { BackupProblem } from "../../../platform/backup/index.ts";
import type { Config } from "../../../platform/config/config.ts";
import { readPassphrase } from "./passphrase.ts";

type Duty = Pick<Config, "dutyFolder" | "dutyPassphraseFile">;

/** Where the sheet goes and what opens it. */
export function dutySettings(
  config: Duty,
  to?: string,
): { readonly folder: string; readonly passphrase: string } {
  const folder = to ?? config.dutyFolder;
  if (folder === undefined)
    throw new BackupProblem("LANTERN_DUTY_FOLDER is not set: say where the duty team’s sheet goes");
  if (config.dutyPassphraseFile === undefined) {
    throw new BackupProblem(
      "LANTERN_DUTY_PASSPHRASE_FILE is not set: make a file with `lantern duty passphrase`",
    );
  }
  return { folder, passphrase: readPassphrase(config.dutyPassphraseFile) };
}

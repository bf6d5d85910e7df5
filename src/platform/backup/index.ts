export { atOneMoment } from "./at-one-moment.ts";
export { BackupProblem } from "./backup-problem.ts";
export { backupSettings, keyFile, newKeyPair, provingIdentity, readIdentity } from "./keys.ts";
export {
  onDatabase,
  readyToServe,
  restoreInto,
  restoreToScratch,
  type Restored,
} from "./restore.ts";
export { becomeReader } from "./tables.ts";
export { writeBackup, type BackupMade } from "./write-backup.ts";

export { BackupProblem } from "./backup-problem.ts";
export { backupSettings, keyFile, newKeyPair, provingIdentity, readIdentity } from "./keys.ts";
export {
  onDatabase,
  readyToServe,
  restoreInto,
  restoreToScratch,
  type Restored,
} from "./restore.ts";
export { become, leftOut, plainWriting, readerOf, refuseHiddenRows } from "./tables.ts";
export { momentOf, writeBackup, type BackupMade } from "./write-backup.ts";

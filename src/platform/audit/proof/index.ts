/** Proving that the audit is what was written: pure, for the running system and for offline use alike. */
export type { ChainedEvent } from "./event-hash.ts";
export {
  noteHash,
  readCheckpoint,
  writeCheckpoint,
  type Checkpoint,
  type Head,
} from "./checkpoint.ts";
export type { Report } from "./findings.ts";
export {
  KeyProblem,
  newPrivateKey,
  readNote,
  readPublicKey,
  signerOf,
  type Signer,
} from "./signed-note.ts";
export { verifyAudit, type CheckpointSource } from "./verify.ts";

/** Proving that the audit is what was written: pure, for the running system and for offline use alike. */
export { shardCount, type ChainedEvent } from "./event-hash.ts";
export {
  noteHash,
  readCheckpoint,
  writeCheckpoint,
  type Checkpoint,
  type Head,
} from "./checkpoint.ts";
export {
  cosignedAt,
  newWitnessKey,
  readCosigned,
  readWitnessKey,
  witnessOf,
  type Witness,
} from "./cosignature.ts";
export type { Cosignature, WitnessSource } from "./cosigned.ts";
export type { CosignedBy, Finding, Report } from "./findings.ts";
export { doFollow } from "./follow.ts";
export { scanOn } from "./scan-on.ts";
export {
  isSignedBy,
  KeyProblem,
  newPrivateKey,
  readNote,
  readPublicKey,
  signerOf,
  type Note,
  type Signer,
} from "./signed-note.ts";
export { Contradiction, witnessOffer, type Witnessed } from "./witness.ts";
export type { CheckpointSource } from "./checkpoint-source.ts";
export { verifyAudit } from "./verify.ts";

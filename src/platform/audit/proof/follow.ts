import { noteHash, readCheckpoint, trustedKeys, type Checkpoint } from "./checkpoint.ts";
import { isSignedBy, readNote, type Note } from "./signed-note.ts";

type Read = { readonly whole: string; readonly note: Note; readonly checkpoint: Checkpoint };

/** Whether each checkpoint follows the one before it, and a key that the given one leads to signed each. */
export function doFollow(notes: readonly string[], publicKey: string): boolean {
  const read = notes.flatMap((whole): Read[] => {
    const note = readNote(whole);
    const checkpoint = note && readCheckpoint(note);
    return checkpoint ? [{ whole, note, checkpoint }] : [];
  });
  if (read.length !== notes.length) return false;
  const trusted = trustedKeys([publicKey], read);
  return read.every(({ note, checkpoint }, at) => {
    const before = read[at - 1];
    if (!trusted.has(checkpoint.key) || !isSignedBy(note, checkpoint.key)) return false;
    if (!before) return true;
    const isNext = checkpoint.number === before.checkpoint.number + 1;
    return isNext && checkpoint.previous === noteHash(before.whole).toString("base64");
  });
}

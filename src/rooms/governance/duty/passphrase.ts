import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { BackupProblem } from "../../../platform/backup/index.ts";

// Without letters and digits that are taken for each other when read aloud in the night.
const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const [groups, inGroup] = [6, 4];

/** Six groups of four: nearly 120 bits, so that guessing is hopeless whatever machine guesses. */
export function newPassphrase(): string {
  const letter = (): string => letters[randomInt(letters.length)] ?? "";
  const group = (): string => Array.from({ length: inGroup }, letter).join("");
  return Array.from({ length: groups }, group).join("-");
}

const shortest = 20;

export function readPassphrase(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, "utf8").trim();
  } catch {
    throw new BackupProblem(`${path}: this passphrase file cannot be read`);
  }
  if (text.length < shortest)
    throw new BackupProblem(
      `${path}: the passphrase is too short; make one with \`lantern duty passphrase\``,
    );
  return text;
}

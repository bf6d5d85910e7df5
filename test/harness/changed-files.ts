import { execFileSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import { type Sample, longestTurn } from "./rotation.ts";
import { roomsOf } from "./rooms.ts";

/** What git answers; undefined where it has no answer. */
export type Git = (...words: readonly string[]) => string | undefined;

const root = realpathSync(join(import.meta.dirname, "../.."));

export const gitHere: Git = (...words) => {
  try {
    const options = { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26, stdio: "pipe" } as const;
    return execFileSync("git", words, options).trim();
  } catch {
    return undefined;
  }
};

/**
 * The sample of a checkout: its turn by the number of commits, and the rooms that the change touches.
 * Everything where git cannot say it: it is absent, the source stands in no checkout of its own, or the
 * clone is shallow, where the number of commits would always be the same.
 */
export function sampleOf(git: Git, top: string = root): Sample {
  if (git("rev-parse", "--show-toplevel") !== top) return "everything";
  if (git("rev-parse", "--is-shallow-repository") !== "false") return "everything";
  // A branch that is merged is one step of the main line.
  const count = Number(git("rev-list", "--count", "--first-parent", "HEAD"));
  const changed = changedFiles(git);
  if (!Number.isSafeInteger(count) || count < 1 || !changed) return "everything";
  return { turn: count, rooms: roomsOf(changed) };
}

/**
 * What is changed here: since the branch left main, or, on main itself and in a fresh clone of it, where
 * no branch says what is new, since ten commits ago: longer than a turn takes. And what is not committed yet.
 */
export function changedFiles(git: Git): readonly string[] | undefined {
  const changed = git("diff", "--name-only", "--no-renames", "-z", beginning(git));
  const added = git("ls-files", "--others", "--exclude-standard", "-z");
  if (changed === undefined || added === undefined) return undefined;
  return `${changed}\0${added}`.split("\0").filter((file) => file !== "");
}

/** The tree without a file in it, which git knows in every checkout. */
const nothing = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

function beginning(git: Git): string {
  const left = git("merge-base", "HEAD", "origin/main");
  if (left !== undefined && left !== git("rev-parse", "HEAD")) return left;
  return git("rev-parse", "--verify", "--quiet", `HEAD~${longestTurn}`) ?? nothing;
}

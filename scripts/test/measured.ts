import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const BEGIN = "<!-- Written by `npm run test:all`. -->";
const END = "<!-- Until here. -->";

export type Measured = {
  readonly commit: string;
  /** ISO date. */
  readonly day: string;
  readonly closing: string;
  readonly load: string;
  readonly slowest: string;
};

/** Puts what a whole run measured between its two marks; throws where the page has lost them. */
export function withMeasured(page: string, measured: Measured): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END);
  if (from === -1 || to < from)
    throw new Error("docs/testing.md has lost the marks of its figures");
  const { commit, day, closing, load, slowest } = measured;
  const text = [
    BEGIN,
    "",
    `Commit ${commit}, ${day}: ${closing}. ${load}.`,
    "",
    "```text",
    slowest,
    "```",
    "",
    "",
  ].join("\n");
  return page.slice(0, from) + text + page.slice(to);
}

/** Writes the figures of a whole run into the page that shows them. */
export function recordMeasured(file: string, measured: Measured): void {
  writeFileSync(file, withMeasured(readFileSync(file, "utf8"), measured));
}

/** The commit that is checked out, with a mark where files differ from it; unknown without git. */
export function commitNow(): string {
  const git = (...args: string[]): string =>
    execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    const changed = git("status", "--porcelain") === "" ? "" : " with changes";
    return `${git("rev-parse", "--short", "HEAD")}${changed}`;
  } catch {
    return "unknown";
  }
}

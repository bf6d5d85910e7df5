import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { binOf } from "../test/run.ts";
import type { Plant } from "./plants.ts";

export type PlantedCopy = {
  readonly root: string;
  readonly remove: () => void;
};

/** The files that git tracks, as they are now, in a folder of their own with the same packages. */
export function copyOfSource(source: string): PlantedCopy {
  const root = mkdtempSync(path.join(tmpdir(), "lantern-plants-"));
  const listed = execFileSync("git", ["ls-files", "-z"], { cwd: source, encoding: "utf8" });
  for (const file of listed.split("\0").filter((one) => one !== ""))
    cpSync(path.join(source, file), path.join(root, file));
  symlinkSync(path.join(source, "node_modules"), path.join(root, "node_modules"));
  return {
    root,
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The text with the fault in it; throws where its place is missing or stands twice. */
export function withFault(text: string, { file, find, replace }: Plant): string {
  const parts = text.split(find);
  if (parts.length !== 2)
    throw new Error(`${file}: the place of the plant stands ${parts.length - 1} times`);
  return parts.join(replace);
}

/** Plants the fault, runs the test that has to find it, and puts the file back. True where the test failed. */
export function isFound({ root }: PlantedCopy, plant: Plant, env: NodeJS.ProcessEnv): boolean {
  const file = path.join(root, plant.file);
  const sound = readFileSync(file, "utf8");
  writeFileSync(file, withFault(sound, plant));
  try {
    const only = plant.only === undefined ? [] : ["-t", plant.only];
    const args = [binOf({ package: "vitest" }), "run", plant.test, ...only];
    const run = spawnSync(process.execPath, args, {
      cwd: root,
      env,
      encoding: "utf8",
      // Where everything fails much is said.
      maxBuffer: 512 * 1024 * 1024,
    });
    // A run that never came to the test proves nothing.
    return run.status !== 0 && /Tests [^\n]*failed/.test(run.stdout);
  } finally {
    writeFileSync(file, sound);
  }
}

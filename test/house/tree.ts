import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** The top of the checkout. */
export const root = path.resolve(import.meta.dirname, "../..");

/** Writes a small source tree outside the checkout, so that no tool takes the plants for source. */
export function plantTree(files: Readonly<Record<string, string>>): string {
  const top = realpathSync(mkdtempSync(path.join(tmpdir(), "house-")));
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(top, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  symlinkSync(path.join(root, "node_modules"), path.join(top, "node_modules"));
  for (const file of ["package.json", "tsconfig.json"]) {
    symlinkSync(path.join(root, file), path.join(top, file));
  }
  return top;
}

export function removeTree(top: string): void {
  rmSync(top, { recursive: true, force: true });
}

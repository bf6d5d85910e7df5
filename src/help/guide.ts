import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type GuidePage = { readonly key: string; readonly title: string; readonly text: string };

/** `docs/guide/*.md`, read once at the start: the same words in the repository and in the app. */
export function readGuide(folder: string): readonly GuidePage[] {
  return readdirSync(folder)
    .filter((file) => /^[a-z0-9-]+\.md$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      return { key: file.slice(0, -3), title: /^# (.+)$/m.exec(text)?.[1] ?? file, text };
    });
}

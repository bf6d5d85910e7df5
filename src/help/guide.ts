import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

export type GuidePage = { readonly key: string; readonly title: string; readonly text: string };

/** `docs/guide/*.md`, read once at the start: the same words in the repository and in the app. */
export function readGuide(folder: string): readonly GuidePage[] {
  return readdirSync(folder)
    .filter((file) => /^[a-z0-9-]+\.md$/.test(file))
    .sort()
    .map((file) => readGuidePage(join(folder, file)));
}

export function readGuidePage(path: string): GuidePage {
  const text = readFileSync(path, "utf8");
  const key = basename(path, ".md");
  return { key, title: /^# (.+)$/m.exec(text)?.[1] ?? key, text };
}

/** What a page of documentation tells its reader to do, and to look at. */
export type Parts = {
  /** One command each: the lines of ```sh blocks, and `npm …` or `lantern …` in the text. */
  readonly commands: readonly string[];
  /** Targets of links that stay inside the project, without their #fragment. */
  readonly links: readonly string[];
  /** The #fragments that point into the page itself. */
  readonly fragments: readonly string[];
  /** `docs/…`, `db/roles.sql`: code words that are paths. */
  readonly paths: readonly string[];
  /** Headings, as the fragments that lead to them. */
  readonly headings: readonly string[];
};

const FENCE = /^```(\w*)[^\n]*\n(.*?)^```\s*$/gms;

export function partsOf(markdown: string): Parts {
  const fences = [...markdown.matchAll(FENCE)];
  const shell = fences.filter(([, language]) => ["sh", "bash", "shell"].includes(language ?? ""));
  const prose = markdown.replaceAll(FENCE, "");
  const words = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, word]) => (word ?? "").trim());
  const targets = [...prose.matchAll(/\]\(([^)\s]+)[^)]*\)/g)].map(([, target]) => target ?? "");
  const inside = targets.filter((target) => !/^(https?:|mailto:|#)/.test(target));
  return {
    commands: [
      ...shell.flatMap(([, , block]) => commandsIn(block ?? "")),
      ...words.filter((word) => /^(npm|npx|lantern) [a-z]/.test(word)),
    ],
    links: inside.map((target) => target.replace(/#.*$/, "")),
    fragments: targets.filter((target) => target.startsWith("#")).map((target) => target.slice(1)),
    paths: words.filter(isPath),
    headings: [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading ?? "")),
  };
}

/** Joins lines ended with a backslash; leaves out prompts, comments, and settings in front. */
function commandsIn(block: string): string[] {
  return block
    .replaceAll(/\s*\\\n\s*/g, " ")
    .split(/\n|&&|;/)
    .map((line) => line.replace(/\s+#.*$|^#.*$/, "").replace(/^\s*\$ /, ""))
    .map((line) => line.trim().replace(/^([A-Z][A-Z0-9_]*=\S*\s+)+/, ""))
    .filter((line) => line !== "");
}

// A code word with a slash or a file's ending; not a route (`/children`), a pattern or a setting.
function isPath(word: string): boolean {
  if (!/^[\w.-]+(\/[\w.-]+)*\/?$/.test(word)) return false;
  return /\.(md|ts|tsx|mjs|cjs|json|sql|yml|yaml|csv|xlsx)$/.test(word) || isInProject(word);
}

function isInProject(word: string): boolean {
  return /^(src|test|scripts|docs|db)(\/|$)/.test(word) && word.includes("/");
}

/** As code hosts make them: lower case, hyphens for spaces, punctuation dropped. */
function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");
}

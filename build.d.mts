import type { BuildResult } from "esbuild";

/** Builds `build/main.mjs`, `build/cli.mjs` and the pages' own files in `build/assets`, where anything changed. */
export function buildAll(): Promise<void>;

/** The processes that read what somebody sent, with their libraries in them. */
export function bundleApart(outdir: string): Promise<void>;

/** What Node compiles is kept beside the build, for the next command and the next start. */
export function keepCompiled(): void;

/** Bundles for Node: each entry becomes a file of its name, ending in .mjs, in the folder. */
export function bundle(
  entryPoints: readonly string[] | Readonly<Record<string, string>>,
  outdir: string,
): Promise<BuildResult<{ metafile: true }>>;

/** File names inside the output folder. */
export interface Manifest {
  css: string;
  js: string;
}

/** Writes main-<hash>.css, main-<hash>.js and manifest.json, unless nothing has changed. */
export function buildAssets(outDir: string): Promise<Manifest>;

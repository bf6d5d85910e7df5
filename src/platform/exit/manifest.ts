import { z } from "zod";

export const exitFormat = "lantern-exit";
export const exitVersion = 1;

/** Written last: a folder without it is not whole. */
export const manifestName = "manifest.json";

const file = z.object({
  /** From the folder, with slashes. */
  path: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  /** Lines below the headings, of a table. */
  rows: z.number().optional(),
  /** Which table of the database it is. */
  table: z.string().optional(),
});

export const manifestShape = z.object({
  format: z.literal(exitFormat),
  version: z.literal(exitVersion),
  /** Of Lantern. */
  lantern: z.string(),
  schema: z.object({ migrations: z.number(), last: z.string() }),
  /** The moment whose rows these are. */
  madeAt: z.string(),
  partnership: z.object({ id: z.number(), name: z.string() }),
  rows: z.number(),
  /** Every file but those that files/index.csv lists, and this one. */
  files: z.array(file),
  contents: z.object({ count: z.number(), bytes: z.number() }),
  /** What stays behind, each with why. */
  stays: z.array(z.object({ table: z.string(), column: z.string().optional(), why: z.string() })),
  /** Sealed values for which no key was here: the cell is empty. */
  notOpened: z.array(z.string()),
});

export type Manifest = z.infer<typeof manifestShape>;
export type ManifestFile = z.infer<typeof file>;

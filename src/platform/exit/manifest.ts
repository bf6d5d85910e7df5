import { z } from "zod";

export const exitFormat = "lantern-exit";
export const exitVersion = 1;

/** Written last: a folder without it is not whole. */
export const manifestName = "manifest.json";

/** Whoever verifies may not know who wrote it: no path leads out of the folder. */
export const staysInside = (path: string): boolean =>
  !path.startsWith("/") && !path.split("/").includes("..");

/** From the folder, with slashes. */
const path = z.string().refine(staysInside);

const file = z.object({
  path,
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
  /** Every file but this one and those that the lists have. */
  files: z.array(file),
  /** Files that list others, of which there may be very many: how many they list, with how many bytes. */
  lists: z.array(z.object({ path, count: z.number(), bytes: z.number() })),
  /** What stays behind, each with why. */
  stays: z.array(z.object({ table: z.string(), column: z.string().optional(), why: z.string() })),
  /** Sealed values for which no key was here: the cell is empty. */
  notOpened: z.array(z.string()),
});

export type Manifest = z.infer<typeof manifestShape>;
export type ManifestFile = z.infer<typeof file>;
export type List = Manifest["lists"][number];

/** Attachments and workbooks, and pages of children. */
export const contentsList = "files/index.csv";
export const recordsList = "records/index.csv";

/** How many attachments and pages there are. */
export const countIn = ({ lists }: Pick<Manifest, "lists">, list: string): number =>
  lists.find(({ path }) => path === list)?.count ?? 0;

import { writeFileSync } from "node:fs";
import { counted } from "../../kernel/words.ts";
import { splinkSettings, type LinkResult } from "../../linkage/index.ts";
import type { PlainTexts } from "./lines.ts";
import { writing } from "./not-written.ts";
import { WholeResults, type Opened } from "./whole-results.ts";
import { writeClusters, writePairs, writeReasons } from "./write-results.ts";

type Option = "model" | "out" | "reasons" | "clusters" | "charts";

/** Files by what they are to hold, as they were typed. */
type Wanted = Readonly<Partial<Record<Option, string | undefined>>>;
type To = {
  readonly path: (file: string) => string;
  readonly tell: (line: string) => void;
};
type Found = { readonly result: LinkResult; readonly ids: PlainTexts };

/** Writes what one option asks for. @returns what is told of it */
type Write = (found: Found, to: Opened) => string | Promise<string>;

const writers: Readonly<Record<Option, Write>> = {
  model: ({ result }, to) => {
    whole(to, JSON.stringify(splinkSettings(result.model), null, 2));
    return "the model that was learned";
  },
  out: async ({ result, ids }, to) => counted(await writePairs(to, result, ids), "pair"),
  reasons: async ({ result, ids }, to) =>
    `why, of ${counted(await writeReasons(to, result, ids), "pair")}`,
  clusters: async ({ result, ids }, to) => {
    await writeClusters(to, result.clusters, ids);
    const people = counted(peopleIn(result.clusters), "person", "people");
    return `${counted(ids.length, "record")} of ${people}`;
  },
  charts: async ({ result }, to) => {
    // What draws a page is read where one is asked for.
    const { chartsPage } = await import("./charts-page.tsx");
    whole(to, chartsPage(result.model));
    return "what the model weighs, to look at";
  },
};

/** It holds names of the data. */
const modes: Readonly<Partial<Record<Option, number>>> = { model: 0o600 };

/** Writes everything that is wanted, all of it or nothing, and tells what it was. */
export async function writeAll(found: Found, wanted: Wanted, { path, tell }: To): Promise<void> {
  const results = new WholeResults();
  const told: string[] = [];
  const files = (Object.keys(writers) as Option[]).flatMap((option) => {
    const file = wanted[option];
    return file === undefined ? [] : [{ option, file, isDirect: results.isDirect(path(file)) }];
  });
  try {
    // A pipe waits for whoever reads it, and may be stopped meanwhile with nothing begun besides.
    for (const { option, file } of files.toSorted((a, b) => +b.isDirect - +a.isDirect)) {
      const write = (to: Opened) => writers[option](found, to);
      const said = await results.write(path(file), write, modes[option]);
      told.push(`${file}: ${said}`);
    }
    results.keep();
  } finally {
    results.drop();
  }
  for (const line of told) tell(line);
}

const whole = (to: Opened, text: string): void =>
  writing(to.path, () => writeFileSync(to.file, text), to.ifStopped);

/** Each is named by the first of their rows. */
function peopleIn(clusters: Int32Array): number {
  let people = 0;
  for (let row = 0; row < clusters.length; row += 1) people += Number(clusters[row] === row);
  return people;
}

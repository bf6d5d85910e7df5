/**
 * What each refinement of the linkage engine is worth on the development sets, and how much each of its numbers
 * matters: `node run.mjs scripts/ablate-linkage.ts`. Nothing in the engine can be switched off; a variant replaces a
 * text of its sources as they are read. What it takes stands in `usage`.
 */
import { spawnSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { constantVariants } from "./ablate-linkage/constants.ts";
import { refinements, type Variant } from "./ablate-linkage/refinements.ts";

const usage = `node run.mjs scripts/ablate-linkage.ts                  every refinement left out in turn, on invented records
node run.mjs scripts/ablate-linkage.ts --data FOLDER    also the labelled sets whose files are in that folder
node run.mjs scripts/ablate-linkage.ts --constants      instead: every number of src/linkage/priors halved and doubled
    --children 3000 --seeds 1,2      how many invented children, and which; --seeds "" for none
    --only WORDS                     variants whose name has these words
    --sets WORDS                     prints the cluster F1 of the sets whose name has these words as well
    --out FILE                       also appends each line to a file
`;

type Measured = Readonly<Record<string, { f1: number; top: number; families: number }>>;

function measured(variant: Variant, options: unknown): Measured | string {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["scripts/ablate-linkage/main.ts", JSON.stringify([variant.patches, options])],
    { encoding: "utf8", maxBuffer: 1 << 26 },
  );
  if (status !== 0) return stderr.split("\n").find((line) => line.includes("Error")) ?? "failed";
  const lines = stdout.trim().split("\n");
  return Object.fromEntries(
    lines.map((line) => {
      const { name, ...figures } = JSON.parse(line) as { name: string } & Measured[string];
      return [name, figures];
    }),
  );
}

const mean = (all: readonly number[]): number =>
  all.reduce((sum, one) => sum + one, 0) / all.length;
const signed = (value: number, digits = 4): string =>
  `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(digits)}`;

/** What a variant changes against the engine as it is: the mean over all sets, and the sets that lose and gain most. */
function compared(name: string, base: Measured, of: Measured): string {
  const sets = Object.keys(base);
  const by = sets.map((set) => ({ set, change: (of[set]?.f1 ?? 0) - (base[set]?.f1 ?? 0) }));
  const sorted = by.toSorted((one, other) => one.change - other.change);
  const named = (one: (typeof by)[number] | undefined): string =>
    one === undefined || Math.abs(one.change) < 0.00005 ? "–" : `${signed(one.change)} ${one.set}`;
  const top = mean(sets.map((set) => nothingWrong(of[set]?.top) - nothingWrong(base[set]?.top)));
  const families = sets.reduce(
    (sum, set) => sum + (of[set]?.families ?? 0) - (base[set]?.families ?? 0),
    0,
  );
  const changes = [signed(mean(by.map(({ change }) => change))), named(sorted[0])];
  return [name, ...changes, named(sorted.at(-1)), signed(top), signed(families, 0)].join(" | ");
}

/** Where no pair is shown none is wrong. */
const nothingWrong = (share = 1): number => (Number.isNaN(share) ? 1 : share);

const flag = { type: "boolean" } as const;
const text = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    constants: flag,
    help: flag,
    data: text,
    children: text,
    seeds: text,
    only: text,
    sets: text,
    out: text,
  },
});
const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
  if (values.out !== undefined) appendFileSync(values.out, `${line}\n`);
};

function run(): void {
  const options = {
    children: Number(values.children ?? 3_000),
    seeds: (values.seeds ?? "1,2").split(",").filter(Boolean).map(Number),
    data: values.data,
  };
  const all = values.constants === true ? [...constantVariants()] : refinements;
  const wanted = all.filter(({ name }) => name.includes(values.only ?? ""));
  const base = measured({ name: "", patches: [] }, options);
  if (typeof base === "string") throw new Error(base);
  tell(`${Object.keys(base).length} sets, mean cluster F1 ${mean(Object.values(base).map(({ f1 }) => f1)).toFixed(4)}`); // prettier-ignore
  tell("without | mean cluster F1 | loses most | gains most | true of those at 0.9 | of families joined"); // prettier-ignore
  for (const variant of wanted) {
    const of = measured(variant, options);
    tell(typeof of === "string" ? `${variant.name} | ${of}` : compared(variant.name, base, of));
    for (const [set, figures] of typeof of === "string" ? [] : Object.entries(of))
      if (values.sets !== undefined && set.includes(values.sets))
        tell(`    ${set}: ${(base[set]?.f1 ?? 0).toFixed(4)} → ${figures.f1.toFixed(4)}`);
  }
}

if (values.help === true) process.stdout.write(usage);
else run();

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compareApart } from "../../src/commands/link/compare-apart.ts";
import {
  datasetOf,
  linkApart,
  linkRecords,
  type Compared,
  type LinkResult,
  type Shelf,
} from "../../src/linkage/index.ts";
import { profiles } from "../../src/linkage/fixtures/agency-records.ts";
import { figuresOf, groupFigures, type Figures } from "./figures.ts";
import { benchLive } from "./live.ts";
import { publicSets } from "./public-sets.ts";
import { inventedSet, listSets, type LabelledSet } from "./sets.ts";

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const options = {
  children: text,
  seed: text,
  data: text,
  profile: text,
  groups: text,
  live: text,
  asked: text,
  workers: text,
  lists: flag,
};

/** @returns the exit code: 0 measured, 2 asked wrongly */
export async function benchLinkage(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options });
  const [children, seed] = [Number(values.children ?? 10_000), Number(values.seed ?? 1)];
  if (!Number.isInteger(children) || children < 100 || !Number.isInteger(seed)) {
    process.stderr.write("--children is a whole number from 100, --seed a whole number\n");
    return 2;
  }
  const wanted = Object.keys(profiles).filter((name) => (values.profile ?? name) === name);
  if (wanted.length === 0) {
    process.stderr.write(`--profile is one of: ${Object.keys(profiles).join(", ")}\n`);
    return 2;
  }
  if (values.live !== undefined) {
    const sizes = values.live.split(",").map(Number);
    const asked = Number(values.asked ?? 1_000);
    if (![...sizes, asked].every((number) => Number.isInteger(number) && number >= 100)) {
      process.stderr.write("--live is whole numbers from 100 with commas, --asked one\n");
      return 2;
    }
    await benchLive({ sizes, seed, asked, profile: values.profile ?? "usual" });
    return 0;
  }
  const workers = Number(values.workers ?? 1);
  if (!Number.isInteger(workers) || workers < 1) {
    process.stderr.write("--workers is a whole number from 1\n");
    return 2;
  }
  const { data } = values;
  const groups = await measureAll(wanted, { children, seed, workers, data, lists: values.lists });
  if (values.groups !== undefined) {
    const written = { seed, children, groups };
    writeFileSync(values.groups, `${JSON.stringify(written, undefined, 1)}\n`);
  }
  return 0;
}

type Measuring = {
  readonly children: number;
  readonly seed: number;
  readonly workers: number;
  readonly data: string | undefined;
  readonly lists: boolean | undefined;
};

async function measureAll(wanted: readonly string[], given: Measuring) {
  const { children, seed, workers, data, lists } = given;
  process.stdout.write(`${headings.join(" | ")}\n`);
  const groups = [];
  for (const profile of wanted) {
    const found = await measure(inventedSet(children, seed, profile), workers);
    groups.push(...found.map((one) => ({ profile, ...one })));
  }
  if (lists === true) for (const set of listSets(children, seed)) await measure(set, workers);
  if (data !== undefined) await measurePublic(data, workers);
  return groups;
}

/** One set after the other, so that one is in memory at a time; which files are left out is said. */
async function measurePublic(folder: string, workers: number): Promise<void> {
  for await (const set of publicSets(folder))
    if ("lacks" in set) process.stderr.write(`${set.name}: no column ${set.lacks}, left out\n`);
    else await measure(set, workers);
}

const headings = [
  "set", "records", "never compared", "pair P/R/F1", "cluster P/R/F1", "wrong at recall .9", "shown .9–1: true",
  "shown .5–.9: true, said", "brothers and sisters joined", "twins joined", "CPU s", "s", "peak MB",
]; // prettier-ignore

const worker = new URL("./compare-pairs.mjs", import.meta.url);

async function measure(
  set: LabelledSet,
  workers: number,
): Promise<ReturnType<typeof groupFigures>> {
  const [before, from] = [process.cpuUsage(), performance.now()];
  const data = datasetOf(set.table, set.roles);
  const { shelf, found } = countingShelf();
  const result =
    workers === 1
      ? linkRecords(data, { shelf })
      : await linkApart(data, compareApart(workers, worker), { shelf });
  const seconds = (performance.now() - from) / 1e3;
  const { user, system } = process.cpuUsage(before);
  const peak = process.resourceUsage().maxRSS / 1024;
  const figures = figuresOf(result, set);
  const cost: Cost = {
    found: found(result, set.person),
    cpu: (user + system) / 1e6,
    seconds,
    peak,
  };
  process.stdout.write(`${line(set, figures, cost).join(" | ")}\n`);
  const groups = groupFigures(result, set);
  for (const { kind, value, recall, wrong, siblings, twins, records } of groups)
    process.stdout.write(
      `    ${kind} ${value}: recall ${recall.toFixed(4)}, ${wrong} wrong of ${records} records, ` +
        `${siblings} of brothers and sisters, ${twins} of twins\n`,
    );
  return groups;
}

type Quality = { readonly precision: number; readonly recall: number; readonly f1: number };
const quality = ({ precision, recall, f1 }: Quality): string =>
  [precision, recall, f1].map((share) => share.toFixed(4)).join("/");
const share = (value: number): string => (Number.isNaN(value) ? "–" : value.toFixed(4));

/** How many true pairs were compared, and what it cost. */
type Cost = Readonly<Record<"found" | "cpu" | "seconds" | "peak", number>>;

/** Keeps what was compared in memory, and counts the pairs that are of one person. */
function countingShelf() {
  const all: Compared[] = [];
  const shelf: Shelf = { put: (batch) => void all.push(batch), batches: () => all };
  /** @param given the row that each row of these pairs was given as */
  const found = ({ given }: LinkResult, person: readonly string[]): number => {
    let count = 0;
    const of = (row = -1): string | undefined => person[given[row] ?? -1];
    for (const { left, right, size } of all)
      for (let at = 0; at < size; at += 1) if (of(left[at]) === of(right[at])) count += 1;
    return count;
  };
  return { shelf, found };
}

function line(
  { name, table }: LabelledSet,
  figures: Figures,
  { found, cpu, seconds, peak }: Cost,
): string[] {
  const { pair, cluster, wrongAtNine, top, middle, siblings, twins } = figures;
  return [
    name,
    String(table.rows),
    share(1 - found / figures.truePairs),
    quality(pair),
    quality(cluster),
    wrongAtNine === undefined ? "not reached" : String(wrongAtNine),
    share(top.isTrue),
    `${share(middle.isTrue)}, ${share(middle.said)}`,
    String(siblings),
    String(twins),
    cpu.toFixed(1),
    seconds.toFixed(1),
    peak.toFixed(0),
  ];
}

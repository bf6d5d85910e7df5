import { parseArgs } from "node:util";
import { detectRoles, linkTable } from "../../src/linkage/index.ts";
import { profiles } from "../../src/linkage/fixtures/agency-records.ts";
import { figuresOf, groupFigures, type Figures } from "./figures.ts";
import { inventedSet, labelledSets, type LabelledSet } from "./sets.ts";

/** @returns the exit code: 0 measured, 2 asked wrongly */
export function benchLinkage(args: readonly string[]): number {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { children: text, seed: text, data: text },
  });
  const [children, seed] = [Number(values.children ?? 10_000), Number(values.seed ?? 1)];
  if (!Number.isInteger(children) || children < 100 || !Number.isInteger(seed)) {
    process.stderr.write("--children is a whole number from 100, --seed a whole number\n");
    return 2;
  }
  process.stdout.write(`${headings.join(" | ")}\n`);
  for (const profile of Object.keys(profiles)) measure(inventedSet(children, seed, profile));
  for (const set of values.data === undefined ? [] : labelledSets(values.data)) measure(set);
  return 0;
}

const headings = [
  "set", "records", "pair P/R/F1", "cluster P/R/F1", "wrong at recall .9", "shown .9–1: true",
  "shown .5–.9: true, said", "brothers and sisters joined", "twins joined", "CPU s", "peak MB",
]; // prettier-ignore

function measure(set: LabelledSet): void {
  const roles = detectRoles(set.table, new Set(set.hidden));
  const before = process.cpuUsage();
  const result = linkTable(set.table, roles);
  const { user, system } = process.cpuUsage(before);
  const figures = figuresOf(result, set);
  const peak = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${line(set, figures, [(user + system) / 1e6, peak]).join(" | ")}\n`);
  for (const { name, recall, wrong, records } of groupFigures(result, set))
    process.stdout.write(
      `    ${name}: recall ${recall.toFixed(4)}, ${wrong} wrong of ${records} records\n`,
    );
}

type Quality = { readonly precision: number; readonly recall: number; readonly f1: number };
const quality = ({ precision, recall, f1 }: Quality): string =>
  [precision, recall, f1].map((share) => share.toFixed(4)).join("/");
const share = (value: number): string => (Number.isNaN(value) ? "–" : value.toFixed(4));

function line(
  { name, table }: LabelledSet,
  figures: Figures,
  [seconds, peak]: readonly [number, number],
): string[] {
  const { pair, cluster, wrongAtNine, top, middle, siblings, twins } = figures;
  return [
    name,
    String(table.rows),
    quality(pair),
    quality(cluster),
    wrongAtNine === undefined ? "not reached" : String(wrongAtNine),
    share(top.isTrue),
    `${share(middle.isTrue)}, ${share(middle.said)}`,
    String(siblings),
    String(twins),
    seconds.toFixed(1),
    peak.toFixed(0),
  ];
}

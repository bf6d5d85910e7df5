import { probability, type LinkResult } from "../../linkage/index.ts";
import { namesOfClusters } from "./names-of-clusters.ts";
import { comma, quoted, writeLines, type PlainTexts } from "./lines.ts";
import type { Opened } from "./whole-results.ts";

/** Pairs below this are not written: nobody would look at them. */
const least = 0.01;

/** Writes `id_l,id_r,match_probability` for every candidate from 0.01 up. @returns how many */
export async function writePairs(
  to: Opened,
  { pairs, inView }: LinkResult,
  ids: PlainTexts,
): Promise<number> {
  let written = 0;
  await writeLines(to, {
    heading: "id_l,id_r,match_probability",
    count: pairs.size,
    lines: (lines, at) => {
      const share = probability(inView[at] ?? 0);
      if (share < least) return;
      written += 1;
      lines.cell(ids, pairs.left[at] ?? 0);
      lines.sign(comma);
      lines.cell(ids, pairs.right[at] ?? 0);
      lines.sign(comma);
      lines.probability(share);
      lines.end();
    },
  });
  return written;
}

/** Writes why each pair that is written has its probability, in bits that add up to its odds. @returns for how many pairs */
export async function writeReasons(
  to: Opened,
  { pairs, inView, explain }: LinkResult,
  ids: PlainTexts,
): Promise<number> {
  let written = 0;
  await writeLines(to, {
    heading: "id_l,id_r,reason,found,bits",
    count: pairs.size,
    lines: (lines, at) => {
      if (probability(inView[at] ?? 0) < least) return;
      written += 1;
      const [left, right] = [asCell(ids, pairs.left[at]), asCell(ids, pairs.right[at])];
      for (const { name, found, bits, third } of explain?.(at).contributions ?? []) {
        if (bits === 0) continue;
        const said = third === undefined ? found : `${found}: ${ids.at(third) ?? ""}`;
        lines.text(`${left},${right},${quoted(name)},${quoted(said)},${bits.toFixed(4)}`);
        lines.end();
      }
    },
  });
  return written;
}

/** Writes `id,cluster_id` for every record: the id of the first record of its cluster names it. */
export async function writeClusters(
  to: Opened,
  clusters: Int32Array,
  ids: PlainTexts,
): Promise<void> {
  const names = namesOfClusters(clusters, ids);
  await writeLines(to, {
    heading: "id,cluster_id",
    count: clusters.length,
    lines: (lines, row) => {
      lines.cell(ids, row);
      lines.sign(comma);
      lines.cell(names, clusters[row] ?? 0);
      lines.end();
    },
  });
}

const asCell = (ids: PlainTexts, row = 0): string => quoted(ids.at(row) ?? "");

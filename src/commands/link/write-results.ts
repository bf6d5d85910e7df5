import { probability, type LinkResult } from "../../linkage/index.ts";
import { comma, quoted, writeLines, type PlainTexts } from "./lines.ts";

/** Pairs below this are not written: nobody would look at them. */
const least = 0.01;

/** Writes `id_l,id_r,match_probability` for every candidate from 0.01 up. @returns how many */
export function writePairs(path: string, { pairs, inView }: LinkResult, ids: PlainTexts): number {
  let written = 0;
  writeLines(path, "id_l,id_r,match_probability", (lines) => {
    for (let at = 0; at < pairs.size; at += 1) {
      const share = probability(inView[at] ?? 0);
      if (share < least) continue;
      written += 1;
      lines.cell(ids, pairs.left[at] ?? 0);
      lines.sign(comma);
      lines.cell(ids, pairs.right[at] ?? 0);
      lines.sign(comma);
      lines.probability(share);
      lines.end();
    }
  });
  return written;
}

/** Writes why each pair that is written has its probability, in bits that add up to its odds. @returns for how many pairs */
export function writeReasons(
  path: string,
  { pairs, inView, explain }: LinkResult,
  ids: PlainTexts,
): number {
  let written = 0;
  writeLines(path, "id_l,id_r,reason,found,bits", (lines) => {
    for (let at = 0; at < pairs.size; at += 1) {
      if (probability(inView[at] ?? 0) < least) continue;
      written += 1;
      const [left, right] = [asCell(ids, pairs.left[at]), asCell(ids, pairs.right[at])];
      for (const { name, found, bits, third } of explain?.(at).contributions ?? []) {
        if (bits === 0) continue;
        const said = third === undefined ? found : `${found}: ${ids.at(third) ?? ""}`;
        lines.text(`${left},${right},${quoted(name)},${quoted(said)},${bits.toFixed(4)}`);
        lines.end();
      }
    }
  });
  return written;
}

/** Writes `id,cluster_id` for every record: the id of the first record of its cluster names it. */
export function writeClusters(path: string, clusters: Int32Array, ids: PlainTexts): void {
  writeLines(path, "id,cluster_id", (lines) => {
    for (let row = 0; row < clusters.length; row += 1) {
      lines.cell(ids, row);
      lines.sign(comma);
      lines.cell(ids, clusters[row] ?? 0);
      lines.end();
    }
  });
}

const asCell = (ids: PlainTexts, row = 0): string => quoted(ids.at(row) ?? "");

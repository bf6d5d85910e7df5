import { closeSync, openSync, writeFileSync } from "node:fs";
import { probability, type LinkResult, type Texts } from "../../linkage/index.ts";
import { writing } from "./not-written.ts";

/** Pairs below this are not written: nobody would look at them. */
const least = 0.01;
const flushAt = 1 << 20;
const notWhole = ", and what stands in it is not whole";

/** Writes `id_l,id_r,match_probability` for every candidate from 0.01 up. @returns how many */
export function writePairs(path: string, { pairs, inView }: LinkResult, ids: Texts): number {
  let written = 0;
  writeLines(path, "id_l,id_r,match_probability", (line) => {
    for (let at = 0; at < pairs.size; at += 1) {
      const share = probability(inView[at] ?? 0);
      if (share < least) continue;
      written += 1;
      const [left, right] = [asCell(ids, pairs.left[at]), asCell(ids, pairs.right[at])];
      line(`${left},${right},${share.toFixed(6)}`);
    }
  });
  return written;
}

/** Writes why each pair that is written has its probability, in bits that add up to its odds. @returns for how many pairs */
export function writeReasons(
  path: string,
  { pairs, inView, explain }: LinkResult,
  ids: Texts,
): number {
  let written = 0;
  writeLines(path, "id_l,id_r,reason,found,bits", (line) => {
    for (let at = 0; at < pairs.size; at += 1) {
      if (probability(inView[at] ?? 0) < least) continue;
      written += 1;
      const [left, right] = [asCell(ids, pairs.left[at]), asCell(ids, pairs.right[at])];
      for (const { name, found, bits, third } of explain?.(at).contributions ?? []) {
        if (bits === 0) continue;
        const said = third === undefined ? found : `${found}: ${ids.at(third) ?? ""}`;
        line(`${left},${right},${quoted(name)},${quoted(said)},${bits.toFixed(4)}`);
      }
    }
  });
  return written;
}

/** Writes `id,cluster_id` for every record: the id of the first record of its cluster names it. */
export function writeClusters(path: string, clusters: Int32Array, ids: Texts): void {
  writeLines(path, "id,cluster_id", (line) => {
    for (const [row, first] of clusters.entries())
      line(`${asCell(ids, row)},${asCell(ids, first)}`);
  });
}

function writeLines(
  path: string,
  heading: string,
  each: (line: (text: string) => void) => void,
): void {
  const file = writing(path, () => openSync(path, "w"));
  try {
    let text = `${heading}\n`;
    each((line) => {
      text += `${line}\n`;
      if (text.length < flushAt) return;
      writing(path, () => writeFileSync(file, text), notWhole);
      text = "";
    });
    writing(path, () => writeFileSync(file, text), notWhole);
  } finally {
    closeSync(file);
  }
}

const asCell = (ids: Texts, row = 0): string => quoted(ids.at(row) ?? "");

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

import type { PlainTexts } from "./lines.ts";

/**
 * What clusters are called: by the id of their first record. Where two records have one id and are of
 * different clusters the later cluster has a number behind it, so that no two have one name.
 * @returns the names by the first row of each
 */
export function namesOfClusters(clusters: Int32Array, ids: PlainTexts): PlainTexts {
  if (ids.hasTwice !== true) return ids;
  const all = new Set(Array.from({ length: ids.length }, (_, row) => ids.at(row) ?? ""));
  const [used, names] = [new Set<string>(), new Map<number, string>()];
  for (const [row, first] of clusters.entries()) {
    if (row !== first) continue;
    const id = ids.at(row) ?? "";
    let name = id;
    for (let number = 2; used.has(name) || (name !== id && all.has(name)); number += 1)
      name = `${id} (${number})`;
    used.add(name);
    names.set(row, name);
  }
  return { length: ids.length, at: (row) => names.get(row) };
}

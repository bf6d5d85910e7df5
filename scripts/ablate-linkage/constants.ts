import { readdirSync, readFileSync } from "node:fs";
import type { Variant } from "./refinements.ts";

const folder = "src/linkage/priors";

/** Not varied: what only the reading of unusual columns, or a person's decisions, depend on. */
const apart = new Set(["reading.ts", "labels.ts"]);

/** Each number of the priors halved and doubled, one at a time. Of a list of levels the others are not mended. */
export function* constantVariants(): Generator<Variant> {
  for (const name of readdirSync(folder).toSorted()) {
    if (apart.has(name)) continue;
    const file = `${folder}/${name}`;
    let group = "";
    for (const [at, line] of readFileSync(file, "utf8").split("\n").entries()) {
      group = /^export const (\w+)/.exec(line)?.[1] ?? group;
      if (/^\s*(\/\*\*|\*)/.test(line)) continue;
      for (const found of line.matchAll(/(\w+)(:| =) (-?[\d_.e-]+(?: \/ [\d_]+)?)(?=[,;\s}])/g)) {
        const [text, key = "", , number = ""] = found;
        const called = key === group ? group : `${group}.${key}`;
        const list = /^\s+(\w+): \{ /.exec(line)?.[1];
        for (const factor of [0.5, 2])
          yield {
            name: `${list === undefined ? called : `${group}.${list}.${key}`} × ${factor}`,
            patches: [
              { file, line: at, find: text, put: text.replace(number, `${factor} * ${number}`) },
            ],
          };
      }
    }
  }
}

import type { Texts } from "../../linkage/index.ts";
import { UsageProblem } from "../command.ts";

/** Ids are written with the name of their file: two files of one name must not have an id in common. */
export function refuseSameIds(names: readonly string[], ids: readonly Texts[]): void {
  const shared = names.filter((name, at) => names.indexOf(name) !== at);
  for (const name of new Set(shared)) {
    const seen = new Set<string>();
    for (const [file, own] of ids.entries()) {
      if (names[file] !== name) continue;
      const here = new Set(Array.from({ length: own.length }, (_, at) => own.at(at) ?? ""));
      for (const id of here)
        if (seen.has(id))
          throw new UsageProblem(
            `two files are called ${name} and both have the id ${id}: what is written could not tell them apart. Give one of them another name`,
          );
      for (const id of here) seen.add(id);
    }
  }
}

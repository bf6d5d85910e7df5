import { KeyMaker, nameOf, type Atom, type HashTable } from "./key-maker.ts";
import type { Pass } from "./passes.ts";

/** The keys of the first levels that are made of more than one hash: nearly every pair is asked for them. */
export function firstKeys(passes: readonly Pass[]): Atom[] {
  const all = passes.flatMap(([first]) => first?.atoms ?? []);
  const made = all.filter((atom) => "one" in atom);
  return [...new Map(made.map((atom) => [nameOf(atom), atom])).values()];
}

/** Works these keys out for all records, into the columns from one on. */
export function fillKeys(keys: readonly Atom[], table: HashTable, from: number): void {
  const { hashes, width } = table;
  const made = keys.map((key) => new KeyMaker([key], table));
  const rows = Uint32Array.from({ length: hashes.length / width }, (_, row) => row);
  const into = new Uint32Array(1 << 12);
  for (let start = 0; start < rows.length; start += into.length) {
    const size = Math.min(into.length, rows.length - start);
    for (const [at, maker] of made.entries()) {
      maker.keysInto({ rows, start, size }, into);
      for (let row = 0; row < size; row += 1)
        hashes[(start + row) * width + from + at] = into[row] ?? 0;
    }
  }
}

/** The passes, with these keys taken from their columns wherever they stand. */
export function withFirstKeys(
  passes: readonly Pass[],
  keys: readonly Atom[],
  from: number,
): Pass[] {
  const columns = new Map(keys.map((key, at) => [nameOf(key), from + at]));
  const placed = (atom: Atom): Atom => {
    const column = columns.get(nameOf(atom));
    if (column !== undefined) return { column };
    if ("column" in atom) return atom;
    return { ...atom, one: placed(atom.one), other: placed(atom.other) };
  };
  return passes.map((pass) => pass.map(({ name, atoms }) => ({ name, atoms: atoms.map(placed) })));
}

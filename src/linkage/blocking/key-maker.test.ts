import fc from "fast-check";
import { expect, test } from "vitest";
import { fillKeys, firstKeys, withFirstKeys } from "./first-keys.ts";
import { eitherOrder, together } from "../packed/hashes.ts";
import { both, inEitherOrder, KeyMaker, type Atom, type HashTable } from "./key-maker.ts";
import type { Pass } from "./passes.ts";

const width = 4;
const { atom: anyAtom } = fc.letrec<{ atom: Atom }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 3 },
    fc.record({ column: fc.nat(width - 1) }),
    fc.tuple(tie("atom"), tie("atom")).map(([one, other]) => both(one, other)),
    fc.tuple(tie("atom"), tie("atom")).map(([one, other]) => inEitherOrder(one, other)),
  ),
}));

/** Few numbers, so that keys are often missing or repeated. */
const anyTable = fc
  .array(fc.nat(3), { minLength: width, maxLength: 1_300 * width, size: "max" })
  .map((all): HashTable => ({ hashes: Uint32Array.from(all), width }));

/** From the definition, one part of one row after the other. */
function keyOf(atom: Atom, { hashes }: HashTable, row: number): number {
  if ("column" in atom) return hashes[row * width + atom.column] ?? 0;
  const [one, other] = [keyOf(atom.one, { hashes, width }, row), keyOf(atom.other, { hashes, width }, row)]; // prettier-ignore
  return (atom.inEitherOrder ? eitherOrder : together)(one, other);
}

function keysOf(atoms: readonly Atom[], table: HashTable, rows: Uint32Array): Uint32Array {
  const into = new Uint32Array(rows.length * atoms.length);
  new KeyMaker(atoms, table).keysInto({ rows, start: 0, size: rows.length }, into);
  return into;
}

const rowsIn = ({ hashes }: HashTable) =>
  Uint32Array.from({ length: Math.floor(hashes.length / width) }, (_, row) => row).toReversed();

test("keys of many rows are those of each row, and each key of a row is there once", () => {
  fc.assert(
    fc.property(fc.array(anyAtom, { minLength: 1, maxLength: 4 }), anyTable, (atoms, table) => {
      const rows = rowsIn(table);
      const found = keysOf(atoms, table, rows);
      for (const [place, row] of rows.entries()) {
        const whole = atoms.map((atom) => keyOf(atom, table, row));
        const once = whole.map((key, at) => (whole.indexOf(key) < at ? 0 : key));
        expect([...found.subarray(place * atoms.length, (place + 1) * atoms.length)]).toEqual(once);
      }
    }),
    { numRuns: 60 },
  );
});

test("the keys of first levels stand in the table, and no key is another for it", () => {
  const level = fc
    .array(anyAtom, { minLength: 1, maxLength: 3 })
    .map((atoms) => ({ name: "", atoms }));
  const anyPasses = fc.array(fc.array(level, { minLength: 1, maxLength: 2 }), { maxLength: 3 });
  fc.assert(
    fc.property(anyPasses, anyTable, (passes: readonly Pass[], table) => {
      const first = firstKeys(passes);
      const rows = rowsIn(table);
      const wider = {
        hashes: new Uint32Array(rows.length * (width + first.length)),
        width: width + first.length,
      };
      for (const row of rows)
        wider.hashes.set(table.hashes.subarray(row * width, (row + 1) * width), row * wider.width);
      fillKeys(first, wider, width);
      const placed = withFirstKeys(passes, first, width);
      for (const [at, pass] of passes.entries())
        for (const [place, { atoms }] of pass.entries()) {
          const now = placed[at]?.[place]?.atoms ?? [];
          expect(keysOf(now, wider, rows)).toEqual(keysOf(atoms, table, rows));
          if (place === 0) expect(now.every((atom) => "column" in atom)).toBe(true);
        }
    }),
    { numRuns: 60 },
  );
});

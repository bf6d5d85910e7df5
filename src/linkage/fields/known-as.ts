import { Packing, textsIn } from "../packed/packed.ts";
import { codesOf } from "../packed/shared.ts";
import type { Column } from "../tables/table.ts";

/** Forenames with what children are known as in a column of its own, as if it were written in one cell: Samuel (Sam). */
export function withKnownAs(forename: Column, known: Column): Column {
  const values = new Packing();
  const codes = codesOf(forename.codes.length);
  const text = ({ values: own }: Column, code: number): string =>
    code < 0 ? "" : (own.at(code) ?? "");
  for (let row = 0; row < codes.length; row += 1) {
    const [one, other] = [
      text(forename, forename.codes[row] ?? -1),
      text(known, known.codes[row] ?? -1),
    ];
    const both = one === "" || other === "" || one === other ? one || other : `${one} (${other})`;
    codes[row] = both === "" ? -1 : values.place(both);
  }
  return { name: forename.name, values: textsIn(values.packed()), codes };
}

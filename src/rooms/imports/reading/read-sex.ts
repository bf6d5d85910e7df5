import { comparable, plainText, saysNone } from "./plain-text.ts";
import type { Cell, Sex } from "./reading-types.ts";

const words: ReadonlyMap<string, Sex> = new Map([
  ["f", "female"],
  ["fem", "female"],
  ["female", "female"],
  ["girl", "female"],
  ["woman", "female"],
  ["young woman", "female"],
  ["m", "male"],
  ["male", "male"],
  ["boy", "male"],
  ["man", "male"],
  ["young man", "male"],
]);

/** A blank is not known and no problem; any other word than the known ones is a problem. */
export function readSex(cell: Cell): { sex: Sex | null; why: string | null } {
  const text = plainText(cell.text);
  if (text === "") return { sex: null, why: null };
  const isCertain = cell.kind === "text" && !text.includes("?");
  const sex = isCertain ? words.get(comparable(text)) : undefined;
  if (sex !== undefined) return { sex, why: null };
  if (saysNone(text)) return { sex: null, why: null };
  return { sex: null, why: "This cannot be read as female or male." };
}

import { lengthAt, sameEnd, textAt } from "../packed/packed.ts";
import { rowCodesOf, type Field } from "../fields/field.ts";
import { hashesOfPart } from "../text/signatures.ts";
import { exact, notKnown, type Comparison, type Level } from "./comparison.ts";
import { comparisonOf, different, fewChanges, same } from "./texts.ts";
import { usualLevels } from "../priors/levels.ts";
import { comparing } from "../priors/likeness.ts";

const { figuresOfPhone: telling } = comparing;

const near = 2;
const nearAlone = "one figure differs, or the end agrees";
const nearOfSeveral = "one figure differs, the end agrees, or another of theirs is the same";

/** A model that was learned of records with one telephone speaks of those with several, and the other way round. */
const nearLevel = (hasSeveral: boolean): Level => ({
  label: hasSeveral ? nearOfSeveral : nearAlone,
  alsoCalled: hasSeveral ? nearAlone : nearOfSeveral,
  usual: usualLevels.phone.near,
});

/**
 * The telephones at one place of a record's. Which of several is put first is nobody's rule: one that stands
 * at a later place of the other record is looked at here; there it is none the less one more where both
 * places have changed, and else not known.
 */
export function phoneComparison(place: number, phones: readonly Field[]): Comparison {
  const field = phones[place] as Field;
  const plain = comparisonOf(field, {
    name: `phone ${field.name}`,
    isShared: true,
    isReach: true,
    rarity: "common only",
    levels: [
      same(usualLevels.phone.same),
      nearLevel(phones.length > 1),
      different(usualLevels.phone.different),
    ],
    between: betweenPhones(field),
  });
  if (phones.length === 1) return plain;
  const all = phones.map(phonesIn);
  const here = all[place] as PhonesIn;
  const [before, behind] = [all.slice(0, place), all.slice(place + 1)];
  /** How many of the two are at another place of the other record. */
  const timesAt = (other: PhonesIn, left: number, right: number): number =>
    Number(isSame(here, left, other, right)) + Number(isSame(here, right, other, left));
  return {
    ...plain,
    compare: (left, right) => {
      const level = plain.compare(left, right);
      if (level === exact || level === near) return level;
      if (behind.some((other) => timesAt(other, left, right) > 0)) return near;
      if (level === notKnown) return level;
      const told = before.reduce((most, other) => Math.max(most, timesAt(other, left, right)), 0);
      return told === 0 ? level : told === 2 ? near : notKnown;
    },
  };
}

function betweenPhones({ forms }: Field): (one: number, other: number) => number {
  const isWithin = fewChanges(forms);
  const ends = hashesOfPart(forms, (length) => ({
    from: Math.max(0, length - telling),
    to: length,
  }));
  return (one, other) => {
    const haveOneEnd = ends[one] === ends[other] && sameEnd(forms, one, other) >= telling;
    return haveOneEnd || isWithin(one, other, 1) ? near : 3;
  };
}

type PhonesIn = ReturnType<typeof phonesIn>;

/** Telephones by row, with a number of each that tells most of them apart whatever field they are of. */
function phonesIn(field: Field) {
  const { codes, stride, offset } = rowCodesOf(field);
  const { forms } = field;
  const hashes = hashesOfPart(forms, (length) => ({ from: 0, to: length }));
  return { forms, hashes, code: (row: number): number => codes[row * stride + offset] ?? -1 };
}

// Four positions are plainer here than an object made for each pair of records.
function isSame(one: PhonesIn, row: number, other: PhonesIn, otherRow: number): boolean {
  const [code, otherCode] = [one.code(row), other.code(otherRow)];
  if (code < 0 || otherCode < 0 || one.hashes[code] !== other.hashes[otherCode]) return false;
  if (lengthAt(one.forms, code) !== lengthAt(other.forms, otherCode)) return false;
  return textAt(one.forms, code) === textAt(other.forms, otherCode);
}

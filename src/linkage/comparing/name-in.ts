import { lengthAt, textAt } from "../packed/packed.ts";
import { rowCodesOf, valuesOf, type Field } from "../fields/field.ts";
import { areInitials } from "../fields/initials.ts";
import { asName, type NameValue } from "../fields/names.ts";
import { editDistance } from "../text/edit-distance.ts";
import { mayBeOneName, nicknameSets } from "../text/nicknames.ts";
import { soundOf } from "../text/sounds.ts";
import { Spelling } from "../text/spelling.ts";
import { likeness } from "../priors/likeness.ts";

const { near, alike, alikeInSound, shortName: short } = likeness;

/** More than sums may come out apart by in the last place. */
const hair = 1e-9;

/**
 * A name of each row, as it is compared: by the place of its value, so that nothing is made for a pair
 * of records. A name in several words is read when its words are asked for.
 */
export class NameIn {
  readonly field: Field;
  readonly #codes: Int32Array;
  readonly #stride: number;
  readonly #offset: number;
  readonly #spelling: Spelling;
  readonly #value: (code: number) => NameValue;
  /** Whether a name is in several words. */
  readonly #isLong: Uint8Array;
  /** The sets of nicknames that each forename stands in. */
  #nicknames: (readonly number[])[] | undefined;
  #sounds: string[] | undefined;

  constructor(field: Field) {
    this.field = field;
    const { codes, stride, offset } = rowCodesOf(field);
    this.#codes = codes;
    this.#stride = stride;
    this.#offset = offset;
    this.#spelling = new Spelling(field.texts);
    this.#value = valuesOf(field, asName);
    this.#isLong = longNames(field);
  }

  /** The place of the row's name; -1 where it has none. */
  code(row: number): number {
    return this.#codes[row * this.#stride + this.#offset] ?? -1;
  }

  length(code: number): number {
    return this.#spelling.length(code);
  }

  /** How many names there are that differ. */
  get size(): number {
    return this.field.texts.ends.length;
  }

  /** How alike two names of this field are; 0 where they cannot be alike enough to matter. */
  likeness(one: number, other: number): number {
    const spelling = this.#spelling;
    return spelling.atMost(one, spelling, other) < alike - hair
      ? 0
      : spelling.likeness(one, spelling, other);
  }

  /** Whether this name and one of another field, or of this, are nearly the same. */
  isClose(code: number, to: NameIn, other: number): boolean {
    if (this === to && code === other) return true;
    return (
      this.#spelling.atMost(code, to.#spelling, other) >= near - hair &&
      this.#spelling.likeness(code, to.#spelling, other) >= near
    );
  }

  /** Whether they are nearly the same, or one name as it is said: Rashid and Rasheed, Mohammed and Muhammad. */
  isVariant(code: number, to: NameIn, other: number): boolean {
    if (this.isClose(code, to, other)) return true;
    if (mayBeOneName(this.#nicknamesOf(code), to.#nicknamesOf(other))) return true;
    return (
      this.#spelling.atMost(code, to.#spelling, other) >= alike - hair &&
      this.#spelling.likeness(code, to.#spelling, other) >= alike &&
      this.#sound(code) === to.#sound(other)
    );
  }

  /**
   * Whether they are alike although their letters by themselves say too little: one slip in a short name,
   * Leo and Eo, Ava and Aav, or one name as it is said, Leila and Layla.
   */
  isAlikeAllTheSame(one: number, other: number): boolean {
    const spelling = this.#spelling;
    const [length, otherLength] = [spelling.length(one), spelling.length(other)];
    if (Math.max(length, otherLength) === short && Math.min(length, otherLength) > 1)
      return editDistance(this.field.texts, one, other, 1) === 1;
    return (
      spelling.atMost(one, spelling, other) >= alikeInSound - hair &&
      this.#sound(one) === this.#sound(other) &&
      spelling.likeness(one, spelling, other) >= alikeInSound
    );
  }

  #sound(code: number): string {
    this.#sounds ??= new Array<string>(this.size);
    return (this.#sounds[code] ??= soundOf(textAt(this.field.texts, code)));
  }

  /** Whether the one is an initial of the other, or a word of a name in several words. */
  isPart(one: number, other: number): boolean {
    const spelling = this.#spelling;
    const short = Math.min(spelling.length(one), spelling.length(other));
    if (spelling.sameStart(one, spelling, other, short) === short) return true;
    if (areInitials(this.field, one) || areInitials(this.field, other))
      return spelling.sameStart(one, spelling, other, 1) === 1;
    return short > 2 && this.sharesPart(one, other);
  }

  /** Whether the one is a single letter with which the other begins. */
  isInitialOf(one: number, other: number): boolean {
    const spelling = this.#spelling;
    const isLetter = spelling.length(one) === 1 || spelling.length(other) === 1;
    return isLetter && spelling.sameStart(one, spelling, other, 1) === 1;
  }

  sharesPart(one: number, other: number): boolean {
    if (this.#isLong[one] === 0 && this.#isLong[other] === 0) return false;
    const { parts } = this.#value(other);
    return this.#value(one).parts.some((part) => part.length > 1 && parts.includes(part));
  }

  mayBeOneName(one: number, other: number): boolean {
    return mayBeOneName(this.#nicknamesOf(one), this.#nicknamesOf(other));
  }

  #nicknamesOf(code: number): readonly number[] {
    this.#nicknames ??= Array.from({ length: this.size }, (_, code) =>
      nicknameSets(this.#value(code).parts[0] ?? ""),
    );
    return this.#nicknames[code] ?? [];
  }
}

/** For each name 1 where it is in several words: it is longer with the spaces between them. */
function longNames({ texts, forms }: Field): Uint8Array {
  const isLong = new Uint8Array(texts.ends.length);
  if (texts === forms) return isLong;
  for (let code = 0; code < isLong.length; code += 1)
    isLong[code] = Number(lengthAt(forms, code) !== lengthAt(texts, code));
  return isLong;
}

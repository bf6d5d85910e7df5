import { Union } from "../words.ts";

/**
 * Entries taken to be one person. Two different numbers of one column are two people: what would join them is refused,
 * however it came about.
 */
export class Clusters {
  readonly #union: Union;
  readonly #numbers: Map<number, ReadonlyMap<string, string>>;

  /** @param numbers of each entry: its number by the column or list of numbers */
  constructor(numbers: readonly ReadonlyMap<string, string>[]) {
    this.#union = new Union(numbers.length);
    this.#numbers = new Map(numbers.map((own, index) => [index, own]));
  }

  find(entry: number): number {
    return this.#union.find(entry);
  }

  numbersOf(entry: number): ReadonlyMap<string, string> {
    return this.#numbers.get(this.find(entry)) ?? new Map();
  }

  contradict(one: number, other: number): boolean {
    const [left, right] = [this.numbersOf(one), this.numbersOf(other)];
    return [...left].some(([space, value]) => (right.get(space) ?? value) !== value);
  }

  /** @returns whether they are one now */
  join(one: number, other: number): boolean {
    const [left, right] = [this.find(one), this.find(other)];
    if (left === right) return true;
    if (this.contradict(left, right)) return false;
    const numbers = new Map([...this.numbersOf(left), ...this.numbersOf(right)]);
    this.#union.join(left, right);
    this.#numbers.set(this.find(left), numbers);
    return true;
  }
}

/** Letters without accents, lower case, one space between words; nothing that cannot be seen. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/['’‘`´]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Whether one missing, extra, wrong or exchanged letter makes one word of two. */
export function isOneSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (one[at] !== undefined && one[at] === other[at]) at += 1;
  const rest = (text: string, from: number): string => text.slice(from);
  const [left, right] = [rest(one, at), rest(other, at)];
  return (
    rest(left, 1) === right ||
    left === rest(right, 1) ||
    rest(left, 1) === rest(right, 1) ||
    (left[0] === right[1] && left[1] === right[0] && rest(left, 2) === rest(right, 2))
  );
}

/** Groups in the order in which their first member comes. */
export function groupsOf<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key | undefined,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Sets that become one: the smaller number speaks for both. */
export class Union {
  readonly #parents: number[];

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, index) => index);
  }

  find(item: number): number {
    let root = item;
    while (this.#parents[root] !== root) root = this.#parents[root] ?? root;
    for (let at = item; at !== root;) {
      const next = this.#parents[at] ?? root;
      this.#parents[at] = root;
      at = next;
    }
    return root;
  }

  join(one: number, other: number): void {
    const [left, right] = [this.find(one), this.find(other)];
    if (left !== right) this.#parents[Math.max(left, right)] = Math.min(left, right);
  }
}

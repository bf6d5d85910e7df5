/** Keys that are kept, each in words for people. */
export type Words = Readonly<Record<string, string>>;

export function wordOf(words: Words, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key;
}

export function wordsOf(named: readonly { readonly key: string; readonly name: string }[]): Words {
  return Object.fromEntries(named.map(({ key, name }) => [key, name]));
}

import { genericWords, wordsOf } from "../../subjects/index.ts";

/** One child of a group, by every name that Lantern has. */
export type GroupChild = {
  readonly personId: string;
  readonly reference: string;
  readonly names: readonly { readonly given: string; readonly family: string }[];
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

type Rule = { readonly text: string; readonly becomes: string; readonly isWord: boolean };

const letter = (index: number): string => "BCDEFGHIJK".charAt(index);

/** "Child B", "Child C": by the order of the group, so that one document says each the same throughout. */
export const standInFor = (
  group: readonly GroupChild[],
  of: GroupChild,
  other: GroupChild,
): string =>
  `Child ${letter(group.filter(({ personId }) => personId !== of.personId).indexOf(other))}`;

/** What is put in the place of each name: whole names before their parts, long ones before short ones. */
function rulesFor(group: readonly GroupChild[], of: GroupChild): readonly Rule[] {
  const families = group.map(({ names }) => new Set(names.map(({ family }) => family)));
  const isShared = (family: string): boolean =>
    families.filter((one) => one.has(family)).length > 1;
  const whole: Rule[] = [];
  const parts: Rule[] = [];
  for (const child of group) {
    const isSelf = child.personId === of.personId;
    const becomes = isSelf ? of.reference : standInFor(group, of, child);
    whole.push({ text: child.reference, becomes, isWord: false });
    for (const { given, family } of child.names) {
      if (given !== "" && family !== "") {
        for (const text of [`${given} ${family}`, `${family}, ${given}`, `${family} ${given}`]) {
          whole.push({ text, becomes, isWord: false });
        }
      }
      parts.push({ text: given, becomes, isWord: true });
      const surname = isShared(family) ? "[family name]" : becomes;
      parts.push({ text: family, becomes: surname, isWord: true });
    }
  }
  const longest = (rules: readonly Rule[]): Rule[] =>
    rules.filter(({ text }) => text !== "").toSorted((a, b) => b.text.length - a.text.length);
  return [...longest(whole), ...longest(parts)];
}

const edge = String.raw`[\p{L}\p{M}\p{N}]`;

/** Whole words alone; a part of a name only where it is written as a name, with a capital. */
function put(text: string, { text: sought, becomes, isWord }: Rule): string {
  const found = new RegExp(`(?<!${edge})${escaped(sought)}(?!${edge})`, "giu");
  return text.replaceAll(found, (said) => (isWord && !/^\p{Lu}/u.test(said) ? said : becomes));
}

const short = 3;

/** Names that are everyday words: written small they are the word. */
const everyday: ReadonlySet<string> = new Set(
  `will may mark rose grace hope joy june april summer dawn faith bill rob drew pat sky art jack
   miles chase hunter star ray ivy holly lily daisy amber ruby pearl crystal sunny`.split(/\s+/),
);

/** Words of the others' names that a reader would know them by. */
function tellingOf(group: readonly GroupChild[], of: GroupChild): ReadonlySet<string> {
  const words = group
    .filter(({ personId }) => personId !== of.personId)
    .flatMap(({ names }) => names.flatMap(({ given, family }) => [given, family]))
    .flatMap((name) => wordsOf(name).map(({ text }) => text));
  return new Set(
    words.filter((word) => word.length >= short && !genericWords.has(word) && !everyday.has(word)),
  );
}

export type Hidden = { readonly text: string; readonly hasName: boolean };

/**
 * A text of one child's document: the child by reference, the others by letters. `hasName` says that a
 * word of another's name is still there, in whatever case: such a document is not given out.
 */
export function hideNames(group: readonly GroupChild[], of: GroupChild): (text: string) => Hidden {
  const rules = rulesFor(group, of);
  const telling = tellingOf(group, of);
  return (text) => {
    const said = rules.reduce(put, text);
    const hasName = wordsOf(said).some(
      ({ text: word }) => telling.has(word) || telling.has(word.replace(/s$/, "")),
    );
    return { text: said, hasName };
  };
}

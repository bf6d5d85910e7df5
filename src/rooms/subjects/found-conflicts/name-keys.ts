import { wordsOf } from "../places/words.ts";

/** What stands before a name, and what a company's ends with: they tell nobody apart. */
const besideNames: ReadonlySet<string> = new Set(
  wordsOf(
    "mr mrs ms miss mx dr sir dame lord lady rev cllr councillor ltd limited plc llp cic",
  ).map(({ text }) => text),
);

const barest = (name: string): readonly string[] =>
  wordsOf(name)
    .map(({ text }) => text)
    .filter((word) => !besideNames.has(word));

/** "KHAN, Mohammed Aslam" and "Cllr Mohammed Khan": the words in the order in which they are said. */
function wordsOfPerson(name: string): readonly string[] {
  const [family = "", given, ...more] = name.split(",");
  return barest(given === undefined || more.length > 0 ? name : `${given} ${family}`);
}

/** How a person is looked up: by the whole name, and by its first and last word where there are more. */
export function keysOfPerson(name: string): readonly string[] {
  const words = wordsOfPerson(name);
  const [first = "", last = ""] = [words[0], words.at(-1)];
  return words.length > 2
    ? [words.join(" "), `${first} ${last}`]
    : words.length > 0
      ? [words.join(" ")]
      : [];
}

/** How a company is looked up: by the whole name alone. */
export function keysOfCompany(name: string): readonly string[] {
  const words = barest(name);
  return words.length > 0 ? [words.join(" ")] : [];
}

/** A first name is many people. */
export const isWholeName = (name: string): boolean => wordsOfPerson(name).length > 1;

/** Whether two names are one: a middle name may be left out, and is not another one. */
export function isSameName(one: readonly string[], other: readonly string[]): boolean {
  const differs = one.length > 1 && other.length > 1 && one[0] !== other[0];
  return !differs && one.some((key) => other.includes(key));
}

/** The number of a licence, however it is spaced. */
export const numberKeyOf = (number: string): string =>
  number.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");

/** What could be the number of a licence in what somebody wrote of it: "PHD 1234" is one number. */
export function numbersIn(wording: string): readonly string[] {
  const parts = wording.split(/[\s,;()]+/).map(numberKeyOf);
  const joined = parts.map((part, at) => `${part}${parts[at + 1] ?? ""}`);
  return [...new Set([...parts, ...joined])].filter(
    (key) => key.length >= 3 && key.length <= 20 && /\d/.test(key),
  );
}

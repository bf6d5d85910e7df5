import { ageOn } from "../../src/kernel/dates.ts";
import { numberOf, numberWord, type ChildSaid, type Said } from "./said.ts";

/** Each answers what it found, in words that name the child and the place. */
type Rule = (child: ChildSaid) => readonly string[];

const found = ({ reference }: ChildSaid, { where, text }: Said, why: string): string =>
  `${reference} ${where}: ${why}: “${text}”`;

const episodesCounted = [
  new RegExp(`\\b(${numberWord}) (?:missing )?episodes\\b`, "i"),
  new RegExp(`\\bmissing (${numberWord}|once|twice)(?: times)?\\b`, "i"),
];
const episodeTold =
  /\bmissing (?:from home )?(?:overnight|since|for)\b|\bwent missing\b|\breturn (?:home )?interview\b/i;
const often: ReadonlyMap<string, number> = new Map([
  ["once", 1],
  ["twice", 2],
]);

function episodesIn(text: string): number {
  for (const pattern of episodesCounted) {
    const written = pattern.exec(text)?.[1]?.toLowerCase();
    if (written !== undefined) return often.get(written) ?? numberOf(written);
  }
  return episodeTold.test(text) ? 1 : 0;
}

/** So many episodes are told of and fewer are recorded by that day. */
export const missingUnrecorded: Rule = (child) =>
  child.said.flatMap((one) => {
    const recorded = child.missingOn.filter((on) => one.on === undefined || on <= one.on).length;
    const told = episodesIn(one.text);
    if (told <= recorded) return [];
    return [found(child, one, `${String(told)} told, ${String(recorded)} recorded`)];
  });

const kin =
  "mother|father|mum|dad|parents|aunt|uncle|cousin|grandmother|grandfather|grandparents|brother|sister";
const own = `${kin}|(?:foster )?carer|(?:key |youth |social )?worker|mentor|teacher|school|friends?|telephone|phone`;
const childs: readonly RegExp[] = [
  new RegExp(`\\b(his|her) (?:own )?(?:${own})\\b`, "gi"),
  /\b(?:by|for) (himself|herself)\b/gi,
  /\b(?:see|around|waited for) (him|her)\b/gi,
  /\b(?:says|said) that (she|he) (?:is|was|wants|feels|likes|misses)\b/gi,
  /^(she|he) (?:did|talks|says|lives|has|wants|was|is|comes)\b/gi,
];
/** Whose “his” it may be, where a text speaks of somebody else first. */
const somebodyElse = new RegExp(
  `\\b(?:brother|sister|friend|boyfriend|${kin}|adult|man|woman)s?\\b`,
  "i",
);

const sexOf = (pronoun: string): "female" | "male" =>
  /^(?:she|hers?|herself)$/i.test(pronoun) ? "female" : "male";

type Pronoun = { readonly sex: "female" | "male"; readonly one: Said; readonly words: string };

function pronounsIn(one: Said): readonly Pronoun[] {
  return childs.flatMap((pattern) =>
    [...one.text.matchAll(pattern)].flatMap((match) => {
      const before = one.text.slice(0, match.index);
      if (somebodyElse.test(before)) return [];
      return [{ sex: sexOf(match[1] ?? ""), one, words: match[0] }];
    }),
  );
}

/** “His mother” of a girl; or both of one child whose sex nobody recorded. */
export const pronounsApart: Rule = (child) => {
  const pronouns = child.said.flatMap(pronounsIn);
  const expected = child.sex ?? pronouns[0]?.sex;
  return pronouns
    .filter(({ sex }) => sex !== expected)
    .map(({ one, words }) => found(child, one, `“${words}” of a child who is ${expected ?? ""}`));
};

const agesSaid = [
  new RegExp(`\\b(?:aged|turned) (${numberWord})\\b(?! (?:days|weeks|months|years))`, "gi"),
  new RegExp(`\\b(${numberWord})[- ]year[- ]old\\b`, "gi"),
  new RegExp(`\\b(?:the child|she|he) is (${numberWord})(?=[.,;]|$)`, "gi"),
];

/** An age that the date of birth does not give on that day. */
export const agesApart: Rule = (child) => {
  const { bornOn } = child;
  if (bornOn === null) return [];
  return child.said.flatMap((one) => {
    const { on } = one;
    if (on === undefined) return [];
    const age = ageOn(bornOn, on);
    const said = agesSaid.flatMap((pattern) =>
      somebodyElse.test(one.text) ? [] : [...one.text.matchAll(pattern)],
    );
    return said
      .filter(([, written = ""]) => numberOf(written) !== age)
      .map(([words]) => found(child, one, `“${words}” on ${on}, and ${String(age)} by birth`));
  });
};

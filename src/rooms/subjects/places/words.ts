/** One word of a text as it is compared, and where it stands in the text. */
export type Word = { readonly text: string; readonly from: number; readonly to: number };

/** Written short or long, a street is the same street; and "St" is a street or a saint. */
const sameWord: Readonly<Record<string, string>> = {
  street: "st",
  saint: "st",
  road: "rd",
  avenue: "ave",
  av: "ave",
  lane: "ln",
  close: "cl",
  court: "ct",
  drive: "dr",
  doctor: "dr",
  gardens: "gdns",
  place: "pl",
  square: "sq",
  terrace: "terr",
  ter: "terr",
  crescent: "cres",
  house: "hse",
  mount: "mt",
  grove: "gr",
  apartment: "flat",
  apt: "flat",
  school: "sch",
  primary: "prim",
  secondary: "sec",
  academy: "acad",
  centre: "ctr",
  center: "ctr",
  hospital: "hosp",
  and: "n",
};

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’ʼ`][\p{L}\p{N}\p{M}]+)*/gu;

const plain = (word: string): string => {
  const bare = word
    .normalize("NFD")
    .replaceAll(/[\p{M}'’ʼ`]/gu, "")
    .toLowerCase();
  return Object.hasOwn(sameWord, bare) ? (sameWord[bare] ?? bare) : bare;
};

/** The words of a text: case, accents, apostrophes and punctuation set aside, streets written one way. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(wordPattern)].map((match) => ({
    text: plain(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Words that say what kind of place something is: alone they give nobody away. */
export const genericWords: ReadonlySet<string> = new Set(
  wordsOf(
    `school primary secondary academy college high junior infant nursery sixth form university
     surgery practice medical health centre clinic gp hospital doctor children home house placement
     foster care residential unit lodge ward division parish hall cottage flat the of at in on a an
     and to from with by for his her their mum mother dad father aunt uncle nan gran grandmother
     grandfather mr mrs ms miss mx sir dr community trust ce rc cofe catholic church station library
     cafe park green north south east west upper lower new old great little central town city hill
     bridge street road avenue lane close court drive gardens place square terrace crescent grove way
     walk row rise view mews bus tram train route number every day morning afternoon evening week
     monday tuesday wednesday thursday friday saturday sunday works work shop office carer lives living`,
  ).map(({ text }) => text),
);

/** What the name of a street ends with. */
export const streetWords: ReadonlySet<string> = new Set(
  wordsOf(
    `street road avenue lane close court drive gardens place square terrace crescent grove way walk
     row rise mews hill green park parade quay wharf gate`,
  ).map(({ text }) => text),
);

/** Words of every day of which the names of homes are made: in small letters they are no home. */
export const everydayWords: ReadonlySet<string> = new Set(
  wordsOf(
    `harbour river garden meadow meadows willow willows cedar maple beech birch poplar hazel holly orchard
     forest woods woodland valley spring stone star haven castle tower king queen prince royal crown
     swan falcon robin fox hunter farm field fields brook bridge water lake shore ocean beach island
     summer winter autumn morning evening sunrise sunset rainbow hope faith grace trinity angel
     mercy family friends future journey horizon compass anchor lantern beacon light bright
     silver golden amber ruby pearl crystal rose lily daisy heather bluebell clover primrose poppy
     lavender chestnut mulberry apple cherry plum barley wheat miller baker smith potter weaver
     market corner border landing crossing junction point cliff ridge mountain peaks tide wharf
     first second third young people youth support short break breaks stay bank house rooms`,
  ).map(({ text }) => text),
);

/** A text as it is read aloud, and where each of its signs stands in what was written. */
export type Readable = {
  readonly text: string;
  /** Of each sign of `text`: from where to where it stands in the original. */
  readonly from: readonly number[];
  readonly to: readonly number[];
};

/** Letters of other alphabets that look as Latin ones do. */
const alike: ReadonlyMap<string, string> = new Map(
  [
    ["аɑα", "a"],
    ["ЬƄ", "b"],
    ["сϲᴄ", "c"],
    ["ԁɗ", "d"],
    ["еҽё", "e"],
    ["ɡց", "g"],
    ["һհ", "h"],
    ["іɩιıӏ", "i"],
    ["јϳ", "j"],
    ["кκ", "k"],
    ["ⅼǀ", "l"],
    ["мⅿ", "m"],
    ["ոпη", "n"],
    ["оοօσ", "o"],
    ["рρ", "p"],
    ["ԛ", "q"],
    ["гᴦ", "r"],
    ["ѕꜱ", "s"],
    ["тτ", "t"],
    ["υսʋ", "u"],
    ["νѵᴠ", "v"],
    ["ѡԝɯ", "w"],
    ["хχ", "x"],
    ["уγүʏ", "y"],
    ["ᴢʐ", "z"],
    ["АΑ", "A"],
    ["ВΒ", "B"],
    ["СϹ", "C"],
    ["ЕΕ", "E"],
    ["НΗ", "H"],
    ["ІΙӀ", "I"],
    ["Ј", "J"],
    ["КΚ", "K"],
    ["МΜ", "M"],
    ["Ν", "N"],
    ["ОΟ", "O"],
    ["РΡ", "P"],
    ["Ѕ", "S"],
    ["ТΤ", "T"],
    ["ХΧ", "X"],
    ["УΥҮ", "Y"],
    ["Ζ", "Z"],
  ].flatMap(([signs = "", latin = ""]) => Array.from(signs, (sign) => [sign, latin] as const)),
);

const plain = /^[\u0020-\u007e\n\r\t]*$/;
/** What is not seen: signs of no width, marks of direction, soft hyphens, selectors of a variant. */
const unseen = /^[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f]$/u;

/** Without signs that nobody sees, and with letters that look Latin as Latin ones. */
export function readable(text: string): Readable {
  const [from, to, signs]: [number[], number[], string[]] = [[], [], []];
  let at = 0;
  for (const sign of text) {
    const end = at + sign.length;
    const shown = plain.test(sign) ? sign : shownAs(sign);
    for (const one of shown) {
      for (let unit = 0; unit < one.length; unit++) {
        from.push(at);
        to.push(end);
      }
      signs.push(one);
    }
    at = end;
  }
  return { text: signs.join(""), from, to };
}

function shownAs(sign: string): string {
  if (unseen.test(sign)) return "";
  const latin = alike.get(sign);
  if (latin !== undefined) return latin;
  return Array.from(sign.normalize("NFKC"), (one) => alike.get(one) ?? one).join("");
}

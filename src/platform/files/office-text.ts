import { isUtf8 } from "node:buffer";

const markOf = (content: Buffer): string => content.toString("hex", 0, 2);

/** In UTF-16 a word is not found byte by byte. */
function decoded(content: Buffer): string | undefined {
  if (markOf(content) === "fffe") return content.toString("utf16le");
  if (markOf(content) === "feff") {
    const even = content.length - (content.length % 2);
    return Buffer.from(content.subarray(0, even)).swap16().toString("utf16le");
  }
  return isUtf8(content) && !content.includes(0) ? content.toString("utf8") : undefined;
}

/** Writings in which ASCII is ASCII: behind another one, UTF-7 or EBCDIC, a word can be hidden. */
const plainly = /^(utf-?8|utf-?16(le|be)?|us-ascii|iso-8859-\d+|windows-125\d)$/iu;
const declaration = /^\ufeff?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/u;

/**
 * A part of a document as text. Office declares no entities of its own: behind one a word can be hidden, and
 * from outside it fetches. Undefined for what is not written as Office writes.
 */
export function officeText(content: Buffer): string | undefined {
  const text = decoded(content);
  if (text === undefined || /<!(DOCTYPE|ENTITY)/u.test(text)) return undefined;
  const encoding = declaration.exec(text.slice(0, 300))?.[1];
  if (encoding !== undefined && !plainly.test(encoding)) return undefined;
  return /<!--|<!\[CDATA\[|<\?/u.test(text) ? withoutAsides(text) : text;
}

/** A comment or CDATA in the middle of a word hides it; neither says anything by itself. */
const withoutAsides = (text: string): string =>
  text
    .replaceAll(/<!--[^]*?-->|<\?[^]*?\?>/gu, "")
    .replaceAll(/<!\[CDATA\[([^]*?)\]\]>/gu, (_, said: string) => asData(said));

const asData = (said: string): string => said.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const named: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

/** What a reader makes of the signs that stand for characters. */
export const unescaped = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex, digits, name) => {
    if (typeof name === "string") return named[name] ?? whole;
    const code = typeof hex === "string" ? Number.parseInt(hex, 16) : Number(digits);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });

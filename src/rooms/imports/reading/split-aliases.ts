const introduction = String.raw`(?:a\.?k\.?a\.?|also known as|known as|k\/a|prefers(?: to be called)?|goes by|nickname|formerly|previously|prev\.?|n[eé]e)`;
const bracketed = /[([]([^)\]]*)[)\]]?/gu;
const quoted =
  /["\u201C\u201D]([^"\u201C\u201D]+)["\u201C\u201D]|(?<=^|[\s,])'([^']{2,})'(?=$|[\s,])/gu;
const introduced = new RegExp(String.raw`[\s,;]+${introduction}[:\s]+([^:\s].*)$`, "iu");
const leading = new RegExp(String.raw`^${introduction}[:\s]*`, "iu");

/** Bracketed notes such as "(15)" or "(see LAC review)" are no names. */
function isName(text: string): boolean {
  return /^[\p{L}][\p{L}'. -]*$/u.test(text) && text.split(" ").length <= 3;
}

function names(text: string): string[] {
  return text
    .replace(leading, "")
    .split(/\s*(?:[/,;&]|\band\b|\bor\b)\s*/iu)
    .map((name) => name.trim())
    .filter((name) => isName(name));
}

/** The name without its "(aka X)", "known as X" or "X" in quotes, and those other names. */
export function splitAliases(written: string): { name: string; aliases: string[] } {
  const aliases: string[] = [];
  const take = (_match: string, inner: string, other?: string): string => {
    aliases.push(...names((inner || other) ?? ""));
    return " ";
  };
  const name = written
    .replace(bracketed, (match, inner: string) => take(match, inner))
    .replace(quoted, (match, double: string | undefined, single: string | undefined) =>
      take(match, double ?? "", single),
    )
    .replace(introduced, (match, rest: string) => take(match, rest));
  return { name: name.replace(/\s+/gu, " ").trim(), aliases: [...new Set(aliases)] };
}

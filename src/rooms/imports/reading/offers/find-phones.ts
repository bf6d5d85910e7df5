import { before, type Span } from "./span.ts";

const edge = String.raw`(?<![\p{L}\p{N}/.+-])`;
const close = String.raw`(?![\p{L}\p{N}/]|[.-]\d)`;
const gap = "[ -]?";
const country = String.raw`(?:(?:\+|00)44 ?(?:\(0\) ?)?|\(?0)`;
/** Ten digits after the nought; the first group of a landline is its area code. */
const mobile = new RegExp(String.raw`${edge}${country}7[1-9](?:${gap}\d){8}${close}`, "gu");
const landline = new RegExp(
  String.raw`${edge}${country}(?:2\d\)?${gap}\d{4}${gap}\d{4}|[13]\d{2}\)?${gap}\d{3}${gap}\d{4}|1\d{3}\)?${gap}(?:\d{3}${gap}\d{2,3}|\d{5,6}))${close}`,
  "gu",
);

function normal(written: string): string {
  const digits = written.replace(/\(0\)/u, "").replace(/\D/gu, "");
  return `+44${digits.replace(/^(?:0044|44|0)/u, "")}`;
}

/** UK telephone numbers, with the few words that stand before each. */
export function findPhones(text: string): Span[] {
  const spans: Span[] = [];
  for (const pattern of [mobile, landline]) {
    for (const match of text.matchAll(pattern)) {
      const [found] = match;
      const [start, end] = [match.index, match.index + found.length];
      if (spans.some((span) => start < span.end && span.start < end)) continue;
      const words = before(text, start, 40).split(",").at(-1)?.trim().split(" ").slice(-4) ?? [];
      const described = words
        .join(" ")
        .replace(/[-(–:]+$/u, "")
        .trim();
      spans.push({ kind: "phone", start, end, text: found, value: normal(found), described });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

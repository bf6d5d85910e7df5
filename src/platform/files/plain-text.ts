const allowed = new Set([0x09, 0x0a, 0x0c, 0x0d]);

/** Text in UTF-8 or in one of Windows' old code pages: no byte of it is a control character. */
export function looksLikeText(content: Buffer): boolean {
  return content.every((byte) => (byte >= 0x20 && byte !== 0x7f) || allowed.has(byte));
}

/** A web page, SVG or XML: what a browser could run if it were ever opened as what it is. */
export function isMarkup(content: Buffer): boolean {
  const start = content.subarray(0, 4096).toString("utf8");
  return /^[\s\ufeff]*</u.test(start) || /<(?:!doctype|html|script|svg|\?xml)\b/iu.test(start);
}

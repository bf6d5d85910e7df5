/** The signs of Windows-1252 that are others in Unicode, by their bytes from 0x80. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const bytes = new Map(Array.from(windows, (sign, at) => [sign, 0x80 + at]));

/** What a letter of two bytes or of three looks like where each byte was read as a letter. */
const mayBe = new RegExp(`[\u00c2-\u00df\u00e0-\u00ef][\u0080-\u00bf${windows}]`);
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * A text as it was before some program read its UTF-8 as Windows-1252 and wrote it once more: CastaÃ±eda is
 * Castañeda. All of it must be such, or it stays as it is.
 */
export function onceEncoded(text: string): string {
  if (!mayBe.test(text)) return text;
  const read = Array.from(text, (sign) => bytes.get(sign) ?? sign.charCodeAt(0));
  if (read.some((byte) => byte > 0xff)) return text;
  try {
    return decoder.decode(Uint8Array.from(read));
  } catch {
    return text;
  }
}

/** The check letters in order: I, O and S are left out because they look like figures. */
const checkLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";
const shape = /^[A-Z]\d{11}[A-Z0-9]$/;

/** A UPN in capitals without spaces, or undefined where it does not look like one. */
export function readUpn(text: string): string | undefined {
  const bare = text.replaceAll(/[\s-]/g, "").toUpperCase();
  return shape.test(bare) ? bare : undefined;
}

/**
 * Department for Education, Unique Pupil Numbers: positions 2 to 13 weigh 2 to 13, modulus 23.
 * A temporary number ends in a letter, which counts as its place among the check letters.
 */
export function isUpn(text: string): boolean {
  if (!shape.test(text)) return false;
  let sum = 0;
  for (let at = 1; at < 13; at += 1) {
    const letter = text.slice(at, at + 1);
    const place = checkLetters.indexOf(letter);
    sum += (place >= 0 ? place : Number(letter)) * (at + 1);
  }
  return checkLetters[sum % 23] === text.slice(0, 1);
}

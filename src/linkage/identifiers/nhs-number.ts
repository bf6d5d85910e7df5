const digits = /^\d{10}$/;

/** The ten digits of an NHS number, or undefined where there are not ten. */
export function readNhsNumber(text: string): string | undefined {
  const bare = text.replaceAll(/[\s-]/g, "");
  return digits.test(bare) ? bare : undefined;
}

/** NHS Data Dictionary: weights 10 to 2, modulus 11; 11 is written 0 and 10 is never issued. */
export function isNhsNumber(text: string): boolean {
  if (!digits.test(text)) return false;
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += (text.charCodeAt(at) - 48) * (10 - at);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === text.charCodeAt(9) - 48;
}

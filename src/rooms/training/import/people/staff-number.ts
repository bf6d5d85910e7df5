/**
 * Without what is written differently from list to list: 00100032, E-100032 and 100032.0 are one number.
 * @param mayBeName a name of an account, which has no digits
 */
export function readNumber(written: string, mayBeName: boolean): string | undefined {
  const text = written
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\p{Cf}\s]/gu, "")
    .replace(/\.0+$/u, "");
  // An assignment of the staff record has its own number behind the employee's: 12345678-2.
  const own = text.replace(/^([A-Z]*\d{6,})-\d{1,2}$/u, "$1").replace(/[^A-Z0-9]/gu, "");
  const bare = own.replace(/^[A-Z]{1,6}(?=\d{3,}[A-Z]?$)/u, "").replace(/^0+(?=.)/u, "");
  if (!/[1-9]/u.test(bare)) return mayBeName && /[A-Z]{3}/u.test(own) ? own : undefined;
  return bare.length >= 2 && !/^(\d)\1{4,}$/u.test(bare) ? bare : undefined;
}

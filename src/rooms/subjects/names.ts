export type PersonName = { readonly familyName: string; readonly givenName: string };

/**
 * What lists are ordered by: accents and punctuation set aside, so that Ádám stands beside Adam and
 * O'Brien beside Obrien, the same on every server whatever collations it has.
 */
export function sortName({ familyName, givenName }: PersonName): string {
  const plain = (text: string): string =>
    text
      .normalize("NFD")
      .replaceAll(/\p{M}/gu, "")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, "");
  return `${plain(familyName)} ${plain(givenName)}`;
}

export function fullName({ familyName, givenName }: PersonName): string {
  return givenName === "" ? familyName : `${givenName} ${familyName}`;
}

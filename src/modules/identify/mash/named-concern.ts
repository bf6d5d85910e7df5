/** Whom a concern is about as its sender said, and which agency sent it: what every list of them shows. */
export type NamedConcern = {
  readonly concernId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string | null;
  readonly ageAbout: number | null;
  readonly agency: string;
};

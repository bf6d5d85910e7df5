/** Whom a concern is about as its sender said, and which agency sent it: what every list of them shows. */
export type NamedConcern = {
  readonly concernId: string;
  readonly reference: string;
  /** Not said: a child. Of anything else the family name is what it is called. */
  readonly about?: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string | null;
  readonly ageAbout: number | null;
  readonly agency: string;
};

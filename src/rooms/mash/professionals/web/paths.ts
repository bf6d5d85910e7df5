const ofConcern = (concernId: string): string => `/mash/${concernId}/professionals`;

/** Every address of this room. */
export const professionalPaths = {
  ofConcern,
  withdraw: (concernId: string, linkId: string): string =>
    `${ofConcern(concernId)}/${linkId}/withdraw`,
  /** For whoever has the link: nothing else stands in the address. */
  open: (token: string): string => `/p/${token}`,
  send: (token: string): string => `/p/${token}/send`,
};

const ofChild = (personId: string): string => `/children/${personId}/family-views`;
const link = (personId: string, linkId: string): string =>
  `/children/${personId}/family-links/${linkId}`;
const view = (personId: string, viewId: string): string => `${ofChild(personId)}/${viewId}`;

/** Every address of this room. */
export const familyPaths = {
  ofChild,
  ask: (personId: string): string => `${ofChild(personId)}/ask`,
  give: (personId: string, linkId: string): string => `${link(personId, linkId)}/give`,
  agree: (personId: string, linkId: string): string => `${link(personId, linkId)}/agree`,
  withdraw: (personId: string, linkId: string): string => `${link(personId, linkId)}/withdraw`,
  view,
  read: (personId: string, viewId: string): string => `${view(personId, viewId)}/read`,
  cameOf: (personId: string, viewId: string): string => `${view(personId, viewId)}/came-of`,
  /** For whoever has the link: nothing else stands in the address. */
  open: (token: string): string => `/f/${token}`,
  send: (token: string): string => `/f/${token}/send`,
};

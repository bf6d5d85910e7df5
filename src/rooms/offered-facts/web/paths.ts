/** Addresses of what sources offer to the record of a child. */
export const offerPaths = {
  child: (personId: string): string => `/children/${personId}/offered-facts`,
  link: (personId: string, offerKey: string): string =>
    `${offerPaths.child(personId)}/${offerKey}/link`,
  decline: (personId: string, offerKey: string): string =>
    `${offerPaths.child(personId)}/${offerKey}/decline`,
  age: (personId: string, offerKey: string): string =>
    `${offerPaths.child(personId)}/${offerKey}/age`,
  words: (personId: string, offerKey: string): string =>
    `${offerPaths.child(personId)}/${offerKey}/words`,
  profile: (personId: string, offerKey: string): string =>
    `${offerPaths.child(personId)}/${offerKey}/profile`,
  around: (personId: string, offerKey: string): string =>
    `${offerPaths.child(personId)}/${offerKey}/around`,
  safeContact: (personId: string, offerKey: string): string =>
    `${offerPaths.child(personId)}/${offerKey}/safe-contact`,
};

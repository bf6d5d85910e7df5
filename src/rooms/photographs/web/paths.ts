/** Addresses of the photograph of a child. */
export const photographPaths = {
  waiting: "/photographs",
  child: (personId: string): string => `/children/${personId}/photograph`,
  add: (personId: string): string => `${photographPaths.child(personId)}/add`,
  of: (personId: string, photographId: string): string =>
    `${photographPaths.child(personId)}/${photographId}`,
  picture: (personId: string, photographId: string): string =>
    `${photographPaths.of(personId, photographId)}/picture`,
  check: (personId: string, photographId: string): string =>
    `${photographPaths.of(personId, photographId)}/check`,
  review: (personId: string, photographId: string): string =>
    `${photographPaths.of(personId, photographId)}/review`,
};

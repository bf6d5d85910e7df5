/** Addresses of who a child is and how to reach them safely. */
export const identityPaths = {
  child: (personId: string): string => `/children/${personId}/identity`,
  fact: (personId: string, kind: string): string => `${identityPaths.child(personId)}/${kind}`,
  age: (personId: string): string => `${identityPaths.child(personId)}/age`,
  immigration: (personId: string): string => `${identityPaths.child(personId)}/immigration`,
  addImmigration: (personId: string): string => `${identityPaths.immigration(personId)}/add`,
};

const ofChild = (personId: string): string => `/children/${personId}/moments`;

/** Every address of this room. */
export const momentPaths = {
  list: (page = 1): string => (page > 1 ? `/moments?page=${page}` : "/moments"),
  ofChild,
  add: (personId: string): string => `${ofChild(personId)}/new`,
  moment: (personId: string, momentId: string): string => `${ofChild(personId)}/${momentId}`,
  answer: (personId: string, momentId: string): string => `${ofChild(personId)}/${momentId}/answer`,
};

/** Addresses of disagreements, built in one place. */
export const escalationPaths = {
  open: (page = 1): string => (page > 1 ? `/escalations?page=${page}` : "/escalations"),
  ofChild: (personId: string): string => `/children/${personId}/escalations`,
  raise: (personId: string): string => `/children/${personId}/escalations/new`,
  one: (personId: string, escalationId: string): string =>
    `/children/${personId}/escalations/${escalationId}`,
};

/** Addresses of disagreements, built in one place. */
export const escalationPaths = {
  open: "/escalations",
  ofChild: (personId: string): string => `/children/${personId}/escalations`,
  raise: (personId: string): string => `/children/${personId}/escalations/new`,
  one: (personId: string, escalationId: string): string =>
    `/children/${personId}/escalations/${escalationId}`,
};

const ofChild = (personId: string): string => `/children/${personId}/missing`;

/** Every address of this room. */
export const missingPaths = {
  now: "/missing",
  child: ofChild,
  report: (personId: string): string => `${ofChild(personId)}/new`,
  episode: (personId: string, episodeId: string, part = ""): string =>
    `${ofChild(personId)}/${episodeId}${part}`,
  settle: (personId: string, episodeId: string, suggestionId: string): string =>
    `${ofChild(personId)}/${episodeId}/suggestions/${suggestionId}`,
  plan: (personId: string): string => `/children/${personId}/trigger-plan`,
  editPlan: (personId: string): string => `/children/${personId}/trigger-plan/edit`,
};

const ofChild = (personId: string): string => `/children/${personId}/missing`;

/** Every address of this room. */
export const missingPaths = {
  now: "/missing",
  /** A child whom another system reports and nobody has matched. */
  notMatched: (waitingId: string): string => `/missing/not-matched/${waitingId}`,
  asideNotMatched: (waitingId: string): string => `/missing/not-matched/${waitingId}/aside`,
  createNotMatched: (waitingId: string): string => `/missing/not-matched/${waitingId}/create`,
  child: ofChild,
  report: (personId: string): string => `${ofChild(personId)}/new`,
  episode: (personId: string, episodeId: string, part = ""): string =>
    `${ofChild(personId)}/${episodeId}${part}`,
  settle: (personId: string, episodeId: string, suggestionId: string): string =>
    `${ofChild(personId)}/${episodeId}/suggestions/${suggestionId}`,
  plan: (personId: string): string => `/children/${personId}/trigger-plan`,
  editPlan: (personId: string): string => `/children/${personId}/trigger-plan/edit`,
};

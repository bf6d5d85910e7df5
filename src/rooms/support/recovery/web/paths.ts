/** Addresses of direct work and recovery, built in one place. */
export const recoveryPaths = {
  child: (personId: string): string => `/children/${personId}/recovery`,
  begin: (personId: string): string => `/children/${personId}/recovery/new`,
  work: (personId: string, workId: string): string => `/children/${personId}/recovery/${workId}`,
  session: (personId: string, workId: string, corrects?: string): string =>
    `/children/${personId}/recovery/${workId}/session${corrects === undefined ? "" : `?corrects=${corrects}`}`,
  end: (personId: string, workId: string): string => `/children/${personId}/recovery/${workId}/end`,
  outcomes: (personId: string): string => `/children/${personId}/outcomes`,
  lookBack: (personId: string, lookBackId: string): string =>
    `/children/${personId}/look-backs/${lookBackId}`,
};

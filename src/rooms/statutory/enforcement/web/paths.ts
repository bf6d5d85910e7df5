/** Addresses of what is asked and decided about the use of a flag against the child, built in one place. */
export const enforcementPaths = {
  list: (page = 1): string => (page > 1 ? `/enforcement?page=${page}` : "/enforcement"),
  register: "/governance/enforcement",
  flag: (personId: string, flagId: string): string =>
    `/children/${personId}/flags/${flagId}/enforcement`,
  request: (personId: string, enforcementId: string): string =>
    `/children/${personId}/enforcement/${enforcementId}`,
  end: (personId: string, enforcementId: string): string =>
    `/children/${personId}/enforcement/${enforcementId}/end`,
};

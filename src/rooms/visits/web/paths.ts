/** Addresses of visits, built in one place. */
export const doorPaths = {
  door: (personId: string): string => `/children/${personId}/door`,
  /** A page of its own, which opens without a network: it asks for what it takes along. */
  along: (personId: string): string => `/visit-along/index.html?child=${personId}`,
  visits: (personId: string): string => `/children/${personId}/visits`,
  record: (personId: string): string => `/children/${personId}/visits/new`,
  putRight: (personId: string, visitId: string): string =>
    `/children/${personId}/visits/${visitId}/put-right`,
  typeUp: (personId: string, visitId: string): string =>
    `/children/${personId}/visits/${visitId}/type-up`,
  voice: (personId: string, visitId: string): string =>
    `/children/${personId}/visits/${visitId}/recording`,
  /** The child’s own words, beginning with the day, the place and who was there. */
  said: (personId: string, visitId: string): string =>
    `/children/${personId}/voice?visit=${visitId}#said`,
  warn: (personId: string): string => `/children/${personId}/visit-warnings/new`,
  warning: (personId: string, warningId: string): string =>
    `/children/${personId}/visit-warnings/${warningId}`,
  list: (show = "seen", page = 1): string => {
    const query = new URLSearchParams();
    if (show !== "seen") query.set("show", show);
    if (page > 1) query.set("page", String(page));
    return query.size > 0 ? `/overdue/visits?${query.toString()}` : "/overdue/visits";
  },
};

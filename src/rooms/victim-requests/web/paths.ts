const ofChild = (personId: string): string => `/children/${personId}/victim-requests`;

/** Addresses of requests for a victim’s information, built in one place. */
export const requestPaths = {
  open: "/victim-requests",
  late: "/victim-requests?show=late",
  register: "/governance/victim-requests",
  ofChild,
  record: (personId: string): string => `${ofChild(personId)}/new`,
  one: (personId: string, victimRequestId: string): string =>
    `${ofChild(personId)}/${victimRequestId}`,
} as const;

const ofChild = (personId: string): string => `/children/${personId}/duties`;

/** Addresses of what has to be told, built in one place. */
export const dutyPaths = {
  open: "/duties",
  late: "/duties?show=late",
  ofChild,
  record: (personId: string): string => `${ofChild(personId)}/new`,
  one: (personId: string, dutyId: string): string => `${ofChild(personId)}/${dutyId}`,
} as const;

const ofChild = (personId: string): string => `/children/${personId}/releases`;
const ofThing = (thingId: string): string => `/subjects/${thingId}/releases`;

/** Addresses of bail and releases, built in one place. */
export const releasePaths = {
  open: "/releases",
  due: "/releases?show=due",
  ofChild,
  one: (personId: string, releaseId: string): string => `${ofChild(personId)}/${releaseId}`,
  ofThing,
  record: (thingId: string): string => `${ofThing(thingId)}/new`,
  change: (thingId: string, releaseId: string): string => `${ofThing(thingId)}/${releaseId}/change`,
} as const;

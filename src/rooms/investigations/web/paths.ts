const ofChild = (personId: string): string => `/children/${personId}/investigations`;
const one = (personId: string, investigationId: string): string =>
  `${ofChild(personId)}/${investigationId}`;

/** Addresses of investigations, built in one place. */
export const investigationPaths = {
  open: "/investigations",
  due: "/investigations?show=due",
  ofChild,
  record: (personId: string): string => `${ofChild(personId)}/new`,
  one,
  step: (personId: string, investigationId: string, name: string): string =>
    `${one(personId, investigationId)}/${name}`,
} as const;

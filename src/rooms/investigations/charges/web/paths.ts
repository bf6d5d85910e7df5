const ofChild = (personId: string): string => `/children/${personId}/charges`;
const one = (personId: string, chargeId: string): string => `${ofChild(personId)}/${chargeId}`;

/** Addresses of the review of a child’s own criminalisation, built in one place. */
export const chargePaths = {
  open: "/charges",
  due: "/charges?show=due",
  ofChild,
  record: (personId: string): string => `${ofChild(personId)}/new`,
  one,
} as const;

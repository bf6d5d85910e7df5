/** Every address about access, built in one place. */
export const accessPaths = {
  access: (personId: string): string => `/children/${personId}/access`,
  looked: (personId: string): string => `/children/${personId}/looked`,
  restrict: (personId: string): string => `/children/${personId}/restrict`,
  lift: (personId: string): string => `/children/${personId}/lift`,
  agreeToLift: (personId: string): string => `/children/${personId}/lift/agree`,
  ownConflict: (personId: string): string => `/children/${personId}/conflict`,
  conflictRecorded: (): string => "/conflict-recorded",
  ties: (): string => "/people-i-know",
  askedRole: (roleId: string): string => `/people-i-know/register/${roleId}`,
  endTie: (staffTieId: string): string => `/people-i-know/${staffTieId}/end`,
  found: (personId: string): string => `/children/${personId}/conflicts/found`,
  decideFound: (personId: string, findingId: string): string =>
    `/children/${personId}/conflicts/found/${findingId}`,
  conflicts: (personId: string): string => `/children/${personId}/conflicts`,
  endConflict: (personId: string, conflictId: string): string =>
    `/children/${personId}/conflicts/${conflictId}/end`,
  emergency: (personId: string): string => `/emergency/${personId}`,
  reviews: (): string => "/emergency/reviews",
  review: (openingId: string): string => `/emergency/reviews/${openingId}`,
  find: (): string => "/find",
};

const ofChild = (personId: string): string => `/children/${personId}/cohorts`;

/** Every address of this room. */
export const cohortPaths = {
  all: "/cohorts",
  open: "/cohorts/new",
  cohort: (cohortId: string): string => `/cohorts/${cohortId}`,
  close: (cohortId: string): string => `/cohorts/${cohortId}/close`,
  readers: (cohortId: string): string => `/cohorts/${cohortId}/readers`,
  offer: (cohortId: string): string => `/cohorts/${cohortId}/offers`,
  countOffer: (cohortId: string, offerId: string): string =>
    `/cohorts/${cohortId}/offers/${offerId}`,
  endReader: (cohortId: string, readerId: string): string =>
    `/cohorts/${cohortId}/readers/${readerId}/end`,
  child: ofChild,
  join: (personId: string): string => `${ofChild(personId)}/new`,
  member: (personId: string, memberId: string): string => `${ofChild(personId)}/${memberId}`,
  try: (personId: string, memberId: string): string =>
    `${ofChild(personId)}/${memberId}/approaches`,
  review: (personId: string, memberId: string, approachId: string): string =>
    `${ofChild(personId)}/${memberId}/approaches/${approachId}`,
  leave: (personId: string, memberId: string): string => `${ofChild(personId)}/${memberId}/leave`,
};

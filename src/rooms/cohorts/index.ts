export { tryApproach, reviewApproach } from "./approach.ts";
export { giveReader } from "./cohort-list.ts";
export { countOffer, listOffers, offerToCohort } from "./offers/keep-offers.ts";
export { cohortOffers, type Offerable } from "./offers/offer-sources.ts";
export { findCohort } from "./cohort-reads.ts";
export { cohortSchemeOn } from "./cohort-scheme.ts";
export { openCohort } from "./keep-cohort.ts";
export { findMembership, listApproaches } from "./member-reads.ts";
export { joinCohort } from "./membership.ts";

/** Forms about a child’s family and about what is offered to the record, for which the walk has no row. */
export const ownPageOfFamily = {
  // The walk has nothing on offer: test/access/offered-facts.test.ts.
  "POST /children/:personId/offered-facts/:offerKey/link": 404,
  "POST /children/:personId/offered-facts/:offerKey/decline": 404,
  "POST /children/:personId/offered-facts/:offerKey/age": 404,
  "POST /children/:personId/offered-facts/:offerKey/words": 404,
  "POST /children/:personId/offered-facts/:offerKey/profile": 404,
  "POST /children/:personId/offered-facts/:offerKey/around": 404,
  "POST /children/:personId/offered-facts/:offerKey/safe-contact": 404,
  // Nobody is around the child of the walk, who is not 16: test/access/family-network.test.ts.
  "POST /children/:personId/family/people/:aroundId/change": 404,
  "POST /children/:personId/family/people/:aroundId/view": 404,
  "POST /children/:personId/family/people/:aroundId/contact": 404,
  "POST /children/:personId/family/people/:aroundId/do-not-tell": 404,
  "POST /children/:personId/family/people/:aroundId/record": 404,
  "POST /children/:personId/family/siblings/:siblingLinkId/end": 404,
  "POST /children/:personId/family/households/:householdId/end": 404,
  "POST /children/:personId/family/do-not-tell/:doNotTellId/review": 404,
  "POST /children/:personId/family/do-not-tell/:doNotTellId/lift": 404,
  "POST /children/:personId/family/responsibility/:responsibilityId/restrict": 404,
  "POST /children/:personId/family/responsibility/:responsibilityId/end": 404,
  "POST /children/:personId/family/restrictions/:restrictionId/end": 404,
  "POST /children/:personId/family/orders/:courtOrderId/end": 404,
  "POST /children/:personId/family/telling": 404,
} as const;

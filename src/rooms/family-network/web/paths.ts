/** Addresses of a child's family and network. */
export const familyNetworkPaths = {
  child: (personId: string): string => `/children/${personId}/family`,
  addPerson: (personId: string): string => `${familyNetworkPaths.child(personId)}/people/add`,
  person: (personId: string, aroundId: string, does: string): string =>
    `${familyNetworkPaths.child(personId)}/people/${aroundId}/${does}`,
  mark: (personId: string, doNotTellId: string, does: string): string =>
    `${familyNetworkPaths.child(personId)}/do-not-tell/${doNotTellId}/${does}`,
  endSibling: (personId: string, siblingLinkId: string): string =>
    `${familyNetworkPaths.child(personId)}/siblings/${siblingLinkId}/end`,
  addHousehold: (personId: string): string =>
    `${familyNetworkPaths.child(personId)}/households/add`,
  endHousehold: (personId: string, householdId: string): string =>
    `${familyNetworkPaths.child(personId)}/households/${householdId}/end`,
  addResponsibility: (personId: string): string =>
    `${familyNetworkPaths.child(personId)}/responsibility/add`,
  responsibility: (personId: string, responsibilityId: string, does: string): string =>
    `${familyNetworkPaths.child(personId)}/responsibility/${responsibilityId}/${does}`,
  endRestriction: (personId: string, restrictionId: string): string =>
    `${familyNetworkPaths.child(personId)}/restrictions/${restrictionId}/end`,
  addOrder: (personId: string): string => `${familyNetworkPaths.child(personId)}/orders/add`,
  endOrder: (personId: string, courtOrderId: string): string =>
    `${familyNetworkPaths.child(personId)}/orders/${courtOrderId}/end`,
  telling: (personId: string): string => `${familyNetworkPaths.child(personId)}/telling`,
};

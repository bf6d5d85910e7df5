const sitting = (sittingId: string): string => `/sittings/${sittingId}`;
const panel = (panelKey: string): string => `/panels/${panelKey}`;
const item = (sittingId: string, itemId: string): string => `${sitting(sittingId)}/items/${itemId}`;

/** Every address of this room. */
export const paths = {
  panels: "/panels",
  panel,
  seats: (panelKey: string): string => `${panel(panelKey)}/seats`,
  endSeat: (panelKey: string, seatId: string): string => `${panel(panelKey)}/seats/${seatId}/end`,
  book: (panelKey: string, on?: string): string =>
    `${panel(panelKey)}/sittings/new${on === undefined ? "" : `?on=${on}`}`,
  referrals: (panelKey: string): string => `${panel(panelKey)}/referrals`,
  referral: (panelKey: string, referralId: string): string =>
    `${panel(panelKey)}/referrals/${referralId}`,
  ofChild: (personId: string): string => `/children/${personId}/panels`,
  ofThing: (thingId: string): string => `/subjects/${thingId}/panels`,
  sitting,
  change: (sittingId: string): string => `${sitting(sittingId)}/change`,
  cancel: (sittingId: string): string => `${sitting(sittingId)}/cancel`,
  people: (sittingId: string): string => `${sitting(sittingId)}/people`,
  invitation: (sittingId: string): string => `${sitting(sittingId)}/invitation`,
  ask: (sittingId: string): string => `${sitting(sittingId)}/ask`,
  add: (sittingId: string): string => `${sitting(sittingId)}/add`,
  theme: (sittingId: string): string => `${sitting(sittingId)}/theme`,
  addCase: (sittingId: string): string => `${sitting(sittingId)}/case`,
  makePapers: (sittingId: string): string => `${sitting(sittingId)}/papers/make`,
  papers: (sittingId: string): string => `${sitting(sittingId)}/papers`,
  openings: (sittingId: string): string => `${sitting(sittingId)}/openings`,
  updates: (sittingId: string): string => `${sitting(sittingId)}/updates`,
  askUpdates: (sittingId: string): string => `${sitting(sittingId)}/updates/ask`,
  calendar: (sittingId: string): string => `${sitting(sittingId)}/calendar.ics`,
  minutes: (sittingId: string): string => `${sitting(sittingId)}/minutes`,
  approve: (sittingId: string): string => `${sitting(sittingId)}/approve`,
  item,
  move: (sittingId: string, itemId: string): string => `${item(sittingId, itemId)}/move`,
  off: (sittingId: string, itemId: string): string => `${item(sittingId, itemId)}/off`,
  arrange: (sittingId: string, itemId: string): string => `${item(sittingId, itemId)}/arrange`,
  shares: (sittingId: string, itemId: string): string => `${item(sittingId, itemId)}/shares`,
  decisions: (sittingId: string, itemId: string): string => `${item(sittingId, itemId)}/decisions`,
  decision: (sittingId: string, itemId: string, decisionId: string): string =>
    `${item(sittingId, itemId)}/decisions/${decisionId}`,
  decisionLevel: (sittingId: string, itemId: string, decisionId: string): string =>
    `${item(sittingId, itemId)}/decisions/${decisionId}/level`,
  level: (sittingId: string, itemId: string): string => `${item(sittingId, itemId)}/level`,
  promises: (sittingId: string, itemId: string): string => `${item(sittingId, itemId)}/promises`,
  family: (sittingId: string, itemId: string): string => `${item(sittingId, itemId)}/family`,
  familyPapers: (sittingId: string, itemId: string): string =>
    `${item(sittingId, itemId)}/family/papers`,
  addenda: (sittingId: string, itemId: string): string => `${item(sittingId, itemId)}/addenda`,
};

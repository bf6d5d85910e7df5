const ofChild = (personId: string, part: string): string => `/children/${personId}/${part}`;

/** Every address of this room. */
export const lifePaths = {
  child: (personId: string): string => ofChild(personId, "life"),
  propose: (personId: string): string => ofChild(personId, "closing/new"),
  closing: (personId: string, closureId: string, part = ""): string =>
    ofChild(personId, `closing/${closureId}${part}`),
  reopen: (personId: string): string => ofChild(personId, "reopen"),
  transition: (personId: string): string => ofChild(personId, "turning-18"),
  newTransfer: (personId: string): string => ofChild(personId, "transfers/new"),
  transfer: (personId: string, transferId: string, part = ""): string =>
    ofChild(personId, `transfers/${transferId}${part}`),
  closings: "/closings",
  turning: "/turning-18",
  transfers: "/transfers",
};

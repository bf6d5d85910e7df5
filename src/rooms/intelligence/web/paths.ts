const one = (id: string): string => `/intelligence/${id}`;

/** Addresses of intelligence, built in one place. */
export const intelligencePaths = {
  desk: (show?: string): string =>
    show === undefined || show === "new" ? "/intelligence" : `/intelligence?show=${show}`,
  one,
  sanitise: (id: string): string => `${one(id)}/sanitise`,
  handOver: (id: string): string => `${one(id)}/hand-over`,
  file: (id: string): string => `${one(id)}/file`,
  answer: (id: string): string => `${one(id)}/answer`,
  notUsed: (id: string): string => `${one(id)}/not-used`,
  share: (id: string): string => `${one(id)}/share`,
  withdraw: (id: string, lineId: string): string => `${one(id)}/share/${lineId}/withdraw`,
  about: (id: string): string => `${one(id)}/about`,
  send: "/intelligence/send",
  sent: "/intelligence/sent",
  toDecide: "/intelligence/sent?show=decide",
  own: (id: string): string => `/intelligence/sent/${id}`,
  decide: (id: string): string => `/intelligence/sent/${id}/decide`,
} as const;

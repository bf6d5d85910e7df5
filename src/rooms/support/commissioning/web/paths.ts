const service = (serviceId: string): string => `/commissioning/${serviceId}`;

/** Addresses of commissioning, built in one place. */
export const commissioningPaths = {
  home: "/commissioning",
  demand: "/commissioning/demand",
  returns: "/commissioning/returns",
  overdue: "/overdue/contracts",
  gaps: "/commissioning/gaps",
  newGap: "/commissioning/gaps/new",
  gap: (gapId: string): string => `/commissioning/gaps/${gapId}`,
  changeGap: (gapId: string): string => `/commissioning/gaps/${gapId}/change`,
  gapAsWord: (gapId: string): string => `/commissioning/gaps/${gapId}/docx`,
  service,
  terms: (serviceId: string): string => `${service(serviceId)}/terms`,
  decision: (serviceId: string): string => `${service(serviceId)}/decision`,
  contacts: (serviceId: string): string => `${service(serviceId)}/contacts`,
  endContact: (serviceId: string, contactId: string): string =>
    `${service(serviceId)}/contacts/${contactId}/end`,
  correct: (serviceId: string, month: string): string =>
    `${service(serviceId)}/returns/${month}/correct`,
  return: (serviceId: string, month: string): string => `${service(serviceId)}/returns/${month}`,
} as const;

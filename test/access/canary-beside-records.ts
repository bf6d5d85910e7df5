/** Pages of intelligence, which stand on no child’s record. */
export const intelligenceAddresses: readonly string[] = [
  "/intelligence",
  "/intelligence?show=ready",
  "/intelligence?show=waiting",
  "/intelligence?show=ending",
  "/intelligence?show=late",
  "/intelligence?show=closed",
  "/intelligence/send",
  "/intelligence/sent",
  "/intelligence/sent?show=decide",
  "/api/intelligence",
];

/** Pages of measures, which name no child; and lists of requests, of what must be told, and of bail and releases. */
export const measureAddresses: readonly string[] = [
  "/victim-requests",
  "/victim-requests?show=late",
  "/victim-requests?show=closed",
  "/api/victim-requests",
  "/governance/victim-requests",
  "/duties",
  "/duties?show=late",
  "/duties?show=closed",
  "/api/duties",
  "/releases",
  "/releases?show=due",
  "/api/releases",
  "/measures",
  "/measures?show=review",
  "/measures?show=closed",
  "/measures/catalogue",
  "/api/measures",
];

/** Pages of services: who waits for them, counts and contracts. */
export const serviceAddresses: readonly string[] = [
  "/services",
  "/api/services",
  "/overdue/services",
  "/overdue/services?show=unmet",
  "/unmet-needs",
  "/commissioning",
  "/api/commissioning",
  "/commissioning/demand",
  "/commissioning/demand?by=age",
  "/commissioning/demand?by=sex",
  "/commissioning/demand?by=ethnicity",
  "/commissioning/demand?by=area",
  "/api/commissioning/demand",
  "/commissioning/returns",
  "/overdue/contracts",
];

/** Pages of training, in which no child can be. */
export const trainingAddresses: readonly string[] = [
  "/training",
  "/training?show=past",
  "/api/training/sessions",
  "/training/courses",
  "/training/courses/new",
  "/training/me",
  "/training/team/new",
  "/training/people",
  "/training/people?show=expiring",
  "/training/people/new",
  "/training/coverage",
  "/training/coverage?by=audience",
  "/api/training/coverage",
  "/training/headcounts/new",
  "/training/support",
  "/training/contacts",
  "/training/programmes",
  "/training/programmes/reach",
  "/training/programmes/new",
  "/training/imports",
  "/certificates",
  "/t/x",
];

/** Of one child: family and network, requests for information, what must be told, bail and releases. */
export const familyAndRequests: readonly string[] = [
  "/family",
  "/family/people/add",
  "/family/people/x/change",
  "/family/responsibility/add",
  "/family/orders/add",
  "/family/telling",
  "/victim-requests",
  "/victim-requests/new",
  "/victim-requests/x",
  "/duties",
  "/duties/new",
  "/duties/x",
  "/releases",
  "/releases/x",
];

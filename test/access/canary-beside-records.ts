/** Pages of intelligence, which stand on no child’s record. */
export const intelligenceAddresses: readonly string[] = [
  "/intelligence",
  "/intelligence?show=ready",
  "/intelligence?show=waiting",
  "/intelligence?show=ending",
  "/intelligence?show=closed",
  "/intelligence/send",
  "/intelligence/sent",
  "/intelligence/sent?show=decide",
  "/api/intelligence",
];

/** Pages of measures, which name no child. */
export const measureAddresses: readonly string[] = [
  "/measures",
  "/measures?show=review",
  "/measures?show=closed",
  "/measures/catalogue",
  "/api/measures",
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

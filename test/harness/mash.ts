/** A decision that is right in every field, but for whom it is about. */
export const decideForm = (
  typed: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  threshold: "level-3",
  nextStep: "early-help",
  rationale: "Rationale of the MASH",
  dissent: "Someone disagrees",
  forFamily: "The family may be told this",
  forSender: "For the sender alone",
  ...typed,
});

import { dayOf } from "./family-network.ts";

/** A caution of a child, right in every field. */
export const chargeFields = (over: Readonly<Record<string, string>> = {}) => ({
  kind: "cautioned",
  offence: "Qxoffence",
  ...dayOf("decidedOn", "2026-10-01"),
  exploited: "Carried for others, the youth worker says",
  section45: "not-considered",
  section45Basis: "No solicitor was there",
  nrm: "referred",
  nrmBasis: "By the council, afterwards",
  ...dayOf("reviewBy", "2026-12-20"),
  ...over,
});

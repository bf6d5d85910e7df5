import { addressOf, pageInAddress } from "../../../kernel/addresses.ts";

/** Addresses of subjects other than children, and of all flags, built in one place. */
export const thingPaths = {
  things: (): string => "/subjects",
  add: (kind?: string): string => addressOf("/subjects/new", { kind }),
  thing: (thingId: string): string => `/subjects/${thingId}`,
  /** The same, further on in its texts from intelligence or in what it is linked with. */
  thingAt: (
    thingId: string,
    { texts, ties, children }: Record<"texts" | "ties" | "children", number>,
  ): string =>
    addressOf(`/subjects/${thingId}`, {
      texts: pageInAddress(texts),
      ties: pageInAddress(ties),
      children: pageInAddress(children),
    }),
  /** Another room’s page: what panels were asked about it. */
  panels: (thingId: string): string => `/subjects/${thingId}/panels`,
  /** Another room’s page: messages and concerns that were put with it. */
  told: (thingId: string): string => `/subjects/${thingId}/told`,
  /** Says that another record is of the same subject. */
  join: (thingId: string): string => `/subjects/${thingId}/same`,
  part: (thingId: string, thingJoinId: string): string =>
    `/subjects/${thingId}/same/${thingJoinId}`,
  /** How old a person is, and whether they were exploited as a child. */
  age: (thingId: string): string => `/subjects/${thingId}/age`,
  /** What agencies decided together about somebody who was. */
  decision: (thingId: string): string => `/subjects/${thingId}/decision`,
  /** Allegations to renew, and who may be a child. */
  pending: (show?: "undecided"): string => addressOf("/overdue/allegations", { show }),
  renew: (thingId: string): string => `/subjects/${thingId}/renew`,
  withdraw: (thingId: string): string => `/subjects/${thingId}/withdraw`,
  /** A link with another subject that is no child. */
  addTie: (thingId: string): string => `/subjects/${thingId}/ties/new`,
  endTie: (thingId: string, thingTieId: string): string =>
    `/subjects/${thingId}/ties/${thingTieId}/end`,
  /** Links that Lantern suggests, to take or to decline. */
  suggested: (): string => "/suggested-links",
  takeSuggested: (thingId: string, otherId: string): string =>
    `/subjects/${thingId}/suggested/${otherId}/take`,
  declineSuggested: (thingId: string, otherId: string): string =>
    `/subjects/${thingId}/suggested/${otherId}/decline`,
  /** Whether a telephone, an account or an address may suggest links. */
  maySuggest: (thingId: string): string => `/subjects/${thingId}/may-suggest`,
  edit: (thingId: string): string => `/subjects/${thingId}/edit`,
  links: (thingId: string): string => `/subjects/${thingId}/links`,
  raiseFlag: (thingId: string): string => `/subjects/${thingId}/flags`,
  reviewFlag: (thingId: string, thingFlagId: string): string =>
    `/subjects/${thingId}/flags/${thingFlagId}/review`,
  endFlag: (thingId: string, thingFlagId: string): string =>
    `/subjects/${thingId}/flags/${thingFlagId}/end`,
  takenOut: (thingId: string, thingFlagId: string): string =>
    `/subjects/${thingId}/flags/${thingFlagId}/taken-out`,
  takenOutOfChilds: (personId: string, flagId: string): string =>
    `/children/${personId}/flags/${flagId}/taken-out`,
  /** What agencies decided on whether a child may be harming others. */
  harming: (personId: string): string => `/children/${personId}/harming-others`,
  recordHarming: (personId: string): string => `/children/${personId}/harming-others/new`,
  ofChild: (personId: string, q?: string): string =>
    addressOf(`/children/${personId}/linked`, { q }),
  renewLink: (personId: string, thingLinkId: string): string =>
    `/children/${personId}/linked/${thingLinkId}/review`,
  endLink: (personId: string, thingLinkId: string): string =>
    `/children/${personId}/linked/${thingLinkId}/end`,
  flags: (asked: { readonly show?: string; readonly page?: number } = {}): string =>
    addressOf("/overdue/flags", { show: asked.show, page: pageInAddress(asked.page) }),
};

/** Addresses of a child’s record and of the tracker, built in one place. */
export const paths = {
  /** With what stands after the question mark, as `trackerList.text` writes it. */
  tracker: (search = ""): string => (search === "" ? "/children" : `/children?${search}`),
  trackerPart: (part: string, search = ""): string =>
    `/children/${part}${search === "" ? "" : `?${search}`}`,
  views: "/children/views",
  newView: (search = ""): string => `/children/views/new${search === "" ? "" : `?${search}`}`,
  view: (viewId: string, search = ""): string =>
    `/children/views/${viewId}${search === "" ? "" : `?${search}`}`,
  deleteView: (viewId: string): string => `/children/views/${viewId}/delete`,
  firstView: "/children/views/first",
  child: (personId: string): string => `/children/${personId}`,
  chronology: (personId: string, query = ""): string => `/children/${personId}/chronology${query}`,
  note: (personId: string): string => `/children/${personId}/note`,
  alreadyHere: (personId: string): string => `/children/${personId}/already-here`,
  level: (personId: string): string => `/children/${personId}/level`,
  worry: (personId: string): string => `/children/${personId}/worry`,
  harm: (personId: string): string => `/children/${personId}/harm-status`,
  tools: (personId: string): string => `/children/${personId}/tools`,
  tool: (personId: string, key: string): string => `/children/${personId}/tools/${key}`,
  toolUse: (personId: string, useId: string): string => `/children/${personId}/tools/uses/${useId}`,
  raiseFlag: (personId: string): string => `/children/${personId}/flags`,
  reviewFlag: (personId: string, flagId: string): string =>
    `/children/${personId}/flags/${flagId}/review`,
  endFlag: (personId: string, flagId: string): string =>
    `/children/${personId}/flags/${flagId}/end`,
  numbers: (personId: string): string => `/children/${personId}/numbers`,
  endNumber: (personId: string, identifierId: string): string =>
    `/children/${personId}/numbers/${identifierId}/end`,
  told: (personId: string): string => `/children/${personId}/told`,
  plan: (personId: string): string => `/children/${personId}/plan`,
  /** Of rooms above: record-matching, outgoing-papers, intake. */
  toTell: (mergeId: string): string => `/same-child/merges/${mergeId}#whom-to-tell`,
  breach: (mergeId: string): string => `/same-child/merges/${mergeId}#breach`,
  pair: (one: string, other: string): string => `/same-child/${one}/${other}`,
  joining: (one: string, other: string, proposalId: string): string =>
    `/same-child/${one}/${other}/merge/${proposalId}`,
  papers: (personId: string): string => `/children/${personId}/papers`,
  raise: (personId: string): string => `/concerns/new?child=${personId}`,
  concerns: (personId: string): string => `/children/${personId}/concerns`,
  circle: (personId: string): string => `/children/${personId}/circle`,
  endPlace: (personId: string, membershipId: string): string =>
    `/children/${personId}/circle/${membershipId}/end`,
  whereabouts: (personId: string): string => `/children/${personId}/whereabouts`,
  endWhereabouts: (personId: string, whereaboutsId: string): string =>
    `/children/${personId}/whereabouts/${whereaboutsId}/end`,
  protect: (personId: string): string => `/children/${personId}/whereabouts/protect`,
  held: (personId: string): string => `/children/${personId}/whereabouts/held`,
  settle: (personId: string, heldWordsId: string): string =>
    `/children/${personId}/whereabouts/held/${heldWordsId}`,
  protection: (personId: string, part = ""): string =>
    `/children/${personId}/whereabouts/protection${part}`,
};

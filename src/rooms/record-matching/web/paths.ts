const pair = (one: string, other: string): string => `/same-child/${one}/${other}`;

/** Every address of this room. */
export const samePaths = {
  all: (page = 1): string => (page > 1 ? `/same-child?page=${page}` : "/same-child"),
  decided: (page = 1): string =>
    page > 1 ? `/same-child/decided?page=${page}` : "/same-child/decided",
  sample: (page = 1): string =>
    page > 1 ? `/same-child/sample?page=${page}` : "/same-child/sample",
  learned: "/same-child/learned",
  byGroup: "/same-child/by-group",
  model: "/same-child/model",
  pair,
  how: (one: string, other: string): string => `${pair(one, other)}/how`,
  end: (one: string, other: string, decisionId: string): string =>
    `${pair(one, other)}/decisions/${decisionId}/end`,
  merge: (one: string, other: string, stays = ""): string =>
    stays === "" ? `${pair(one, other)}/merge` : `${pair(one, other)}/merge?stays=${stays}`,
  proposal: (one: string, other: string, proposalId: string): string =>
    `${pair(one, other)}/merge/${proposalId}`,
  merges: (page = 1): string =>
    page > 1 ? `/same-child/merges?page=${page}` : "/same-child/merges",
  merged: (mergeId: string): string => `/same-child/merges/${mergeId}`,
  /** Where the list of whom to tell begins. */
  tells: (mergeId: string): string => `/same-child/merges/${mergeId}#whom-to-tell`,
  /** Where the list begins of what was written while two records were one. */
  writtenSince: (mergeId: string): string => `/same-child/merges/${mergeId}#written-since`,
  /** Of the registers, in governance. */
  breach: (entryId: string): string => `/governance/registers/breach/${entryId}`,
  split: (mergeId: string): string => `/same-child/merges/${mergeId}/split`,
  tell: (mergeId: string, tellId: string): string =>
    `/same-child/merges/${mergeId}/tells/${tellId}`,
  tellBack: (mergeId: string, tellId: string): string =>
    `/same-child/merges/${mergeId}/tells/${tellId}/back`,
  moveBack: (mergeId: string): string => `/same-child/merges/${mergeId}/moves/back`,
  moves: (mergeId: string): string => `/same-child/merges/${mergeId}/moves`,
  child: (personId: string): string => `/children/${personId}`,
};

/** A page under the list of pairs. */
export const underPairs = (title: string) => ({
  title,
  breadcrumbs: [{ text: "Possible duplicates", href: samePaths.all() }, { text: title }],
});

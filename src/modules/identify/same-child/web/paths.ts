const pair = (one: string, other: string): string => `/same-child/${one}/${other}`;

/** Every address of this room. */
export const samePaths = {
  all: (page = 1): string => (page > 1 ? `/same-child?page=${page}` : "/same-child"),
  decided: (page = 1): string =>
    page > 1 ? `/same-child/decided?page=${page}` : "/same-child/decided",
  pair,
  how: (one: string, other: string): string => `${pair(one, other)}/how`,
  end: (one: string, other: string, decisionId: string): string =>
    `${pair(one, other)}/decisions/${decisionId}/end`,
  child: (personId: string): string => `/children/${personId}`,
};

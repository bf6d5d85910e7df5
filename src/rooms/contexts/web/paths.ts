const one = (id: string): string => `/contexts/${id}`;

/** Addresses of cases on places, groups and online spaces, built in one place. */
export const contextPaths = {
  list: (show?: string): string =>
    show === undefined || show === "open" ? "/contexts" : `/contexts?show=${show}`,
  refer: "/contexts/new",
  one,
  decide: (id: string): string => `${one(id)}/decide`,
  assess: (id: string, tool: string): string => `${one(id)}/assess/${tool}`,
  action: (id: string): string => `${one(id)}/actions/new`,
  endAction: (id: string, actionId: string): string => `${one(id)}/actions/${actionId}`,
  fact: (id: string): string => `${one(id)}/facts/new`,
  factAfter: (id: string, factId: string): string => `${one(id)}/facts/${factId}`,
  voice: (id: string): string => `${one(id)}/voices/new`,
  moved: (id: string): string => `${one(id)}/moved`,
  review: (id: string): string => `${one(id)}/review`,
  owner: (id: string): string => `${one(id)}/owner`,
  close: (id: string): string => `${one(id)}/close`,
  reopen: (id: string): string => `${one(id)}/reopen`,
  readers: (id: string): string => `${one(id)}/readers`,
  conflict: (id: string): string => `${one(id)}/conflict`,
} as const;

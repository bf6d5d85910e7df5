const measure = (id: string): string => `/measures/${id}`;

/** Addresses of measures, built in one place. */
export const measurePaths = {
  board: "/measures",
  review: "/measures?show=review",
  ending: "/measures?show=ending",
  breached: "/measures?show=breached",
  overdue: "/measures?show=overdue",
  catalogue: "/measures/catalogue",
  measure,
  safe: (id: string): string => `${measure(id)}/safe`,
  effect: (id: string): string => `${measure(id)}/effect`,
  step: (id: string): string => `${measure(id)}/step`,
  addAction: (id: string): string => `${measure(id)}/actions/new`,
  endAction: (id: string, actionId: string): string => `${measure(id)}/actions/${actionId}`,
  reviewOne: (id: string): string => `${measure(id)}/review`,
  propose: (thingId: string): string => `/subjects/${thingId}/measures/new`,
  words: (personId: string, id: string): string => `/children/${personId}/measures/${id}`,
} as const;

const ofPerson = (thingId: string): string => `/subjects/${thingId}/forums`;

/** Addresses of the forums that know a person. */
export const forumPaths = {
  choose: (thingId: string): string => `${ofPerson(thingId)}/new`,
  record: (thingId: string, forum: string): string => `${ofPerson(thingId)}/new/${forum}`,
  entry: (thingId: string, id: string): string => `${ofPerson(thingId)}/${id}`,
  change: (thingId: string, id: string): string => `${ofPerson(thingId)}/${id}/change`,
  end: (thingId: string, id: string): string => `${ofPerson(thingId)}/${id}/end`,
} as const;

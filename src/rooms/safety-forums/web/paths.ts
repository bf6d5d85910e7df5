const meeting = (id: string): string => `/safety-forums/meetings/${id}`;
const point = (id: string): string => `/safety-forums/points/${id}`;

/** Addresses of safety forums, built in one place. */
export const forumPaths = {
  home: "/safety-forums",
  mine: "/safety-forums?show=mine",
  overdue: "/safety-forums?show=overdue",
  toRead: "/safety-forums?show=read",
  meetings: "/safety-forums/meetings",
  newMeeting: "/safety-forums/meetings/new",
  meeting,
  newPoint: (id: string): string => `${meeting(id)}/points`,
  point,
  correct: (id: string): string => `${point(id)}/correct`,
  promise: (id: string): string => `${point(id)}/promise`,
  changed: (id: string): string => `${point(id)}/changed`,
  told: (id: string): string => `${point(id)}/told`,
  release: (id: string): string => `${point(id)}/release`,
  permission: (id: string): string => `${point(id)}/permissions`,
  withdraw: (id: string, useId: string): string => `${point(id)}/permissions/${useId}/withdraw`,
  youSaid: "/you-said-we-did",
} as const;

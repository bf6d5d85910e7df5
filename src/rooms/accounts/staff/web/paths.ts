const person = (staffId: string): string => `/admin/people/${staffId}`;

export const paths = {
  people: "/admin/people",
  invite: "/admin/people/invite",
  person,
  posts: (staffId: string): string => `${person(staffId)}/posts`,
  endPost: (staffId: string, postId: string): string => `${person(staffId)}/posts/${postId}/end`,
  endPostOn: (staffId: string): string => `${person(staffId)}/posts/end-on`,
  lastDay: (staffId: string): string => `${person(staffId)}/last-day`,
  unlock: (staffId: string): string => `${person(staffId)}/unlock`,
  endSessions: (staffId: string): string => `${person(staffId)}/end-sessions`,
  end: (staffId: string): string => `${person(staffId)}/end`,
  recovery: (staffId: string): string => `${person(staffId)}/recovery`,
  confirmRecovery: (staffId: string, ticketId: string): string =>
    `${person(staffId)}/recovery/${ticketId}`,
} as const;

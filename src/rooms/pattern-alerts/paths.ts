const all = "/standing-queries";
const suggestion = (id: string): string => `${all}/suggestions/${id}`;

/** Every address of this room. */
export const standingPaths = {
  all: (page = 1): string => (page > 1 ? `${all}?page=${page}` : all),
  query: (key: string): string => `${all}/${key}`,
  suggestion,
  takeUp: (id: string): string => `${suggestion(id)}/take-up`,
  dismiss: (id: string): string => `${suggestion(id)}/dismiss`,
  /** A concern that begins with what is known; nothing is written before somebody sends it. */
  concern: (id: string): string => `/concerns/new?suggestion=${id}`,
  panels: (personId: string): string => `/children/${personId}/panels`,
  child: (personId: string): string => `/children/${personId}`,
};

/** What the MASH asks of agencies: its own addresses, and those of the agencies. */
export const checkPaths = {
  ofConcern: (concernId: string): string => `/mash/${concernId}/checks`,
  told: (concernId: string, checkId: string): string => `/mash/${concernId}/checks/${checkId}`,
  owed: "/overdue/partner-checks",
  chase: "/mash/owed/chase",
  escalate: "/mash/owed/escalate",
  asked: (page = 1): string => (page > 1 ? `/checks?page=${page}` : "/checks"),
  check: (checkId: string): string => `/checks/${checkId}`,
  nothing: (checkId: string): string => `/checks/${checkId}/nothing`,
};

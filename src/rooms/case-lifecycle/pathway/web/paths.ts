/** Addresses of the pathway and of assessments, built in one place. */
export const pathwayPaths = {
  pathway: (on?: string): string => (on === undefined ? "/pathway" : `/pathway?on=${on}`),
  drift: (more: { stage?: string; beyond?: "yes"; page?: number } = {}): string => {
    const query = new URLSearchParams();
    if (more.stage) query.set("stage", more.stage);
    if (more.beyond) query.set("beyond", more.beyond);
    if (more.page !== undefined && more.page > 1) query.set("page", String(more.page));
    return query.size === 0 ? "/pathway/drift" : `/pathway/drift?${query.toString()}`;
  },
  child: (personId: string): string => `/children/${personId}/pathway`,
  running: "/assessments",
  assessments: (personId: string): string => `/children/${personId}/assessments`,
  begin: (personId: string, kind?: string): string =>
    `/children/${personId}/assessments/new${kind === undefined ? "" : `?kind=${kind}`}`,
  assessment: (personId: string, assessmentId: string): string =>
    `/children/${personId}/assessments/${assessmentId}`,
  finish: (personId: string, assessmentId: string): string =>
    `/children/${personId}/assessments/${assessmentId}/finish`,
};

const waiting = (waitingExportId: string): string => `/exports/waiting/${waitingExportId}`;

/** Addresses of exports. */
export const paths = {
  /** With what stands after the question mark in the address of the list. */
  make: (search: string): string => `/children/export${search === "" ? "" : `?${search}`}`,
  list: (search: string): string => `/children${search === "" ? "" : `?${search}`}`,
  register: ({ overdue = false, page = 1 }: { overdue?: boolean; page?: number } = {}): string => {
    const parts = [...(overdue ? ["due=overdue"] : []), ...(page > 1 ? [`page=${page}`] : [])];
    return `/exports${parts.length === 0 ? "" : `?${parts.join("&")}`}`;
  },
  waiting,
  release: (waitingExportId: string): string => `${waiting(waitingExportId)}/release`,
  sendBack: (waitingExportId: string): string => `${waiting(waitingExportId)}/send-back`,
  withdraw: (waitingExportId: string): string => `${waiting(waitingExportId)}/withdraw`,
  take: (waitingExportId: string): string => `${waiting(waitingExportId)}/take`,
  entry: (exportId: string): string => `/exports/${exportId}`,
  destroyed: (exportId: string): string => `/exports/${exportId}/destroyed`,
};

const waiting = (waitingExportId: string): string => `/exports/waiting/${waitingExportId}`;

/** Addresses of exports. */
export const paths = {
  /** With what stands after the question mark in the address of the list. */
  make: (search: string): string => `/children/export${search === "" ? "" : `?${search}`}`,
  list: (search: string): string => `/children${search === "" ? "" : `?${search}`}`,
  register: "/exports",
  waiting,
  release: (waitingExportId: string): string => `${waiting(waitingExportId)}/release`,
  sendBack: (waitingExportId: string): string => `${waiting(waitingExportId)}/send-back`,
  withdraw: (waitingExportId: string): string => `${waiting(waitingExportId)}/withdraw`,
  take: (waitingExportId: string): string => `${waiting(waitingExportId)}/take`,
  entry: (exportId: string): string => `/exports/${exportId}`,
  destroyed: (exportId: string): string => `/exports/${exportId}/destroyed`,
};

export const leaverPaths = {
  list: "/leavers",
  leaver: (staffId: string): string => `/leavers/${staffId}`,
  places: (staffId: string): string => `/leavers/${staffId}/places`,
  work: (staffId: string): string => `/leavers/${staffId}/work`,
  confirmWork: (staffId: string): string => `/leavers/${staffId}/work/confirm`,
  promises: (staffId: string): string => `/leavers/${staffId}/promises`,
} as const;

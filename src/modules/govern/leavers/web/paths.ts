export const leaverPaths = {
  list: "/leavers",
  leaver: (staffId: string): string => `/leavers/${staffId}`,
  places: (staffId: string): string => `/leavers/${staffId}/places`,
  promises: (staffId: string): string => `/leavers/${staffId}/promises`,
} as const;

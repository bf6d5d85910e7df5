/** Addresses of the team and of supervision, built in one place. */
export const teamPaths = {
  team: "/team",
  worker: (staffId: string): string => `/team/${staffId}`,
  supervision: (personId: string): string => `/children/${personId}/supervision`,
  leaver: (staffId: string): string => `/leavers/${staffId}`,
};

import type { EducationKind } from "../kinds.ts";

/** Addresses of education and schools, built in one place. */
export const educationPaths = {
  child: (personId: string): string => `/children/${personId}/education`,
  add: (personId: string, kind: EducationKind, corrects?: string): string =>
    `/children/${personId}/education/${kind}${corrects === undefined ? "" : `?corrects=${corrects}`}`,
  list: "/education",
  schools: "/schools",
  newSchool: "/schools/new",
  school: (schoolId: string): string => `/schools/${schoolId}`,
};

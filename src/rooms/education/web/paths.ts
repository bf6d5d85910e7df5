import type { EducationKind } from "../kinds.ts";
import type { EducationList } from "../list-reads.ts";

type ListQuery = { readonly show?: EducationList; readonly page?: number };

/** Addresses of education and schools, built in one place. */
export const educationPaths = {
  child: (personId: string): string => `/children/${personId}/education`,
  add: (personId: string, kind: EducationKind, corrects?: string): string =>
    `/children/${personId}/education/${kind}${corrects === undefined ? "" : `?corrects=${corrects}`}`,
  list: ({ show, page }: ListQuery = {}): string => {
    const query = new URLSearchParams();
    if (show !== undefined && show !== "timetable") query.set("show", show);
    if (page !== undefined && page > 1) query.set("page", String(page));
    return query.size === 0 ? "/education" : `/education?${query.toString()}`;
  },
  schools: "/schools",
  newSchool: "/schools/new",
  school: (schoolId: string): string => `/schools/${schoolId}`,
};

import type { TrackerSort } from "../tracker-reads.ts";

/** Every address of this slice, built in one place. */
export const paths = {
  tracker: (
    query: {
      level?: string | undefined;
      harm?: string | undefined;
      isOverdue?: boolean | undefined;
      sort?: TrackerSort | undefined;
      closed?: boolean;
      page?: number;
    } = {},
  ): string => {
    const search = new URLSearchParams();
    if (query.level) search.set("level", query.level);
    if (query.harm) search.set("harm", query.harm);
    if (query.isOverdue) search.set("due", "overdue");
    if (query.closed) search.set("show", "closed");
    if (query.sort && query.sort !== "review") search.set("sort", query.sort);
    if (query.page && query.page > 1) search.set("page", String(query.page));
    const text = search.toString();
    return text === "" ? "/children" : `/children?${text}`;
  },
  child: (personId: string): string => `/children/${personId}`,
  chronology: (personId: string, page = 1): string =>
    `/children/${personId}/chronology${page > 1 ? `?page=${page}` : ""}`,
  note: (personId: string): string => `/children/${personId}/note`,
  level: (personId: string): string => `/children/${personId}/level`,
  worry: (personId: string): string => `/children/${personId}/worry`,
  harm: (personId: string): string => `/children/${personId}/harm-status`,
  raiseFlag: (personId: string): string => `/children/${personId}/flags`,
  reviewFlag: (personId: string, flagId: string): string =>
    `/children/${personId}/flags/${flagId}/review`,
  endFlag: (personId: string, flagId: string): string =>
    `/children/${personId}/flags/${flagId}/end`,
  plan: (personId: string): string => `/children/${personId}/plan`,
  /** Of the slice of concerns, which leans on this one. */
  concerns: (personId: string): string => `/children/${personId}/concerns`,
  circle: (personId: string): string => `/children/${personId}/circle`,
  endPlace: (personId: string, membershipId: string): string =>
    `/children/${personId}/circle/${membershipId}/end`,
  whereabouts: (personId: string): string => `/children/${personId}/whereabouts`,
  endWhereabouts: (personId: string, whereaboutsId: string): string =>
    `/children/${personId}/whereabouts/${whereaboutsId}/end`,
  protect: (personId: string): string => `/children/${personId}/whereabouts/protect`,
  protection: (personId: string, part = ""): string =>
    `/children/${personId}/whereabouts/protection${part}`,
};

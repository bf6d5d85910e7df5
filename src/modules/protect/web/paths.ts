import type { TrackerSort } from "../tracker-reads.ts";

/** Every address of this slice, built in one place. */
export const paths = {
  tracker: (
    query: {
      level?: string | undefined;
      sort?: TrackerSort | undefined;
      closed?: boolean;
      page?: number;
    } = {},
  ): string => {
    const search = new URLSearchParams();
    if (query.level) search.set("level", query.level);
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
  circle: (personId: string): string => `/children/${personId}/circle`,
  endPlace: (personId: string, membershipId: string): string =>
    `/children/${personId}/circle/${membershipId}/end`,
};

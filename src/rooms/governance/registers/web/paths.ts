import type { RegisterKey } from "../register.ts";

/** Addresses of the registers. */
export const paths = {
  index: "/governance",
  register: (key: RegisterKey, part = ""): string => `/governance/registers/${key}${part}`,
  listing: (key: RegisterKey, { ended = false, page = 1 } = {}): string => {
    const parts = [...(ended ? ["show=all"] : []), ...(page > 1 ? [`page=${page}`] : [])];
    return `/governance/registers/${key}${parts.length === 0 ? "" : `?${parts.join("&")}`}`;
  },
  entry: (key: RegisterKey, entryId: string, part = ""): string =>
    `/governance/registers/${key}/${entryId}${part}`,
  controllers: "/governance/controllers",
  holds: "/governance/holds",
  retention: "/governance/retention",
  facts: "/governance/facts",
  sharing: "/governance/sharing",
  report: "/governance/report",
  privacy: "/privacy",
  algorithms: "/algorithms",
};

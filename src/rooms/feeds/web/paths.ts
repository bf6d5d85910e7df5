/** Addresses of what other systems send, in one place. */
export const feedPaths = {
  all: (page = 1) => (page > 1 ? `/feeds?page=${page}` : "/feeds"),
  add: "/feeds/add",
  source: (sourceId: string) => `/feeds/sources/${sourceId}`,
  edit: (sourceId: string) => `/feeds/sources/${sourceId}/edit`,
  end: (sourceId: string) => `/feeds/sources/${sourceId}/end`,
  run: (runId: string) => `/feeds/runs/${runId}`,
  columns: (runId: string) => `/feeds/runs/${runId}/columns`,
  go: (runId: string) => `/feeds/runs/${runId}/go`,
  stop: (runId: string) => `/feeds/runs/${runId}/stop`,
  problems: (runId: string) => `/feeds/runs/${runId}/problems`,
  waiting: (page = 1) => (page > 1 ? `/feeds/waiting?page=${page}` : "/feeds/waiting"),
  row: (waitingId: string) => `/feeds/waiting/${waitingId}`,
  aside: (waitingId: string) => `/feeds/waiting/${waitingId}/aside`,
  settle: (waitingId: string) => `/feeds/waiting/${waitingId}/settle`,
};

export const feedsTitle = "What other systems send";

export { findRunningServer } from "./find-running.ts";
export { ServerUnavailable } from "./server-unavailable.ts";
export { startServer, type RunningServer } from "./start-server.ts";
export type { Watcher } from "./keep-running.ts";

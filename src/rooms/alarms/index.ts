export { acknowledge } from "./acknowledge.ts";
export { alarmKinds, isAlarmKind } from "./alarm-kinds.ts";
export { listAlarms } from "./alarm-reads.ts";
export { chaseJobs } from "./chase-job.ts";
export { soundAlarm } from "./sound-alarm.ts";
export { alarmPaths } from "./web/paths.ts";

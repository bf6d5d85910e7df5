export { acknowledge } from "./acknowledge.ts";
export { alarmKinds, alarmWords, isAlarmKind } from "./alarm-kinds.ts";
export { findAlarm, listAlarms } from "./alarm-reads.ts";
export { chaseJobs } from "./chase-job.ts";
export { soundAlarm } from "./sound-alarm.ts";

export const alarmPaths = {
  list: "/alarms",
  one: (alarmId: string): `/${string}` => `/alarms/${alarmId}`,
  /** For anybody. */
  fault: "/report-a-fault",
} as const;

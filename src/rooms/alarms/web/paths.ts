export const alarmPaths = {
  list: "/alarms",
  one: (alarmId: string): `/${string}` => `/alarms/${alarmId}`,
} as const;

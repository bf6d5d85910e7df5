const one = (id: string): string => `/licensing/${id}`;
const ofThing = (thingId: string): string => `/subjects/${thingId}/licences`;

/** Addresses of licences and of referrals to licensing authorities, built in one place. */
export const licensingPaths = {
  list: (show?: string): string =>
    show === undefined || show === "to-send" ? "/licensing" : `/licensing?show=${show}`,
  one,
  sent: (id: string): string => `${one(id)}/sent`,
  checked: (id: string): string => `${one(id)}/checked`,
  answered: (id: string): string => `${one(id)}/answered`,
  close: (id: string): string => `${one(id)}/close`,
  ofThing,
  record: (thingId: string): string => `${ofThing(thingId)}/new`,
  end: (thingId: string, licenceId: string): string => `${ofThing(thingId)}/${licenceId}/end`,
  refer: (thingId: string, licenceId: string): string => `${ofThing(thingId)}/${licenceId}/refer`,
} as const;

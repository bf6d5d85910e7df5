const message = (id: string): string => `/mash/public/${id}`;

const words = "/admin/configuration/public-form/words";

/** Every address of this room. */
export const paths = {
  signs: "/signs",
  reader: (key: string): string => `/signs/${key}`,
  poster: (key: string): string => `/signs/${key}/poster`,
  help: "/what-to-do-now",
  tell: "/tell-us",
  form: (danger: string): string => `/tell-us?danger=${danger}`,
  again: "/tell-us/form",
  check: "/tell-us/check",
  send: "/tell-us/send",
  status: "/tell-us/status",
  know: "/do-you-know",
  queue: "/mash/public",
  aside: "/mash/public?show=aside",
  message,
  takeOn: (id: string): string => `${message(id)}/take-on`,
  place: (id: string): string => `${message(id)}/place`,
  thing: (thingId: string): string => `/subjects/${thingId}`,
  setAside: (id: string): string => `${message(id)}/set-aside`,
  concern: (concernId: string): string => `/mash/${concernId}`,
  report: "/route-checks",
  words,
  wordsOf: (part: string): string => `${words}/${part}`,
  wordsPreview: `${words}/preview`,
  wordsPut: `${words}/put`,
  wordsDiscard: `${words}/discard`,
};

/** What a webhook can tell of. */
export const hookEvents = {
  "note.made": "A decision was made and waits to be filed",
  "note.filed": "A decision was marked as filed",
  "concern.decided": "A concern that its team sent was answered",
} as const;

type HookEvent = keyof typeof hookEvents;

export const isHookEvent = (name: string): name is HookEvent => Object.hasOwn(hookEvents, name);

/** The kinds of a message, with the one that a person sends to try it out. */
export const messageNames: Readonly<Record<string, string>> = { ...hookEvents, test: "A test" };

/** The events in words, in their own order. */
export const eventWords = (events: readonly string[]): readonly string[] =>
  Object.entries(hookEvents).flatMap(([key, name]) => (events.includes(key) ? [name] : []));

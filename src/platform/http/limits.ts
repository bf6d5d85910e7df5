/** The largest form Lantern reads; files have their own, stated limits. */
export const formLimit = 1024 * 1024;

/**
 * The largest that may come back through sign-in: a kept form is its fields as JSON, sealed and in
 * base64, and grows by a half at most.
 */
export const keptLimit = 2 * formLimit;

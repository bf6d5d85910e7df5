/** The largest form Lantern reads; files have their own, stated limits. */
export const formLimit = 1024 * 1024;

/**
 * The largest that may come back through sign-in: a kept form is its fields as JSON, sealed and in
 * base64, and grows by a half at most.
 */
export const keptLimit = 2 * formLimit;

/**
 * The most bytes of files that are read, and for the most part dropped, to answer with the form and
 * what was typed. Above it the answer is the page that says it is too large.
 */
export const uploadLimit = 100 * 1024 * 1024;

/** How long a form may take to arrive: the whole request, and one without files. */
export const patience = { upload: 300_000, form: 30_000 };

/** The version that a form says it has read. Anything but a number that could be one is none that any row ever has. */
export const versionOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/** The largest file that is stored. */
export const fileLimit = 10 * 1024 * 1024;

/** The most files that one form brings. */
export const filesLimit = 5;

/** Where a file is offered, its page says so. */
export const notChecked = "Lantern does not check files for viruses.";

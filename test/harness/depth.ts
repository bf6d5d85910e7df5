/**
 * True in `npm run test:all`: everything is proved, nothing is left to rotation. False in `npm test`.
 * The only place that reads LANTERN_TEST_ALL.
 */
export const isWhole: boolean = process.env["LANTERN_TEST_ALL"] === "1";

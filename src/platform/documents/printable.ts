import { withoutHeld } from "../words/index.ts";

/** Text as a file can hold it: XML 1.0 has no way to say other control characters, and Word would refuse the whole file. */
export const printable = (text: string): string =>
  withoutHeld(text).replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

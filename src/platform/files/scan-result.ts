import type { AcceptedFile } from "./accept-file.ts";

/** What is kept of looking for harm: that nothing was found, or that no scanner is there. */
export type ScanResult = "clean" | "not scanned";

export type ScannedFile = AcceptedFile & { readonly scan: ScanResult };

/** What stands beside a file. */
export const scanWords: Readonly<Record<ScanResult, string>> = {
  clean: "The virus scanner found nothing",
  "not scanned": "Not scanned for viruses: no scanner is configured",
};

export const isScanResult = (text: string | null): text is ScanResult =>
  text !== null && Object.hasOwn(scanWords, text);

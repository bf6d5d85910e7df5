import type { StoredFile } from "../files/stored-files.ts";

/**
 * Headers of a stored file: always saved and never opened in the browser, where it would stand
 * under our own address. They replace those of a page.
 */
export function fileHeaders({ name, mediaType }: StoredFile): Readonly<Record<string, string>> {
  return {
    "content-type": mediaType,
    "content-disposition": disposition(name),
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  };
}

/** The name twice, as RFC 6266 has it: for old browsers in ASCII, for others in full (RFC 8187). */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const full = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}

/** The audit is not what was signed last: nothing is signed over it. */
export class AuditAltered extends Error {
  override readonly name = "AuditAltered";
}

/**
 * What PostgreSQL says of a table that is gone, or of a value that it cannot hand out. Of a connection
 * that was lost it says nothing about the audit.
 */
export function unreadableWords(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(0A|22|42|XX)/.test(code) ? `PostgreSQL cannot read the audit (${code})` : undefined;
}

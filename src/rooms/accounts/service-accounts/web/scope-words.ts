import { permissions, type Permission } from "../../../../kernel/permissions.ts";

/** What a token may be used for, in the words of the permissions; one that is no more by its name. */
export function scopeWords(scopes: readonly string[]): string {
  return scopes.map((scope) => (isPermission(scope) ? permissions[scope] : scope)).join("; ");
}

const isPermission = (scope: string): scope is Permission => Object.hasOwn(permissions, scope);

/** An expected refusal is a value, never an exception. */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

/** The last branch of a switch: a case that the types rule out is a programming error. */
export function assertNever(unexpected: never): never {
  throw new Error(`Case not handled: ${JSON.stringify(unexpected)}`);
}

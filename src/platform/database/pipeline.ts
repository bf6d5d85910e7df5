type ReadQuery = Readonly<Record<string, Promise<unknown>>>;
type Answers<A extends ReadQuery> = { readonly [K in keyof A]: Awaited<A[K]> };

/**
 * What a page asks that needs no answer of the rest: the statements go to the server together
 * (send-ahead.ts), which does one after the other, and not each when the one before is answered.
 */
export async function pipelined<A extends ReadQuery>(asked: A): Promise<Answers<A>> {
  const answers = await Promise.all(Object.values(asked));
  const names = Object.keys(asked);
  return Object.fromEntries(names.map((name, at) => [name, answers[at]])) as Answers<A>;
}

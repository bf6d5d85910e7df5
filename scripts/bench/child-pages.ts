import type { Page } from "./pages.ts";

type Child = { readonly personId: string };

/** Pages of records: of some children by turns, and who has looked at one of them. */
export function childPages(some: readonly Child[], first: Child): readonly Page[] {
  const ofSome = (turn: number): string => `/children/${some[turn % some.length]?.personId ?? ""}`;
  return [
    { name: "child", address: ofSome },
    {
      name: "family of nine",
      address: (turn) => `${ofSome(turn)}/family`,
      shows: /Benchmark kin 9/,
    },
    { name: "access page", address: (turn) => `${ofSome(turn)}/access` },
    { name: "who has looked", address: () => `/children/${first.personId}/looked?period=all` },
  ];
}

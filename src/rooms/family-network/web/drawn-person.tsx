import type { VNode } from "preact";
import { safeties } from "../family.ts";
import { inLines, symbol, type Placed, type Point, type Shape } from "../drawn/place-family.ts";

const outlines = {
  safe: undefined,
  supervised: "7 4",
  "not-safe": undefined,
  "not-known": "2 4",
} as const;

type Props = { readonly one: Placed; readonly href: string };

/** A symbol with a name, which leads to what is recorded of the person. */
export function DrawnPerson({ one, href }: Props): VNode {
  const { x, y, called, relation, safety = "not-known", isUntold, livesWith } = one;
  const names = inLines(called);
  const marks = [
    ...(livesWith ? ["Same household"] : []),
    ...(isUntold ? ["Must not be told"] : []),
  ];
  const below = [...names, relation, ...marks];
  const label = [`${called}, ${relation}`, `Contact: ${safeties[safety]}`, ...marks].join(". ");
  return (
    <a href={href} aria-label={label}>
      <Symbol shape={one.shape} x={x} y={y} safety={safety} />
      {below.map((line, at) => (
        <text
          x={x}
          y={y + symbol.half + 18 + at * 16}
          text-anchor="middle"
          font-size={at < names.length ? 15 : 13}
          font-weight={line === "Must not be told" ? 700 : undefined}
        >
          {line}
        </text>
      ))}
    </a>
  );
}

type SymbolProps = Point & {
  readonly shape: Shape;
  readonly safety?: keyof typeof outlines;
  readonly isChild?: true;
};

export function Symbol({ shape, x, y, safety = "safe", isChild }: SymbolProps): VNode {
  const isUnsafe = safety === "not-safe";
  const half = symbol.half;
  return (
    <g
      class="app-genogram__symbol"
      stroke="currentColor"
      stroke-width={isUnsafe ? 4 : 2}
      stroke-dasharray={outlines[safety]}
    >
      <Outline shape={shape} x={x} y={y} half={half} />
      {isChild && <Outline shape={shape} x={x} y={y} half={half - 6} />}
      {isUnsafe && <path d={`M${x - half} ${y + half}L${x + half} ${y - half}`} />}
    </g>
  );
}

function Outline({
  shape,
  x,
  y,
  half,
}: Point & { readonly shape: Shape; readonly half: number }): VNode {
  if (shape === "circle") return <circle cx={x} cy={y} r={half} />;
  if (shape === "square")
    return <rect x={x - half} y={y - half} width={2 * half} height={2 * half} />;
  return <path d={`M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z`} />;
}

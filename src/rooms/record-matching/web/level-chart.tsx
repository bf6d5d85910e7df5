import type { VNode } from "preact";
import type { WeighedLevel } from "../explained.ts";

const [width, row, left, right, bar] = [340, 44, 8, 332, 10];

type LevelChartProps = {
  readonly id: string;
  readonly title: string;
  readonly levels: readonly WeighedLevel[];
};

/** For each level two bars from none to all: filled for one child, empty for two. The table beside it says the same. */
export function LevelChart({ id, title, levels }: LevelChartProps): VNode {
  return (
    <svg
      class="app-waterfall"
      role="img"
      aria-labelledby={id}
      viewBox={`0 0 ${width} ${levels.length * row + row / 2}`}
      focusable="false"
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id={id}>{title}</title>
      <text class="app-waterfall__name" x={left} y={12}>
        Filled: one child (m). Empty: two children (u).
      </text>
      {levels.map(({ label, m, u }, at) => {
        const top = row / 2 + at * row;
        return (
          <g>
            <text class="app-waterfall__name" x={left} y={top + 12}>
              {label}
            </text>
            <Share kind="for" share={m.share} top={top + 16} />
            <Share kind="against" share={u.share} top={top + 16 + bar} />
          </g>
        );
      })}
    </svg>
  );
}

type ShareProps = {
  readonly kind: "for" | "against";
  readonly share: number;
  readonly top: number;
};

const Share = ({ kind, share, top }: ShareProps): VNode => (
  <rect
    class={`app-waterfall__bar app-waterfall__bar--${kind}`}
    x={left}
    y={top}
    width={Math.max(1, share * (right - left))}
    height={bar}
  />
);

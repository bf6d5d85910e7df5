import type { VNode } from "preact";
import { encode } from "uqr";

/** A QR code as one path. The same address stands beside it in letters, for who cannot scan it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): VNode {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const path = data
    .flatMap((line, y) => line.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    <svg
      class="app-qr-code"
      viewBox={`0 0 ${size} ${size}`}
      width="320"
      height="320"
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}

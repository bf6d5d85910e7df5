import { isIPv4, isIPv6 } from "node:net";

/**
 * Whom a limit for one network counts: an IPv4 address, and of IPv6 the 64 bits that one household or office
 * is given, however the address is written: each of them can use another address for each attempt.
 */
export function sourceOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  if (isIPv4(ip)) return ip;
  const plain = ip.replace(/%.*$/u, "");
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 4).join(":")}::/64` : "not known";
}

function groupsOf(ip: string): readonly string[] {
  // As browsers write it: small letters, no zeros in front, a dotted end as two groups.
  const written = new URL(`http://[${ip}]`).hostname.slice(1, -1);
  const [head = "", tail = ""] = written.split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === "" ? [] : tail.split(":");
  return [...front, ...Array<string>(8 - front.length - back.length).fill("0"), ...back];
}

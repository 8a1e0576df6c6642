/** The geometry of the thread: a ribbon from a point to its evidence across the gutter. */

/** A stretch of height, in CSS pixels from the gutter's top. */
export interface Stripe {
  top: number;
  bottom: number;
}

/** Stripes that touch, or lie less than `gap` apart, become one. */
export function merge(stripes: readonly Stripe[], gap = 8): Stripe[] {
  const out: Stripe[] = [];
  for (const stripe of [...stripes].sort((a, b) => a.top - b.top)) {
    const last = out.at(-1);
    if (last !== undefined && stripe.top - last.bottom <= gap) last.bottom = Math.max(last.bottom, stripe.bottom);
    else out.push({ ...stripe });
  }
  return out;
}

/**
 * The part of a stripe inside the bounds. What lies wholly outside becomes a thin stripe at the
 * edge it lies beyond, so that a thread still shows which way to go.
 */
export function clip(stripe: Stripe, bounds: Stripe): Stripe & { hidden: boolean } {
  const EDGE = 3;
  if (stripe.bottom <= bounds.top) return { top: bounds.top, bottom: bounds.top + EDGE, hidden: true };
  if (stripe.top >= bounds.bottom) return { top: bounds.bottom - EDGE, bottom: bounds.bottom, hidden: true };
  return { top: Math.max(stripe.top, bounds.top), bottom: Math.min(stripe.bottom, bounds.bottom), hidden: false };
}

/** The outline of a ribbon from `from` at x = `x0` to `to` at x = `x1`, for an SVG path. */
export function ribbon(from: Stripe, to: Stripe, x0: number, x1: number): string {
  const middle = round((x0 + x1) / 2);
  const [a, b] = [round(x0), round(x1)];
  const curve = (y0: number, y1: number, end: number) => `C${String(middle)} ${String(y0)} ${String(middle)} ${String(y1)} ${String(end)} ${String(y1)}`;
  const [ft, fb, tt, tb] = [round(from.top), round(from.bottom), round(to.top), round(to.bottom)];
  return `M${String(a)} ${String(ft)}${curve(ft, tt, b)}L${String(b)} ${String(tb)}${curve(tb, fb, a)}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

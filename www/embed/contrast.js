// Contrast as WCAG 2.2 defines it.

// The relative luminance of `#rgb` or `#rrggbb`, 0 for black to 1 for white.
function luminance(colour) {
  const digits = colour.length === 4 ? colour.replace(/[^#]/g, "$&$&") : colour;
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(digits.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// From 1 to 21.
export function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

// Cut to one decimal and not rounded: 4.49 must not be said to be the 4.5 that it is not.
export const said = (ratio) => (Math.floor(ratio * 10) / 10).toFixed(1);

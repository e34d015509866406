// How a test says what it found.

/**
 * Fails with everything that was found. A fault is "place: what is wrong"; one that stands in many places is said
 * once, with their number. Where the test itself stands says nothing more.
 */
export function none(faults, most = 30) {
  if (faults.length === 0) return;
  const places = new Map();
  for (const fault of faults) {
    const [, place, what] = /^(.*?): (.*)$/s.exec(fault) ?? [null, "", fault];
    places.set(what, [...(places.get(what) ?? []), place]);
  }
  const lines = [...places].map(([what, at]) => `${at[0]}${at.length > 1 ? ` and ${at.length - 1} more` : ""}: ${what}`);
  if (lines.length > most) lines.splice(most, Infinity, `and ${lines.length - most} other faults`);
  const error = new Error(`${faults.length} found\n  ${lines.join("\n  ")}`);
  error.stack = error.message;
  throw error;
}

/** Where a scroller of so many cards is: whether there is more on either side, and which are in view. */
export function position(track, count) {
  const start = Math.abs(track.scrollLeft);
  const end = start + track.clientWidth;
  const card = track.scrollWidth / count;
  return {
    first: Math.round(start / card) + 1,
    last: Math.min(count, Math.round(end / card)),
    atStart: start < 2,
    atEnd: end > track.scrollWidth - 2,
  };
}

/** Brings the cards before (-1) or after (1) those in view. */
export function turn(track, direction) {
  track.scrollBy({ left: direction * track.clientWidth, behavior: "smooth" });
}

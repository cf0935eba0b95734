/** Frames of a page over some seconds: how many a second, and how long the longest took in milliseconds. */
export function countFrames(page, seconds) {
  return page.evaluate((milliseconds) => new Promise((resolve) => {
    const times = [];
    const tick = (now) => {
      times.push(now);
      if (now - times[0] < milliseconds) {
        requestAnimationFrame(tick);
        return;
      }
      const gaps = times.slice(1).map((time, index) => time - times[index]);
      resolve({ framesPerSecond: (1000 * gaps.length) / (times.at(-1) - times[0]), longestFrame: Math.max(...gaps), lateFrames: gaps.filter((gap) => gap > 25).length });
    };
    requestAnimationFrame(tick);
  }), seconds * 1000);
}

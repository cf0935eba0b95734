/** Runs in the page: notes input, what changes on the screen, frames and long tasks, all on the page's own clock. */
function install() {
  // Naive UI animates its controls for a while after they were used; what they did is seen elsewhere.
  const CONTROLS = '.n-checkbox, .n-radio-group, .n-base-selection, .n-button, .n-base-wave';
  let record = { inputs: [], changes: [], frames: [], tasks: [] };
  let inFrame = false;
  let lastWork = performance.now();
  // What changes while a frame is made is painted in it, else in the next one.
  const change = () => {
    lastWork = performance.now();
    record.changes.push({ at: lastWork, frame: record.frames.length - (inFrame ? 1 : 0) });
  };

  for (const type of ['pointerdown', 'pointerup', 'keydown']) window.addEventListener(type, ({ timeStamp }) => { record.inputs.push(timeStamp); }, { capture: true, passive: true });
  new MutationObserver((mutations) => {
    const counts = ({ type, target }) => {
      const element = target instanceof Element ? target : target.parentElement;
      return type === 'attributes' ? !(element.getAttribute('class') ?? '').startsWith('n-') : element?.closest(CONTROLS) === null;
    };
    if (mutations.some(counts)) change();
  }).observe(document.getElementById('main'), { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['class', 'style', 'd', 'transform', 'points', 'aria-pressed', 'aria-selected'] });
  // Every painting of a canvas begins with it.
  const { setTransform } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.setTransform = function (...values) {
    change();
    return setTransform.apply(this, values);
  };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      record.tasks.push({ start: startTime, end: startTime + duration });
      lastWork = Math.max(lastWork, startTime + duration);
    }
  }).observe({ entryTypes: ['longtask'] });
  const { port1, port2 } = new MessageChannel();
  // The first task after a frame was made: its painting is done.
  port1.onmessage = () => {
    record.frames.at(-1).end = performance.now();
    inFrame = false;
  };
  const frame = () => {
    requestAnimationFrame(frame);
    if (inFrame) return;
    inFrame = true;
    record.frames.push({ start: performance.now(), end: null });
    port2.postMessage(null);
  };
  requestAnimationFrame(frame);

  window.interaction = {
    begin() {
      record = { inputs: [], changes: [], frames: record.frames.slice(-1), tasks: [] };
    },
    /** Resolves when nothing has changed for so long. */
    rest: (quiet, limit) => new Promise((resolve) => {
      const begun = performance.now();
      lastWork = begun;
      const look = () => {
        const now = performance.now();
        if (now - lastWork >= quiet || now - begun > limit) resolve(record);
        else setTimeout(look, 20);
      };
      look();
    }),
  };
}

const QUIET_MILLISECONDS = 250;
const LONGEST_REST = 30_000;

/** What watches a page for how quickly it answers; installed once a page. */
export async function watchInteraction(page) {
  await page.evaluate(install);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => 1000 * (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
  const rest = (quiet = QUIET_MILLISECONDS) => page.evaluate(([still, limit]) => window.interaction.rest(still, limit), [quiet, LONGEST_REST]);
  return {
    rest,
    /** @param gesture the input that is timed; @param done waits for what has to be read first */
    async time(gesture, done) {
      await rest();
      await page.evaluate(() => { window.interaction.begin(); });
      const before = await worked();
      await gesture();
      // What is read first may only then begin to say so: a view's own code is read before its data.
      if (done) await rest();
      await done?.();
      const record = await rest();
      return { ...timing(record), work: await worked() - before };
    },
  };
}

/**
 * Milliseconds from the last press, release or key before anything changed
 *   answered  until the first frame that shows a change is painted and the thread is free
 *   complete  until the last one is
 *   blocked   the longest that the thread was kept between two frames on the way
 * `time` adds `work`, the processor time of the page's main thread, which other programs at work make no longer.
 */
function timing({ inputs, changes, frames, tasks }) {
  const first = changes.find(({ at }) => at >= inputs[0]) ?? null;
  const start = inputs.filter((at) => first === null || at <= first.at).at(-1);
  const painted = ({ frame }) => frames[frame]?.end ?? frames.at(-1).end ?? frames.at(-1).start;
  const free = (end) => tasks.filter((task) => task.start <= end + 1).reduce((latest, task) => Math.max(latest, task.end), end);
  const answered = free(first === null ? frames.find((frame) => frame.start >= start)?.end ?? start : painted(first));
  const complete = Math.max(answered, ...changes.filter(({ at }) => at >= start).map(painted), ...tasks.filter((task) => task.end > start).map((task) => task.end));
  const on = frames.filter((frame) => frame.start >= start && frame.start <= complete);
  const blocked = Math.max(0, ...on.slice(1).map((frame, index) => frame.start - on[index].start));
  return { answered: answered - start, complete: complete - start, blocked };
}

/** Runs in the page: speaks to the main process beside the window, and notes which metric lines it sends. */
function install() {
  const FIRST = 1_000_000;
  const waiting = new Map();
  const sequences = {};
  const receive = (message) => {
    if (message.kind === 'event' && message.event === 'runs.metricsAdded') (sequences[message.payload.id] ??= []).push(...message.payload.records.map(({ sequence }) => sequence));
    if (message.kind === 'response') waiting.get(message.id)?.(message);
  };
  const line = window.workbench;
  const socket = line ? null : new WebSocket(`ws://${location.host}/socket`);
  line?.onMessage(receive);
  socket?.addEventListener('message', ({ data }) => { receive(JSON.parse(data)); });
  let next = FIRST;
  window.bench = {
    sequences,
    async call(name, input) {
      if (socket?.readyState === WebSocket.CONNECTING) await new Promise((resolve) => { socket.addEventListener('open', resolve, { once: true }); });
      const request = { kind: 'request', id: next++, call: name, input };
      const answer = new Promise((resolve) => { waiting.set(request.id, resolve); });
      if (line) line.send(request);
      else socket.send(JSON.stringify(request));
      const { ok, output, problem } = await answer;
      if (!ok) throw new Error(problem.what);
      return output;
    },
  };
}

/** A voice in an application's page: `call` asks the main process, `sequences` has the metric lines of a run that arrived. */
export async function pageVoice(page) {
  await page.evaluate(install);
  return {
    call: (name, input) => page.evaluate(([called, given]) => window.bench.call(called, given), [name, input]),
    sequences: (id) => page.evaluate((run) => window.bench.sequences[run] ?? [], id),
  };
}

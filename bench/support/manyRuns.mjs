// Writes a runs folder with many finished runs, to measure screens that show them all: copies of trained runs in which the
// seed, β and every number differ, with metric lines of their own.
//   writeManyRuns({ templates, into, runs, lines })   templates: folders of finished runs, one a decoder; they share the copies evenly
// Usage: node bench/support/manyRuns.mjs --from RUN [--from RUN …] --into FOLDER [--runs 1000] [--lines 2000]
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const BETAS = [0.4, 0.55, 0.75, 1, 1.4, 1.9, 2.6, 3.6, 4.4, 5.4];
const STEPS_A_LINE = 10;

/** A number in [0, 1) that follows from its arguments (mulberry32), so that the folder is the same every time. */
function uniform(seed, place) {
  let value = (Math.imul(seed + 1, 0x9e3779b1) + Math.imul(place + 1, 0x85ebca6b)) | 0;
  value = Math.imul(value ^ (value >>> 15), value | 1);
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
  return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
}

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const write = (path, value) => { writeFileSync(path, `${JSON.stringify(value)}\n`); };

export function writeManyRuns({ templates, into, runs, lines }) {
  const sources = templates.map((folder) => ({ folder, config: read(join(folder, 'config.json')), status: read(join(folder, 'status.json')), evaluation: read(join(folder, 'evaluation.json')) }));
  const start = Date.UTC(2026, 0, 1);
  for (let index = 0; index < runs; index++) {
    const source = sources[index % sources.length];
    const beta = BETAS[Math.floor(index / sources.length) % BETAS.length];
    const createdAt = new Date(start + index * 60_000);
    const id = `${createdAt.toISOString().slice(0, 19).replaceAll('-', '').replace('T', '-').replaceAll(':', '')}-many-${String(index).padStart(6, '0')}`;
    const folder = join(into, id);
    mkdirSync(folder, { recursive: true });
    for (const name of ['annotations.json', 'environment.json']) if (existsSync(join(source.folder, name))) copyFileSync(join(source.folder, name), join(folder, name));
    const steps = lines * STEPS_A_LINE;
    write(join(folder, 'config.json'), { ...source.config, name: 'many', objective: { type: 'betaVae', beta }, training: { ...source.config.training, seed: Math.floor(index / (sources.length * BETAS.length)), steps } });
    write(join(folder, 'status.json'), { ...source.status, id, state: 'finished', step: steps, totalSteps: steps, createdAt: createdAt.toISOString(), startedAt: createdAt.toISOString(), heartbeatAt: createdAt.toISOString(), finishedAt: createdAt.toISOString() });
    write(join(folder, 'evaluation.json'), { ...source.evaluation, evaluation: changed(source.evaluation.evaluation, index, beta, steps) });
    writeFileSync(join(folder, 'metrics.jsonl'), metricLines(lines, source.evaluation.evaluation.klPerLatent.length, index, beta));
  }
}

function changed(evaluation, seed, beta, step) {
  const decoder = seed % 2;
  const kl = 16 / (0.6 + beta) * (0.92 + 0.16 * uniform(seed, 1));
  const nll = 90 + 60 * Math.log1p(beta) + 25 * decoder + 14 * uniform(seed, 2);
  const value = Math.min(0.95, (0.1 + 0.08 * beta) * (decoder ? 0.4 : 1) + 0.3 * uniform(seed, 3));
  const { geometry } = evaluation;
  const turn = 2 * Math.PI * uniform(seed, 4);
  const fold = 0.8 * uniform(seed, 5) * (decoder ? 1.6 : 0.4);
  const means = geometry?.means.map((mean, point) => {
    const [first, second] = geometry.factorValues[point];
    const [x, y] = [5 * (first - 0.5) + fold * Math.sin(7 * (second ?? 0)), 5 * ((second ?? 0) - 0.5) + fold * Math.cos(6 * first)];
    const turned = [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
    return mean.map((old, latent) => (latent === geometry.latents[0] ? turned[0] : latent === geometry.latents[1] ? turned[1] : old));
  });
  return {
    ...evaluation, step, nll, kl, elbo: nll + kl, intervals: null,
    mig: evaluation.mig && { ...evaluation.mig, value },
    geometry: geometry && { ...geometry, means, score: 1 / (1 + fold) },
    latentsUsed: 2 + Math.floor(4 * uniform(seed, 6)),
  };
}

function metricLines(lines, latents, seed, beta) {
  const height = 1800 + 200 * uniform(seed, 7);
  const end = 90 + 60 * Math.log1p(beta) + 20 * uniform(seed, 8);
  const text = [];
  for (let sequence = 0; sequence < lines; sequence++) {
    const step = (sequence + 1) * STEPS_A_LINE;
    const nll = end + height * Math.exp(-step / 900) + 8 * uniform(seed, 100 + sequence);
    const kl = (16 / (0.6 + beta)) * (1 - Math.exp(-step / 1500)) + 0.3 * uniform(seed, 200 + sequence);
    const share = Array.from({ length: latents }, (_, latent) => Number((latent < 2 ? kl / 2 : 0.001).toFixed(4)));
    text.push(JSON.stringify({ sequence, step, seconds: step * 0.03, loss: nll + beta * kl, nll, kl, klPerLatent: share, sigmaPerLatent: share.map((one) => Number(Math.exp(-one).toFixed(4))), extras: {}, millisecondsPerStep: 30 }));
  }
  return `${text.join('\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { from: { type: 'string', multiple: true }, into: { type: 'string' }, runs: { type: 'string', default: '1000' }, lines: { type: 'string', default: '2000' } } });
  if (!values.from || !values.into) {
    console.error('Usage: node bench/support/manyRuns.mjs --from RUN [--from RUN …] --into FOLDER [--runs 1000] [--lines 2000]');
    process.exit(2);
  }
  writeManyRuns({ templates: values.from, into: values.into, runs: Number(values.runs), lines: Number(values.lines) });
}

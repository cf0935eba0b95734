/** The arrows of ARCHITECTURE.md: renderer → shared ← main, and the science knows nothing of hosts, services or the store. */
const only = (name, from, to, comment) => ({ name, severity: 'error', comment, from: { path: from }, to: { path: to } });
module.exports = {
  forbidden: [
    only('shared-is-pure', '^src-shared', '^(src-main|src-renderer)', 'What both sides agree on depends on neither.'),
    only('shared-without-platform', '^src-shared', '^(node:|electron|ws|libsql|onnxruntime)', 'src-shared runs everywhere.'),
    only('renderer-knows-the-contract-only', '^src-renderer', '^src-main', 'The renderer reaches the main process through the contract.'),
    only('main-without-renderer', '^src-main', '^src-renderer', 'The main process serves the built renderer, it does not import it.'),
    only('engine-is-a-leaf', '^src-main/engine', '^src-main/(?!engine|random)', 'The engine knows networks and devices, nothing else.'),
    only('science-is-a-leaf', '^src-main/science', '^src-main/(?!science|random)', 'Metrics work on plain arrays.'),
    only('datasets-are-a-leaf', '^src-main/datasets', '^src-main/(?!datasets|random)', 'Datasets render factors into pixels.'),
    only('formats-are-a-leaf', '^src-main/formats', '^src-main/(?!formats|datasets)', 'File formats of others know nothing of runs.'),
    only('store-below-services', '^src-main/store', '^src-main/(services|hosts|cli|training|engine|exports|imports|report)', 'The store keeps run folders; others decide what to put there.'),
    only('report-reads-runs', '^src-main/report', '^src-main/(services|hosts|cli|training|engine|exports|imports)', 'A report is made of what run folders hold.'),
    only('transfers-below-services', '^src-main/(exports|imports)', '^src-main/(services|hosts|cli)', 'What leaves and what comes in is decided by those who ask.'),
    only('training-below-services', '^src-main/training', '^src-main/(services|hosts|cli)', 'Training is told what to do.'),
    only('training-without-transfers', '^src-main/training/(?!worker)', '^src-main/(exports|imports|report)', 'Only the thread lends itself to exports and imports.'),
    only('services-below-hosts', '^src-main/services', '^src-main/(hosts|cli)', 'A service does not know who asks.'),
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};

import { createRouter, createWebHashHistory, type Router, type RouterHistory } from 'vue-router';
import { screens } from './screens';

const PRODUCT = 'SBD Workbench';

/** Routes `#/set-up`, `#/live`, `#/studies/:id?`, `#/runs`, `#/compare`, `#/analyse/:id?`, `#/reproduce/:id?` and `#/devices`, each loaded when first opened; the window's title follows. */
export function createWorkbenchRouter(history: RouterHistory = createWebHashHistory()): Router {
  const router = createRouter({
    history,
    routes: [
      ...screens.map(({ name, path, load, label }) => ({ name, path, component: load, meta: { label } })),
      { path: '/:rest(.*)*', redirect: '/set-up' },
    ],
  });
  router.afterEach((to) => {
    document.title = typeof to.meta['label'] === 'string' ? `${to.meta['label']} — ${PRODUCT}` : PRODUCT;
  });
  return router;
}

import '@fontsource-variable/inter/index.css';
import './global.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { provideClient } from '@renderer/shared/client/client';
import { connect } from '@renderer/shared/client/connect';
import { applyTheme } from '@renderer/shared/theme/theme';
import App from './App.vue';
import { createWorkbenchRouter } from './router';

provideClient(connect());
applyTheme(document.documentElement);
createApp(App).use(createPinia()).use(createWorkbenchRouter()).mount('#app');

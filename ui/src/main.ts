import { mount } from 'svelte';
import Window from './App.svelte';
import { findHost } from './lib/host';
import { i18n } from './lib/i18n/index.svelte';
import { App } from './lib/state/app.svelte';
import './styles/index.css';

async function start(target: HTMLElement): Promise<void> {
  const [host] = await Promise.all([findHost(), i18n.start()]);
  mount(Window, { target, props: { app: new App(host) } });
}

const target = document.getElementById('app');
if (target !== null) void start(target);

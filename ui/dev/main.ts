/** The window on the fake host, for work on its looks: `npm run dev`, then /dev/?engine&cloud&library, with &review or &long=10000. */
import { mount } from 'svelte';
import Window from '../src/App.svelte';
import '../src/styles/index.css';
import { i18n } from '../src/lib/i18n/index.svelte';
import { fakeHost } from '../src/lib/host/fake';
import { App } from '../src/lib/state/app.svelte';

const asked = new URLSearchParams(location.search);
const app = new App(
  fakeHost({
    pace: Number(asked.get('pace') ?? 4),
    withEngine: asked.has('engine'),
    withCloud: asked.has('cloud'),
    withLibrary: asked.has('library') || asked.has('review'),
    withReview: asked.has('review'),
    long: Number(asked.get('long') ?? 0),
    cutAfter: asked.has('cut') ? Number(asked.get('cut')) : Infinity,
  }),
);
const target = document.getElementById('app');
if (target !== null) {
  await i18n.start();
  await i18n.use(asked.get('ui') ?? i18n.tag, false);
  mount(Window, { target, props: { app } });
}

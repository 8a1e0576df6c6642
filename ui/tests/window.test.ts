/** The window as a whole, on the fake host. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Window from '../src/App.svelte';
import { fakeHost, type FakeOptions } from '../src/lib/host/fake';
import { i18n } from '../src/lib/i18n/index.svelte';
import { App } from '../src/lib/state/app.svelte';

function open(options: FakeOptions = {}) {
  const host = fakeHost(options);
  const app = new App(host);
  render(Window, { props: { app } });
  return { host, app };
}

beforeEach(async () => {
  localStorage.clear();
  await i18n.use('en', false);
});
afterEach(cleanup);

describe('the window', () => {
  it('begins with one line and the sample', async () => {
    open();
    await fireEvent.click(await screen.findByText('try the sample'));
    expect(await screen.findByRole('heading', { level: 1, name: /Second Round of Talks/ })).toBeTruthy();
    expect(await screen.findByRole('button', { name: /Point 1: Supported/ })).toBeTruthy();
  });
  it('says plainly that the engine inside keeps to the article’s language', async () => {
    open();
    await fireEvent.click(await screen.findByText('try the sample'));
    expect(await screen.findByText(/writes in the article’s own language, English/)).toBeTruthy();
  });
  it('opens what is pasted', async () => {
    const { host } = open();
    await screen.findByText('try the sample');
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => 'A title\nOne sentence.' } });
    document.body.dispatchEvent(event);
    await waitFor(() => expect(host.calls.find((c) => c.name === 'import_article')?.request).toEqual({ source: { kind: 'text', text: 'A title\nOne sentence.' } }));
  });
  it('keeps a pasted text that could not be opened', async () => {
    open();
    await fireEvent.keyDown(window, { key: 'o', ctrlKey: true });
    const url = await screen.findByLabelText<HTMLInputElement>('Web address');
    await fireEvent.input(url, { target: { value: 'http://192.168.0.9/a' } });
    await fireEvent.click(screen.getByText('Fetch the page'));
    expect(await screen.findByText(/inside your own network/)).toBeTruthy();
    expect(screen.getByText('Allow 192.168.0.9 this once')).toBeTruthy();
    expect(url.value).toBe('http://192.168.0.9/a');
  });
  it('shows what was left out with its reason and restores it', async () => {
    const { host } = open({ withLibrary: true });
    await fireEvent.keyDown(window, { key: 'ArrowDown', altKey: true });
    await waitFor(() => expect(host.calls.some((c) => c.name === 'list_articles')).toBe(true));
    await fireEvent.keyDown(window, { key: 'ArrowDown', altKey: true });
    await screen.findByText(/4 lines hidden/);
    await fireEvent.click(screen.getByText('show'));
    const restore = (await screen.findAllByText('Restore'))[0];
    expect(screen.getAllByText(/Left out: comments/).length).toBe(3);
    if (restore !== undefined) await fireEvent.click(restore);
    expect(await screen.findByText(/3 lines hidden/)).toBeTruthy();
  });
  it('draws article text as text', async () => {
    const { app } = open();
    await screen.findByText('try the sample');
    await app.open({ kind: 'text', text: '<img src=x onerror=alert(1)> <b>bold</b>' });
    const page = document.getElementById('original');
    await waitFor(() => expect(page?.textContent ?? document.getElementById('original')?.textContent).toContain('<img src=x'));
    expect(document.querySelector('#original img, #original b')).toBeNull();
  });
  it('has every action in the palette and every key in the list', async () => {
    open();
    await screen.findByText('try the sample');
    await fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
    const list = await screen.findByRole('listbox', { name: 'Commands' });
    expect(within(list).getAllByRole('option').length).toBeGreaterThan(10);
  });
  it('stores no key without saying where, and none in the page', async () => {
    const { host, app } = open({ withEngine: true });
    await screen.findByText('try the sample');
    app.ui.openSettings('engines');
    await fireEvent.click(await screen.findByRole('button', { name: 'Gemma 3: Change' }));
    const field = await screen.findByLabelText<HTMLInputElement>('Key');
    await fireEvent.input(field, { target: { value: 'sk-secret' } });
    expect(await screen.findByText('This system has no keychain.')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Keep the key' }));
    await waitFor(() => expect(host.calls.find((c) => c.name === 'set_key')?.request).toMatchObject({ keeper: 'session', key: 'sk-secret' }));
    expect(document.body.innerHTML).not.toContain('sk-secret');
  });
});

/** The settings in the real window, worked by hand: what a reader clicks and types there. */
import { Key } from './webdriver.mjs';

/** The first shown element of a selector with these words in it. */
export const withWords = (session, selector, words) =>
  session.until(`${selector} with “${words}” is shown`, async () => {
    for (const element of await session.all(selector)) {
      if ((await element.isShown()) && (await element.text()).includes(words)) return element;
    }
    return undefined;
  });

/** Opens the settings at a section. */
export async function openSettings(session, section = 'engines') {
  await session.press(Key.Control, ',');
  await (await session.find(`#section-${section}`)).click();
}

/** Closes whatever dialog is open. */
export async function closeDialog(session) {
  await session.press(Key.Escape);
  await session.until('the dialog closes', async () => (await session.first('dialog[open]')) === undefined);
}

/** Adds an engine by its preset, found by typing; ends at its form. */
export async function addEngine(session, search) {
  await (await session.find('#section .add')).click();
  // The search field has the focus; Enter chooses the only preset that is left.
  await session.until('the search has the focus', () => session.run(() => document.activeElement?.type === 'search'));
  await session.keys(search);
  await session.press(Key.Enter);
  await session.find('#engine-name');
  await (await session.find('.chosen .button.primary')).click();
  await session.find('.test .button');
}

/** Tests the engine whose form is open; gives what is said. */
export async function testEngine(session) {
  await (await session.find('.test .button')).click();
  return (await session.find('.test .good, .test .failed', 60_000)).text();
}

/** Chooses a target language by typing its name. */
export async function chooseTarget(session, name) {
  await (await session.find('.langs > :last-child .trigger, .langs .trigger:last-of-type')).click();
  await session.find('.panel [role="combobox"]');
  await session.keys(name);
  await session.press(Key.Enter);
}
